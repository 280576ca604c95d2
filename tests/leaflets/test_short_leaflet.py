"""A short leaflet, whose small print is longer than its text, is printed without a finding about its type."""

from pathlib import Path

import pytest

from clinic import edition_of, read, write_clinic
from leafwright import leaflets
from leafwright.translation.editions import editions


@pytest.mark.parametrize("format", ["a4"])
def test_small_print_does_not_outweigh_a_short_text(tmp_path: Path, format: str) -> None:
    root = write_clinic(tmp_path, ["en"])
    project = read(root)
    chosen = next(each for each in leaflets.formats(root) if each.id == format)
    sheet = leaflets.Composer(root, project, editions(project)).sheet(edition_of(root, "en/hip"), chosen)
    findings = leaflets.Printer(root).print(sheet).findings
    assert [finding for finding in findings if finding.code == "P006"] == []
