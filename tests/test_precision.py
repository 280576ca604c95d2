"""Plain text passes: over passages that obey the rules, and over the project's own topics, no check cries wolf.

The passages in tests/passages were written for this, on other subjects, by the rules of plain language; a
finding of level stop on one of them is a false alarm.
"""

from pathlib import Path

import pytest

from conftest import ROOT
from leafwright import reading
from leafwright.checks import check_topic
from leafwright.model import FrontMatter, Project, Topic
from test_checks import META

PASSAGES = sorted((ROOT / "tests" / "passages").glob("*.md"))
# A passage is one section, not a topic: what a whole topic must have does not hold for it. Nor was there a
# glossary to link to (C038), nor a department (C042).
WHOLE_TOPICS = {"C001", "C008", "C026", "C027", "C028", "C038", "C042"}


@pytest.fixture(scope="module")
def loaded() -> Project:
    project, _ = reading.load(ROOT)
    assert project is not None
    return project


def test_there_are_twenty_passages() -> None:
    assert len(PASSAGES) >= 20


@pytest.mark.parametrize("path", PASSAGES, ids=lambda path: path.stem)
def test_plain_text_is_not_stopped(loaded: Project, path: Path) -> None:
    meta = FrontMatter.model_validate({**META.model_dump(), "kind": "procedure"})
    topic = Topic(path.stem, f"tests/passages/{path.name}", meta, path.read_text("utf-8"))
    findings = [finding for finding in check_topic(topic, loaded) if finding.code not in WHOLE_TOPICS]
    assert [finding for finding in findings if finding.stops] == []


def test_advice_on_plain_text_is_seldom(loaded: Project) -> None:
    meta = FrontMatter.model_validate({**META.model_dump(), "kind": "procedure"})
    advice = [
        f"{path.name}:{finding.at.line} {finding.code} {finding.message}"
        for path in PASSAGES
        for finding in check_topic(Topic(path.stem, path.name, meta, path.read_text("utf-8")), loaded)
        if finding.code not in WHOLE_TOPICS and not finding.stops
    ]
    assert len(advice) <= len(PASSAGES) // 4, advice
