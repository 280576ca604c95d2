"""What readers are offered: every leaflet made for them, and nothing made for staff."""

import json
from pathlib import Path

import pytest
from lxml import html

from breaking import HERNIA
from leafwright.pipeline import BuildResult

pytestmark = pytest.mark.build


def test_the_reviewers_form_is_printed_and_not_offered_to_patients(built: tuple[Path, BuildResult], site: Path) -> None:
    root, _ = built
    assert (root / "build" / "leaflets" / "en" / f"{HERNIA}.form.pdf").exists()
    assert list(site.rglob("*.form.*")) == []
    page = html.fromstring((site / "en" / "topics" / f"{HERNIA}.html").read_bytes())
    offered = {link.rsplit("/", 1)[-1] for link in page.xpath("//*[contains(@class, 'cards')]//a/@href")}
    assert offered == {f"{HERNIA}.a4.pdf", f"{HERNIA}.text.txt"}


def test_the_report_lists_the_file_for_an_office_printer_beside_each_leaflet(built: tuple[Path, BuildResult]) -> None:
    root, _ = built
    report = json.loads((root / "build" / "report.json").read_text("utf-8"))
    outputs = [output for edition in report["editions"] for output in edition["outputs"]]
    printed = [output for output in outputs if output["format"] != "text"]
    assert printed
    for output in printed:
        office = f"{Path(output['path']).stem}.office.pdf"
        assert office in output["files"]
        assert (root / "build" / output["path"]).with_name(office).is_file()
