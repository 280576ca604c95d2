"""A topic's page, as it is written before a browser shows it."""

import re
from pathlib import Path

import pytest

from breaking import HERNIA, loaded
from conftest import copy_library
from leafwright import pipeline
from leafwright.model import Finding
from leafwright.translation.editions import editions
from leafwright.website.structured import _translations
from leafwright.website.topic.page import topic_page


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_library(tmp_path_factory.mktemp("library"), languages=["en", "ar"], spelled=False)


def page(root: Path, slug: str, tag: str) -> str:
    project = loaded(root)
    everything = editions(project)
    sites = [pipeline._language_site(project, each, everything, {}) for each in project.languages]
    return topic_page(project, next(each for each in everything if each.id == f"{tag}/{slug}"), sites, [])


def jumps(text: str) -> tuple[list[tuple[str, str]], list[str]]:
    """The links at once, each as its class and where it leads, and where those behind one touch lead."""
    nav = text.split('<nav class="jumps"')[1].split("</nav>")[0]
    once, folded = nav.split("<details>")
    return re.findall(r'<a class="([\w-]+)" href="#(\w+)">', once), re.findall(r'<a href="#(\w+)">', folded)


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_warning_signs_and_leaflets_are_one_touch_away(root: Path, tag: str) -> None:
    once, folded = jumps(page(root, HERNIA, tag))
    assert once == [("jump-warning", "when_to_seek_help"), ("jump", "download")]
    assert folded[:2] == ["summary", "when_to_seek_help"]
    assert folded[-1] == "download"
    assert len(folded) == len(set(folded)) > 5


def test_a_page_for_staff_leads_to_no_leaflets(root: Path) -> None:
    once, folded = jumps(page(root, "hernia-staff", "en"))
    assert ("jump", "download") not in once
    assert "download" not in folded


@pytest.mark.parametrize("shown", [{"en", "ar"}, {"en"}, {"ar"}, set()])
def test_machines_are_told_of_a_translation_only_where_it_is_shown(root: Path, shown: set[str]) -> None:
    project = loaded(root)
    everything = {each.id: each for each in editions(project)}
    hidden: dict[str, list[Finding]] = {f"{tag}/{HERNIA}": [] for tag in ("en", "ar") if tag not in shown}
    sites = [pipeline._language_site(project, each, list(everything.values()), hidden) for each in project.languages]
    english, arabic = (_translations(everything[f"{tag}/{HERNIA}"], sites) for tag in ("en", "ar"))
    base = project.hospital.address
    other = [{"@id": f"{base}ar/topics/{HERNIA}.html"}] if "ar" in shown else []
    assert english == {"workTranslation": other}
    assert arabic == ({"translationOfWork": {"@id": f"{base}en/topics/{HERNIA}.html"}} if "en" in shown else {})
