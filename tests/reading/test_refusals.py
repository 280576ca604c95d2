"""A file that does not fit its schema is refused at its line, with a remedy, and nothing is raised."""

from pathlib import Path

import pytest

from breaking import HERNIA, found, replace
from leafwright import pipeline


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("docs/hospital.toml", "555 010 0203", "call us", "S005"),
        ("docs/departments/day-surgery.toml", "555 010 0201", "call us", "S005"),
        ("docs/hospital.toml", 'accent = "#5B2C6F"', 'accent = "violet"', "S005"),
        ("docs/hospital.toml", "sample = false", "sampel = false", "S005"),
        ("docs/hospital.toml", "sample = false", "sample = ", "S004"),
        (f"docs/topics/{HERNIA}.md", "number: FX-01", "number: 2", "S005"),
        (f"docs/topics/{HERNIA}.md", "kind: overview", "kind: [", "S009"),
        (f"docs/topics/{HERNIA}.md", "---\nnumber", "number", "S008"),
        (f"docs/topics/{HERNIA}.md", "kind: overview", "kind: ovreview", "C001"),
        ("docs/kinds/overview.toml", 'panel = "wide"', 'panel = "broad"', "S005"),
        ("docs/evidence/references.json", '"id"', "id", "S007"),
        (f"docs/translations/fr/{HERNIA}.po", 'msgctxt "h1"', "rubbish", "S010"),
    ],
)
def test_a_file_that_breaks_its_schema_is_refused_at_its_line(
    library: Path, file: str, old: str, new: str, code: str
) -> None:
    replace(library / file, old, new)
    findings = found(library, code)
    assert findings
    assert findings[0].at.file == file
    assert findings[0].fix


def test_a_language_that_breaks_its_schema_is_refused(library: Path) -> None:
    own = library / "docs" / "languages" / "ar.toml"
    own.parent.mkdir(exist_ok=True)
    own.write_text('direction = "right"\n', "utf-8")
    assert [finding.at.file for finding in pipeline.check(library)[1] if finding.code == "S005"] == [
        "docs/languages/ar.toml"
    ]


def test_the_line_of_a_wrong_value_is_named(library: Path) -> None:
    path = library / "docs" / "hospital.toml"
    replace(path, "555 010 0203", "call us")
    (finding,) = found(library, "S005")
    assert "call us" in path.read_text("utf-8").split("\n")[finding.at.line - 1]


@pytest.mark.parametrize(("given", "told"), [("v" * 40, "v" * 40), ("v" * 41, "v" * 37 + "…")])
def test_a_long_value_is_told_by_its_beginning(library: Path, given: str, told: str) -> None:
    replace(library / "docs/hospital.toml", 'accent = "#5B2C6F"', f'accent = "{given}"')
    (finding,) = found(library, "S005")
    assert finding.message.startswith(f"accent is '{told}': ")
