"""How fast to get help, and whom to phone: headings and numbers of a topic's page, as it is written."""

import re
from pathlib import Path

import pytest

from breaking import HERNIA, loaded
from clinic import replace
from conftest import copy_library
from leafwright import pipeline
from leafwright.setup import places
from leafwright.translation.editions import editions
from leafwright.website.topic.dialing import address_of
from leafwright.website.topic.page import topic_page

DIALED = re.compile(r'<a class="call" href="(tel:[^"]*)">(.*?)</a>')


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_library(tmp_path, languages=["en", "ar"], spelled=False)


def page(root: Path, tag: str = "en") -> str:
    project = loaded(root)
    everything = editions(project)
    sites = [pipeline._language_site(project, each, everything, {}) for each in project.languages]
    return topic_page(project, next(each for each in everything if each.id == f"{tag}/{HERNIA}"), sites, [])


def section(text: str, id_: str) -> str:
    return text.split(f"{{#{id_}}}\n")[1].split("</section>")[0]


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_numbers_dial_where_help_is_told_of_and_in_the_contacts(root: Path, tag: str) -> None:
    text = page(root, tag)
    numbers = {
        "tel:911": "911",
        "tel:5550100201": "555 010 0201",
        "tel:5550100202": "555 010 0202",
        "tel:5550100203": "555 010 0203",
    }
    shown = {
        link: f'<bdi class="number" dir="ltr">{number.replace(" ", "&nbsp;")}</bdi>' for link, number in numbers.items()
    }
    help_ = dict(DIALED.findall(section(text, "when_to_seek_help")))
    assert help_["tel:911"] == shown["tel:911"]
    assert len(help_) > 1
    assert help_.items() <= shown.items()
    assert dict(DIALED.findall(section(text, "contacts"))) == {link: shown[link] for link in shown if link != "tel:911"}


def test_no_number_dials_where_the_hospital_says_so(root: Path) -> None:
    linked = page(root)
    profile = root / "docs" / "hospital.toml"
    replace(profile, 'emergency = "911"', 'emergency = "911"\nphone_links = false')
    text = page(root)
    assert "tel:" not in text
    assert text == DIALED.sub(r"\2", linked).replace("&nbsp;", " ")


def test_a_link_dials_latin_digits_and_shows_those_of_the_language(root: Path) -> None:
    file = root / "docs" / "languages" / "ar.toml"
    file.parent.mkdir(exist_ok=True)
    ours = places.DEFAULTS / "languages" / "ar.toml"
    file.write_text(ours.read_text("utf-8"), "utf-8")
    replace(file, 'digits = "latn"', 'digits = "native"')
    replace(file, 'babel = "ar"', 'babel = "ar_EG"')
    found = dict(DIALED.findall(page(root, "ar")))
    assert found["tel:911"] == '<bdi class="number" dir="ltr">٩١١</bdi>'


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("911", "tel:911"),
        ("555 010-0199", "tel:5550100199"),
        ("(020) 7946 0018", "tel:02079460018"),
        ("+44 20 7946 0018", "tel:+442079460018"),
        ("+44 (0)20 7946 0018", "tel:+442079460018"),
    ],
)
def test_a_number_is_dialed_as_people_dial_it(number: str, address: str) -> None:
    assert address_of(number) == address


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_each_level_of_help_is_a_heading_with_an_id_of_its_own(root: Path, tag: str) -> None:
    told = section(page(root, tag), "when_to_seek_help")
    levels = re.findall(r'<div class="admonition level (\w+)" markdown="1">\n\n### .+ \{#([\w-]+)\}\n', told)
    assert levels == [(level, f"when_to_seek_help-{level}") for level in ("emergency", "urgent", "routine")]
    assert "!!!" not in told
