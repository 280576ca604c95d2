"""A build prints what changed, and nothing else: a changed check looks again at what is laid out already."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from leafwright import pipeline
from leafwright.leaflets import press

from .conftest import WALK, Build, edit

pytestmark = pytest.mark.build

Printing = Callable[[], list[str]]


@pytest.fixture
def printing(pair: Path) -> Printing:
    """Builds, and gives which leaflets were laid out."""

    def build() -> list[str]:
        said: list[str] = []
        made = pipeline.build(pair, lambda what, *_: said.append(what))
        assert not made.stopped, made.findings
        return [what for what in said if what.startswith("Printed")]

    return build


def test_what_did_not_change_is_not_printed_again(pair: Path, printing: Printing) -> None:
    assert printing() == []  # as it was built before, elsewhere
    edit(pair / "docs" / "topics" / "two.md", WALK, "It helps you to run.\n")
    assert printing() == ["Printed en/two (A4)"]
    assert printing() == []


def test_an_edited_check_lays_out_nothing_and_looks_again(
    pair: Path, printing: Printing, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert printing() == []
    code, looked = press.code, []

    def edited(*names: str) -> str:
        return code(*names) + ("another" if "checks" in names else "")

    def found(*subject: object) -> list[object]:
        looked.append(subject)
        return []

    monkeypatch.setattr(press, "code", edited)
    monkeypatch.setattr(press, "check_paper", found)
    assert printing() == []
    assert len(looked) == 2
    assert printing() == []
    assert len(looked) == 2


def test_a_rule_that_is_held_otherwise_lays_out_nothing(pair: Path, printing: Printing, build: Build) -> None:
    assert printing() == []
    (pair / "docs" / "rules.toml").write_text('[P007]\nlevel = "warn"\ncharacters = 20\n', "utf-8")
    assert printing() == []
    assert "P007" in {finding.code for finding in build().findings}


def test_a_build_that_stopped_forgets_nothing(pair: Path, printing: Printing, build: Build) -> None:
    assert printing() == []
    edit(pair / "docs" / "hospital.toml", "emergency =", "emergncy =")
    assert build().stopped
    assert json.loads((pair / "build" / "report.json").read_text("utf-8"))["stopped"] is True
    edit(pair / "docs" / "hospital.toml", "emergncy =", "emergency =")
    assert printing() == []


def test_a_leaflet_that_was_damaged_is_put_right(pair: Path, printing: Printing) -> None:
    printing()
    leaflet = pair / "build" / "leaflets" / "en" / "one.a4.pdf"
    good = leaflet.read_bytes()
    leaflet.write_bytes(good + b"%")
    printing()
    assert leaflet.read_bytes() == good
