"""Numbers, temperatures, ranges, lists, amounts and dates stand as each language writes them, on one line."""

import datetime
import functools
import html
import re
import tempfile
from pathlib import Path

import pytest

from breaking import loaded
from clinic import edition_of, leaflet_of, replace, translate, write_clinic
from conftest import copy_library
from leafwright.model import Language, LocalChoice, Words
from leafwright.reading.words import spelling
from leafwright.setup.places import DEFAULTS
from leafwright.text.local_values import values_of
from leafwright.text.numbers import date, number
from leafwright.translation.interface import interface_words
from made_up import HOSPITAL

_CHOICE = {"unit": "u", "range": "r"}
LOCAL: dict[str, dict[str, object]] = {
    "fever": {"value": 38.0, "measure": "celsius"},
    "stay": {"value": 1, "to": 3, "counts": "night"},
    "scans": {"value": [3, 6, 12], "counts": "month"},
    "food": {"value": 6, "counts": "hour"},
    "water": {"value": 2, "counts": "hour"},
    "old": {"value": "some words"},
}


@functools.cache
def languages() -> dict[str, tuple[Language, Words]]:
    """The languages that come with the tool, each with its words."""
    shipped = sorted(path.stem for path in (DEFAULTS / "languages").glob("*.toml"))
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(spelling, "modules", lambda: Path(folder))  # no dictionary is asked: some take seconds to open
        project = loaded(copy_library(Path(folder), languages=shipped))
    return {language.tag: (language, interface_words(project, language)) for language in project.languages}


def said(tag: str, local: dict[str, dict[str, object]] = LOCAL, **more: object) -> dict[str, str]:
    """The values as plain letters, `~` for a no-break space."""
    choices = {name: LocalChoice.model_validate({**_CHOICE, **value}) for name, value in local.items()}
    hospital = HOSPITAL.model_copy(update={"local": choices, "temperature": ("celsius", "fahrenheit"), **more})
    language, words = languages()[tag]
    found = values_of(hospital, language, words)
    return {name: html.unescape(re.sub("<[^>]*>", "", each)).replace("\u00a0", "~") for name, each in found.items()}


@pytest.mark.parametrize(
    ("tag", "fever", "stay", "scans", "food", "water"),
    [
        ("en", "38.0~°C (100.4~°F)", "1~to~3~nights", "3, 6~and~12~months", "6~hours", "2~hours"),
        ("fr", "38,0~°C (100,4~°F)", "1~à~3~nuits", "3, 6~et~12~mois", "6~heures", "2~heures"),
        ("es", "38.0~°C (100.4~°F)", "1~a~3~noches", "3, 6~y~12~meses", "6~horas", "2~horas"),
        ("pl", "38,0~°C (100,4~°F)", "1–3~noce", "3, 6~i~12~miesięcy", "6~godzin", "2~godziny"),
        ("ar", "38.0~°C (100.4~°F)", "1~إلى~3~ليالٍ", "3~و6~و12~شهرًا", "6~ساعات", "ساعتين"),
        ("ur", "38.0~°C (100.4~°F)", "1~سے~3~راتیں", "3، 6، اور~12~مہینے", "6~گھنٹے", "2~گھنٹے"),
        ("bn", "38.0~°C (100.4~°F)", "1~থেকে~3~রাত", "3, 6~এবং~12~মাস", "6~ঘণ্টা", "2~ঘণ্টা"),
        ("zh-Hans", "38.0~°C (100.4~°F)", "1到3晚", "3、6和12个月", "6小时", "2小时"),
    ],
)
def test_each_language_writes_values_in_its_own_way(
    tag: str, fever: str, stay: str, scans: str, food: str, water: str
) -> None:
    values = said(tag)
    assert values["local.fever"] == fever
    assert values["amount.stay"] == stay
    assert values["amount.scans"] == scans
    assert (values["amount.food"], values["amount.water"]) == (food, water)
    assert (values["local.food"], values["local.old"]) == ("6", "some words")
    assert "amount.old" not in values


def test_a_hospital_says_on_which_scales_it_tells_a_temperature() -> None:
    fever = {"fever": {"value": 100.4, "measure": "fahrenheit"}}
    assert said("en", fever, temperature=("celsius",))["local.fever"] == "38.0~°C"
    assert said("en", fever, temperature=("fahrenheit", "celsius"))["local.fever"] == "100.4~°F (38.0~°C)"


def test_a_form_that_says_its_number_by_itself_keeps_what_leads_to_it() -> None:
    assert said("ar", {"s": {"value": 1, "to": 2, "counts": "hour"}})["amount.s"] == "1 إلى ساعتين"


def test_digits_are_those_that_the_language_asks_for() -> None:
    bengali = languages()["bn"][0].model_copy(update={"digits": "native"})
    assert number(38.5, bengali) == "৩৮.৫"
    assert date(datetime.date(2026, 11, 23), bengali).startswith("২৩")


@pytest.mark.parametrize(
    ("tag", "words"),
    [("en", "November~23, 2026"), ("fr", "23~novembre~2026"), ("ar", "23~نوفمبر~2026"), ("zh-Hans", "2026年11月23日")],
)
def test_a_date_is_told_in_words(tag: str, words: str) -> None:
    assert date(datetime.date(2026, 11, 23), languages()[tag][0]).replace("\u00a0", "~") == words


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": 6, "translate": True},
        {"value": "6", "counts": "hour"},
        {"value": [1, 2], "to": 3},
        {"value": [38.0, 39.0], "measure": "celsius"},
        {"value": []},
        {"value": 6, "counts": "parsec"},
    ],
)
def test_a_value_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"value|counts"):
        LocalChoice.model_validate({**_CHOICE, **wrong})


def test_a_leaflet_tells_values_and_dates_in_its_language(tmp_path: Path) -> None:
    root = write_clinic(tmp_path, ["en", "fr"])
    profile = root / "docs/hospital.toml"
    local = (
        '[local.fever]\nvalue = 38.0\nmeasure = "celsius"\nunit = "u"\nrange = "r"\n'
        '[local.rest]\nvalue = 2\ncounts = "day"\nunit = "u"\nrange = "r"\n'
    )
    replace(profile, "[local]\n", local)
    replace(root / "docs/topics/hip.md", "is worn.", "is worn. Rest {{ amount.rest }} above {{ local.fever }}.")
    translate(root)
    said = re.sub("<[^>]*>", "", leaflet_of(root, "fr/hip"))
    assert "Rest 2\u00a0jours above 38,0\u00a0°C." in said
    assert "31\u00a0janvier\u00a02026" in said
    assert "2026-01-31" not in said
    assert edition_of(root, "fr/hip").state.complete
