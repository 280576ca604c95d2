"""A library of two small topics that link to each other, in two languages and one format, to build in seconds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import copy_library, warmed
from leafwright import pipeline
from leafwright.pipeline import BuildResult
from tiny import DEPARTMENT, KIND, TOPIC

WALK = "It helps you to walk.\n"
Build = Callable[[], BuildResult]


def edit(path: Path, old: str, new: str) -> None:
    """Change words of a file that must be there."""
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def pair(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Topics `one` and `two`; `one` links to a section of `two`. Neither is translated yet. It remembers its build."""
    return warmed(tmp_path_factory, worker_id, "two-topics", two_topics, tmp_path)


def two_topics(root: Path) -> Path:
    copy_library(root, ["a4"], ["en", "ar"])
    topics = root / "docs" / "topics"
    for path in topics.glob("*.md"):
        path.unlink()
    (root / "docs" / "kinds").mkdir(exist_ok=True)
    (root / "docs" / "kinds" / "tiny.toml").write_text(KIND, "utf-8")
    (root / "docs" / "departments" / "Ward.toml").write_text(DEPARTMENT, "utf-8")
    (root / "docs" / "evidence" / "claims.toml").unlink()
    linked = TOPIC.replace(WALK, f"{WALK}\nSee [the risks](two.md#risks).\n")
    (topics / "one.md").write_text(linked, "utf-8")
    (topics / "two.md").write_text(TOPIC.replace("XX-01", "XX-02").replace("A small", "Another small"), "utf-8")
    return root


@pytest.fixture
def build(pair: Path) -> Build:
    return lambda: pipeline.build(pair, lambda *_: None)
