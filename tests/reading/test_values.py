"""A value that does not fit is told in words that nurses use, once, and with what to write instead."""

import json
import re
from pathlib import Path

import pytest

from breaking import HERNIA, found, replace
from leafwright import pipeline
from leafwright.model.schemas import schemas
from leafwright.model.shapes import TAG
from leafwright.reading.values import SAMPLES

TOPIC, PROFILE, WARD = f"docs/topics/{HERNIA}.md", "docs/hospital.toml", "docs/departments/day-surgery.toml"
QUOTES = "put it in quotes, without brackets: "
WRONG = [
    (TOPIC, 'version: "1.0"', "version: 1.10", "version is 1.1, which is not words", f'{QUOTES}version: "…"'),
    (TOPIC, "audience: adults", "audience: [adults]", "['adults'], which is not words", f'{QUOTES}audience: "…"'),
    (TOPIC, "patient_readers: 0", "patient_readers: none", "not a whole number", "write it in figures, without quotes"),
    (TOPIC, "number: FX-01", "number: FX01", "not of the right form", "write it like this: PI-02"),
    (TOPIC, "audience: adults", 'audience: " "', "audience has no value", "write its value behind it"),
    (TOPIC, "owner: day-surgery", "owner:", "owner has no value", "write its value behind it"),
    (TOPIC, "written: 2026-01-05", "written: soon", "'soon', which is not a day", "2026-01-31"),
    (TOPIC, "written: 2026-01-05", "written: 2026-13-05", "2026-13-05 is not a day", "correct the day"),
    (PROFILE, 'emergency = "911"', "emergency = 911", "emergency is 911, which is not words", 'emergency = "…"'),
    (PROFILE, 'emergency = "911"', 'emergency = "nine"', "not of the right form", "write it like this: 112"),
    (PROFILE, "sample = false", 'sample = "perhaps"', "neither true nor false", "write true or false, without quotes"),
    (PROFILE, "sample = false", "sample = False", "not valid TOML", "true and false in small letters"),
    (PROFILE, 'number = "555 010 0203"', "number = 0555", "not valid TOML", "figures without a zero in front"),
    (PROFILE, 'languages = ["en", "ar", "fr"]', 'languages = "ar"', "not a list", "square brackets"),
    (WARD, "always = true", 'always = "at night"', "neither true nor false", "write true or false"),
    (WARD, "always = true", "always = True", "not valid TOML", "true and false in small letters"),
    (
        WARD,
        "[phones.ward]",
        "[phones]\nward = 5\n[phones.other]",
        "5, which is a value, not a table",
        "a line for each",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "told", "fix"), WRONG)
def test_a_wrong_value_is_told_once_and_in_words(
    library: Path, file: str, old: str, new: str, told: str, fix: str
) -> None:
    replace(library / file, old, new)
    (only,) = {str(each) for each in pipeline.check(library)[1] if each.stops}
    assert told in only
    assert fix in only


def test_one_table_in_place_of_a_list_of_them_is_told_by_its_brackets(library: Path) -> None:
    path = library / "docs" / "glossary.toml"
    one = '\n[scar.forbidden.fr]\nwords = ["a"]\nsay = "b"\n'
    path.write_text(path.read_text("utf-8") + one, "utf-8")
    (told,) = found(library, "S005")
    assert told.message.endswith(", which is one table and not a list of them")
    assert told.fix == "head it in double square brackets: [[ … ]]"


def test_no_pattern_is_shown_to_a_nurse() -> None:
    """Each form that a schema asks for has a sample to show in its place; blanks are told as no value."""
    asked = {pattern for text in schemas().values() for pattern in re.findall(r'"pattern": (".*?")[,\n]', text)}
    assert len(asked) > 10
    assert {json.loads(pattern) for pattern in asked} - SAMPLES.keys() == {TAG, r"\S"}
