"""A leaflet whose small print is longer than its text is printed without a finding about its type or its edges."""

from pathlib import Path

import pytest

from clinic import edition_of, read, replace, write_clinic
from leafwright import leaflets
from leafwright.model import Finding
from leafwright.translation.editions import editions

LONG = "One author gave three paid talks for Acme Pharma in 2025, and her department was given a machine on loan"


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    return write_clinic(tmp_path, ["en"])


def print_hip(root: Path) -> list[Finding]:
    """What is found when the hip leaflet is printed on A4."""
    project = read(root)
    chosen = next(each for each in leaflets.formats(root) if each.id == "a4")
    sheet = leaflets.Composer(root, project, editions(project)).sheet(edition_of(root, "en/hip"), chosen)
    return list(leaflets.Printer(root).print(sheet).findings)


def test_small_print_does_not_outweigh_a_short_text(clinic: Path) -> None:
    assert [finding for finding in print_hip(clinic) if finding.code == "P006"] == []


def test_a_long_statement_and_a_long_name_stay_on_the_paper(clinic: Path) -> None:
    replace(clinic / "docs/topics/hip.md", "conflicts: none", f"conflicts: {LONG}")
    name = "Department of trauma and orthopedic surgery of the hip, the knee and the foot, with a day clinic"
    replace(clinic / "docs/departments/hip.toml", "Hip department", name)
    assert [finding for finding in print_hip(clinic) if finding.code == "P009"] == []
