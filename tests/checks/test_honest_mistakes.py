"""What people get wrong in their first week: each is told at its line, once, with what to write instead."""

from pathlib import Path

import pytest

from breaking import replace
from leafwright import pipeline

HERNIA, HOME, PROFILE = "docs/topics/hernia.md", "docs/topics/going-home-after-hernia-surgery.md", "docs/hospital.toml"


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "message", "fix"),
    [
        (HOME, "number: FX-02", "number: FX-01", "A006", f"FX-01 is the number of {HOME} already", "such as FX-"),
        (PROFILE, 'emergency = "911"', "emergency = “911”", "S004", "curly quotes around a value", '"text"'),
        (PROFILE, 'languages = ["en", "ar", "fr"]', 'languages = ["Arabic"]', "S005", "no tag of a language", "ar"),
        (PROFILE, "sample = false", 'source = "ru"\nsample = false', "C064", "not in the script of Russian", "source"),
        (HERNIA, "| **At home** |", "|", "C063", "a row of 2 cells below 3 headings", "|"),
    ],
)
def test_a_mistake_is_told_where_it_is(
    library: Path, file: str, old: str, new: str, code: str, message: str, fix: str
) -> None:
    replace(library / file, old, new)
    found = [each for each in pipeline.check(library)[1] if each.code == code]
    assert {each.at.file for each in found} <= {file, HERNIA, HOME}
    assert message in found[0].message
    assert fix in found[0].fix
    assert found[0].at.line > (15 if code == "C064" else 1), "where its words begin"
