"""What stands on a topic's page beside its words: its review, its sheets, the letter that says it was not clear."""

import dataclasses
import datetime
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from breaking import HERNIA, loaded
from clinic import replace
from conftest import copy_library
from leafwright import pipeline
from leafwright.model import Edition
from leafwright.model.signed import Reviewed
from leafwright.translation.editions import editions
from leafwright.website.topic.feedback import was_clear
from leafwright.website.topic.page import topic_page
from leafwright.website.topic.sheet import sheet

DAY = datetime.date(2026, 3, 4)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_library(tmp_path, languages=["en", "ar"], spelled=False)


def edition(root: Path, tag: str) -> Edition:
    return next(each for each in editions(loaded(root)) if each.id == f"{tag}/{HERNIA}")


def page(root: Path, tag: str, reviewed: bool = False) -> str:
    project = loaded(root)
    everything = editions(project)
    sites = [pipeline._language_site(project, each, everything, {}) for each in project.languages]
    shown = next(each for each in everything if each.id == f"{tag}/{HERNIA}")
    if reviewed:
        review = Reviewed(role="clinician", name="A test", date=DAY, next_review=DAY)
        shown = dataclasses.replace(shown, topic=dataclasses.replace(shown.topic, review=review))
    return topic_page(project, shown, sites, [])


def test_the_review_is_told_near_the_title_in_words(root: Path) -> None:
    assert "\nLast reviewed: not yet reviewed\n{: .reviewed }" in page(root, "en").split('<nav class="jumps"')[0]
    assert "\nLast reviewed: March\u00a04, 2026\n{: .reviewed }" in page(root, "en", reviewed=True)
    assert "4\u00a0مارس\u00a02026\n{: .reviewed }" in page(root, "ar", reviewed=True)


def test_without_an_address_nothing_asks_whether_it_was_clear(root: Path) -> None:
    for tag in ("en", "ar"):
        assert was_clear(edition(root, tag)) == ""
        assert "mailto:" not in page(root, tag)


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_letter_names_leaflet_version_and_language(root: Path, tag: str) -> None:
    replace(root / "docs/hospital.toml", "accent =", 'feedback_email = "leaflets@fixture.example.org"\naccent =')
    (found,) = re.findall(r'href="(mailto:[^"]*)"', page(root, tag))
    address, _, subject = found.partition("?subject=")
    assert address == "mailto:leaflets@fixture.example.org"
    assert unquote(subject).startswith(f"FX-01, 1.0, {tag}: ")
    assert " " not in subject
    department = root / "docs/departments/day-surgery.toml"
    department.write_text('feedback_email = "day@fixture.example.org"\n' + department.read_text("utf-8"), "utf-8")
    assert "mailto:day@fixture.example.org?" in was_clear(edition(root, tag))


@pytest.mark.parametrize("address", ["leaflets", "a b@example.org", "a@example.org?cc=b@example.org"])
def test_what_is_no_address_for_letters_is_refused(root: Path, address: str) -> None:
    replace(root / "docs/hospital.toml", "accent =", f'feedback_email = "{address}"\naccent =')
    with pytest.raises(AssertionError):
        loaded(root)


def test_a_page_brings_the_meanings_of_its_own_hard_words_alone(root: Path) -> None:
    assert re.findall(r'data-term="([\w-]+)"', page(root, "en")) == ["hernia"]


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_printed_sheet_names_marks_number_version_and_address(root: Path, tag: str) -> None:
    shown = sheet(loaded(root), edition(root, tag))
    assert "Draft: not for patients" in [mark["said"] for mark in shown["marks"] if mark["tag"] == "en"]
    assert [mark["tag"] for mark in shown["marks"]] == list(dict.fromkeys([tag, "en"]))
    assert [fact.split()[-1] for fact in shown["facts"]] == ["FX-01", "1.0"]
    assert shown["address"] == f"fixture.example.org/leaflets/{tag}/topics/{HERNIA}.html"


def test_of_a_release_the_version_is_the_one_that_it_gave(root: Path) -> None:
    replace(root / "docs/hospital.toml", "accent =", 'feedback_email = "leaflets@fixture.example.org"\naccent =')
    given = dataclasses.replace(edition(root, "en"), given="1.2")
    assert [fact.split()[-1] for fact in sheet(loaded(root), given)["facts"]] == ["FX-01", "1.2"]
    assert "subject=FX-01%2C%201.2%2C%20en" in was_clear(given)
