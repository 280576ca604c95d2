"""What a topic costs to check does not grow with topics and facts that it does not name."""

import dataclasses
from pathlib import Path

import pytest

from breaking import HERNIA, HOME, loaded, replace, topic
from conftest import copy_library
from leafwright.checks.content import c004_links_lead_somewhere as links
from leafwright.checks.library import a003_figures_that_belong_together_stand_together as figures
from leafwright.model import Project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root: Path = copy_library(tmp_path_factory.mktemp("large"), languages=["en"])
    replace(topic(root), "## ", f"[Afterwards]({HOME}.md#when_to_seek_help)\n\n## ")
    return loaded(root)


def test_places_are_sought_only_in_topics_that_are_linked_to(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    own = next(each for each in project.topics if each.slug == HERNIA)
    many = [dataclasses.replace(own, slug=f"other-{number}", text=f"# {number}") for number in range(50)]
    asked, found = [], links._ids

    def ids(text: str) -> frozenset[str]:
        asked.append(text)
        return found(text)

    monkeypatch.setattr(links, "_ids", ids)
    assert list(links.check(own, dataclasses.replace(project, topics=(*project.topics, *many)), {})) == []
    named = {each.text for each in project.topics}
    assert {*asked} <= named


def test_a_block_is_read_once_however_many_facts_there_are(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    one = next(iter(project.facts.values()))
    facts = {f"X{number}": one.model_copy(update={"together": ((1, 2),)}) for number in range(50)}
    read = []

    def noted(text: str) -> str:
        read.append(text)
        return text

    monkeypatch.setattr(figures, "outside_macros", noted)
    assert list(figures.check(dataclasses.replace(project, facts=facts), {})) == []
    blocks = sum(len(figures.parse(each.text).segments) for each in project.topics)
    assert 0 < len(read) <= blocks
