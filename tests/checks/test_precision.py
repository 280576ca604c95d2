"""Plain text passes: over passages that obey the rules, and over the project's own topics, no check cries wolf.

The passages in tests/checks/passages were written for this, on other subjects, by the rules of plain language; a
finding of level stop on one of them is a false alarm.
"""

import dataclasses
from pathlib import Path

import pytest

from breaking import loaded
from conftest import copy_library, publish
from leafwright.checks import Pair, check_library, check_pair, check_topic
from leafwright.model import FrontMatter, Place, Project, Topic
from leafwright.translation.catalogs import entries_of
from made_up import META

PASSAGES = sorted(Path(__file__).with_name("passages").glob("*.md"))
TRANSLATED = sorted(Path(__file__).with_name("passages").glob("*.po"))
# A passage is one section, not a topic: what a whole topic must have does not hold for it. Nor was there a
# glossary to link to (C038), nor a department (C042).
WHOLE_TOPICS = {"C001", "C008", "C026", "C027", "C028", "C038", "C042"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = copy_library(tmp_path_factory.mktemp("library"), languages=["en"])
    publish(root, ["en", *(path.suffixes[0][1:] for path in TRANSLATED)])
    return loaded(root)


def test_there_are_sixty_passages_in_eight_languages() -> None:
    assert len(PASSAGES) >= 53
    assert len(TRANSLATED) >= 7


@pytest.mark.parametrize("path", TRANSLATED, ids=lambda path: path.stem)
def test_a_plain_translation_is_not_stopped(project: Project, path: Path) -> None:
    language = next(each for each in project.translated if path.suffixes[0][1:] == each.tag)
    entries = entries_of(path.read_text("utf-8"))
    assert len(entries) >= 5
    for each in entries:
        pair = Pair(each.source, each.target, Place(path.name, each.line), language)
        assert [finding for finding in check_pair(pair, project.house) if finding.stops] == []


@pytest.mark.parametrize("path", TRANSLATED, ids=lambda path: path.stem)
def test_each_word_of_fear_is_told(project: Project, path: Path) -> None:
    language = next(each for each in project.translated if path.suffixes[0][1:] == each.tag)
    assert len(language.fear) >= 5
    for word in language.fear:
        pair = Pair("It.", f"1: {word}.", Place(path.name), language)
        assert "T016" in [finding.code for finding in check_pair(pair, project.house) if finding.stops], word


def test_passages_side_by_side_are_not_stopped(project: Project) -> None:
    """As two libraries, since the first twenty and the next were written on the same subjects."""
    told = {**META.model_dump(), "kind": "procedure"}
    metas = [FrontMatter.model_validate({**told, "number": f"XX-{number:02}"}) for number in range(len(PASSAGES))]
    topics = [
        Topic(path.stem, path.name, meta, path.read_text("utf-8")) for path, meta in zip(PASSAGES, metas, strict=True)
    ]
    for own in (topics[:20], topics[20:]):
        found = check_library(dataclasses.replace(project, topics=tuple(own), claims={}))
        assert [finding for finding in found if finding.stops] == []


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
