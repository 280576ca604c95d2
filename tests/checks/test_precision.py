"""Plain text passes: over passages that obey the rules, and over the project's own topics, no check cries wolf.

The passages in tests/checks/passages were written for this, on other subjects, by the rules of plain language; a
finding of level stop on one of them is a false alarm.
"""

from pathlib import Path

import pytest

from breaking import loaded
from conftest import copy_library
from leafwright.checks import check_topic
from leafwright.model import FrontMatter, Project, Topic
from made_up import META

PASSAGES = sorted(Path(__file__).with_name("passages").glob("*.md"))
# A passage is one section, not a topic: what a whole topic must have does not hold for it. Nor was there a
# glossary to link to (C038), nor a department (C042).
WHOLE_TOPICS = {"C001", "C008", "C026", "C027", "C028", "C038", "C042"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return loaded(copy_library(tmp_path_factory.mktemp("library"), languages=["en"]))


def test_there_are_twenty_passages() -> None:
    assert len(PASSAGES) >= 20


@pytest.mark.parametrize("path", PASSAGES, ids=lambda path: path.stem)
def test_plain_text_is_not_stopped(project: Project, path: Path) -> None:
    meta = FrontMatter.model_validate({**META.model_dump(), "kind": "procedure"})
    topic = Topic(path.stem, f"tests/checks/passages/{path.name}", meta, path.read_text("utf-8"))
    findings = [finding for finding in check_topic(topic, project) if finding.code not in WHOLE_TOPICS]
    assert [finding for finding in findings if finding.stops] == []


def test_advice_on_plain_text_is_seldom(project: Project) -> None:
    meta = FrontMatter.model_validate({**META.model_dump(), "kind": "procedure"})
    advice = [
        f"{path.name}:{finding.at.line} {finding.code} {finding.message}"
        for path in PASSAGES
        for finding in check_topic(Topic(path.stem, path.name, meta, path.read_text("utf-8")), project)
        if finding.code not in WHOLE_TOPICS and not finding.stops
    ]
    assert len(advice) <= len(PASSAGES) // 4, advice
