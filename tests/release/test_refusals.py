"""What a release refuses before anything is built, and what it says."""

import datetime
import shutil
from pathlib import Path

import pytest

from breaking import HERNIA, replace
from conftest import copy_library
from leafwright import pipeline
from leafwright.model import Finding
from leafwright.release import releasing
from leafwright.release.releasing import Outcome, Wish
from rehearsing import TODAY, approve


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = copy_library(tmp_path_factory.mktemp("signed"), ["a4"], ["en"])
    approve(found)
    return found


@pytest.fixture
def root(signed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny hospital in English, signed; whatever would be printed is a fault of this test."""
    found = tmp_path / "signed"
    shutil.copytree(signed, found)
    monkeypatch.setattr(pipeline.leaflets, "print_all", lambda *_: pytest.fail("it was not refused"))
    return found


def refused(root: Path, **more: object) -> list[Finding]:
    wish = Wish(**{"target": root / "build" / "release", "today": TODAY, **more})  # type: ignore[arg-type]
    outcome: Outcome = releasing.release(root, wish, lambda *_: None)
    assert not outcome.identity
    assert not (root / "build" / "release").exists()
    return outcome.findings


def test_a_clock_that_is_wrong(root: Path) -> None:
    (found,) = refused(root, today=TODAY - datetime.timedelta(days=1))
    assert found.code == "S034"
    assert str(TODAY) in found.message


@pytest.mark.parametrize("reason", ["typo", ""])
def test_a_reason_that_patients_cannot_be_told(root: Path, reason: str) -> None:
    (found,) = refused(root, because={HERNIA: reason})
    assert found.code == "S035"
    assert "mistake" in found.fix


def test_a_topic_that_was_given_out_and_is_gone(root: Path) -> None:
    folder = root / "docs" / "releases" / "en"
    folder.mkdir(parents=True)
    text = f'number = "FX-09"\n[[released]]\nversion = "1.0"\ndate = 2026-01-01\nwords = "{"0" * 64}"\nfiles = {{}}\n'
    (folder / "gone.toml").write_text(text, "utf-8")
    (found,) = refused(root)
    assert (found.code, found.at.file) == ("S033", "docs/releases/en/gone.toml")


def test_a_record_that_cannot_be_read(root: Path) -> None:
    folder = root / "docs" / "releases" / "en"
    folder.mkdir(parents=True)
    (folder / f"{HERNIA}.toml").write_text("number =\n", "utf-8")
    assert [each.code for each in refused(root)] == ["S004"]


def test_a_fault_that_all_share(root: Path) -> None:
    replace(root / "docs" / "hospital.toml", "emergency =", "emergncy =")
    assert [each.code for each in refused(root)][:1] == ["S005"]
