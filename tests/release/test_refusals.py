"""What a release refuses before anything is built, and what it says."""

import dataclasses
import datetime
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from breaking import HERNIA, HOME, replace, topic
from conftest import copy_library
from leafwright import pipeline
from leafwright.cache import Cache
from leafwright.disk import durable
from leafwright.model import Finding, State
from leafwright.release import alone, releasing
from leafwright.release.asked import Wish
from leafwright.release.place.swap import Place
from leafwright.release.releasing import Outcome
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

    def printed(*given: Any) -> tuple[list[Any], list[Any]]:
        return pytest.fail("it was not refused") if given[4] else ([], [])

    monkeypatch.setattr(pipeline.leaflets, "print_all", printed)
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


@pytest.mark.usefixtures("unshared")
def test_a_sign_off_that_only_a_build_remembers(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Cache.known

    def forged(cache: Cache, shape: Any, *question: str) -> Any:
        found = real(cache, shape, *question)
        signed = {"state": State.APPROVED, "unsigned": ()}
        return dataclasses.replace(found, **signed) if found and question[0] == "edition" else found

    replace(topic(root), "Show it to your doctor.", "Show it to your own doctor.")
    refused(root)
    monkeypatch.setattr(Cache, "known", forged)
    refused(root)


@pytest.mark.parametrize("reason", ["typo", ""])
def test_a_reason_that_patients_cannot_be_told(root: Path, reason: str) -> None:
    (found,) = refused(root, because={HERNIA: reason})
    assert found.code == "S035"
    assert "mistake" in found.fix


def test_a_reason_for_a_topic_that_there_is_none_of(root: Path) -> None:
    (found,) = refused(root, because={HERNIA[:-1]: "mistake"})
    assert (found.code, found.fix) == ("S035", f"did you mean {HERNIA}?")


def published_as(root: Path, version: str, keep: bool) -> None:
    """A published folder that says it holds the topic, in some version; its words are kept beside it, or lost."""
    place = Place(root / "build" / "release")
    files = [f"docs/topics/{HERNIA}.md", f"docs/signoffs/en/{HERNIA}.toml", f"docs/signoffs/en/{HERNIA}.words.json"]
    sources = {name: durable.sha256(root / name) for name in files}
    for name, sha256 in sources.items() if keep else ():
        durable.copy(root / name, place.words / sha256)
    told = {"editions": [{"edition": f"en/{HERNIA}", "version": version}], "sources": sources, "files": {}}
    durable.write(place.target / "manifest.json", json.dumps(told).encode())


def test_a_release_of_one_topic_names_one_that_there_is(root: Path) -> None:
    (found,) = refused(root, topic="herna")
    assert found.code == "S036"
    assert HERNIA in found.fix


@pytest.mark.parametrize(
    ("version", "keep", "said"),
    [("1.0", False, "is not kept"), ("0.9", True, f"en/{HERNIA} 0.9 would not stay as it was released")],
    ids=["words that are lost", "another version"],
)
def test_a_release_of_one_topic_that_would_change_another(root: Path, version: str, keep: bool, said: str) -> None:
    published_as(root, version, keep)
    wish = Wish(target=root / "build" / "release", today=TODAY, topic=HOME)
    outcome = releasing.release(root, wish, lambda *_: None)
    assert not outcome.identity
    assert {each.code for each in outcome.findings} == {"S037"}
    assert said in outcome.findings[0].message
    assert not (root / alone.FOLDER).exists()


@pytest.mark.parametrize(("asked", "printed"), [("", [f"en/{HERNIA}"]), (HERNIA, [f"en/{HERNIA}"]), (HOME, [])])
def test_a_release_of_one_topic_holds_back_others_that_are_approved(
    root: Path, monkeypatch: pytest.MonkeyPatch, asked: str, printed: list[str]
) -> None:
    """Nobody asked for them yet: they are not given out before."""

    class EnoughError(Exception):
        pass

    def prints(*arguments: Any) -> None:
        raise EnoughError([edition.id for edition, _ in arguments[4]])

    monkeypatch.setattr(pipeline.leaflets, "print_all", prints)
    wish = Wish(target=root / "build" / "release", today=TODAY, topic=asked)
    with pytest.raises(EnoughError) as found:
        releasing.release(root, wish, lambda *_: None)
    assert found.value.args == (printed,)


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
