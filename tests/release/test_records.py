"""What patients were given is not forgotten: records, files and topics that are gone stop a release."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from breaking import HERNIA, edition
from conftest import copy_library
from leafwright.disk import durable
from leafwright.model import Edition, Released, Releases
from leafwright.reading.releases import releases_of
from leafwright.release import records
from leafwright.release.accounts import register

DAY = datetime.date(2026, 6, 1)
DATA = b"what was given out"
FILES = {f"{HERNIA}.a4.pdf": durable.sha256_of(DATA)}


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return edition(copy_library(tmp_path_factory.mktemp("records"), languages=("en",)), "en")


def record(*versions: str, because: str = "revised") -> Releases:
    told = [
        Released(version=version, date=DAY, words=str(number) * 64, because=because if number else "", files=FILES)
        for number, version in enumerate(versions)
    ]
    return Releases(number="FX-01", released=tuple(told))


def kept(tmp_path: Path, *versions: str) -> Path:
    """A published folder with the files of some versions."""
    for version in versions:
        folder = tmp_path / "release" / "site" / "en" / "versions" / f"FX-01-{version}"
        folder.mkdir(parents=True)
        (folder / f"{HERNIA}.a4.pdf").write_bytes(DATA)
    return tmp_path / "release"


def codes(english: Edition, known: dict[tuple[str, str], Releases], published: list[str], folder: Path) -> list[str]:
    given = {f"en/{HERNIA}": published} if published else {}
    return [each.code for each in records.faults(known, [english], given, [folder])]


def test_records_files_and_topics_that_are_gone_are_told(english: Edition, tmp_path: Path) -> None:
    known = {("en", HERNIA): record("1.0", "1.1")}
    folder = kept(tmp_path, "1.0", "1.1")
    assert codes(english, known, ["1.0", "1.1"], folder) == []
    assert codes(english, {}, ["1.0", "1.1"], folder) == ["S031", "S031"]
    assert codes(english, {("en", HERNIA): record("1.1")}, ["1.0", "1.1"], folder) == ["S031"]
    (folder / "site" / "en" / "versions" / "FX-01-1.0" / f"{HERNIA}.a4.pdf").write_bytes(b"another")
    assert codes(english, known, ["1.0", "1.1"], folder) == ["S032"]
    gone = {("en", "gone"): record("1.0")}
    assert codes(english, gone, [], folder) == ["S033"]


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    after = {("en", HERNIA): record("1.0", "1.1"), ("ar", HERNIA): record("1.0")}
    before = {("ar", HERNIA): record("1.0")}
    texts = records.texts(before, after)
    assert list(texts) == [f"docs/releases/en/{HERNIA}.toml"]  # only what changed
    records.write(tmp_path, records.texts({}, after))
    assert releases_of(tmp_path) == (dict(sorted(after.items())), [])
    records.write(tmp_path, records.texts({}, {("en", HERNIA): record("1.0")}))
    assert not list(tmp_path.rglob("*.new"))


def test_a_spreadsheet_runs_no_formula_of_ours(english: Edition) -> None:
    hostile = replace(english, text=english.text.replace("# ", '# =HYPERLINK("https://example.org")', 1))
    rows = register.register([hostile], {("en", HERNIA): record("1.0")}, {english.id: []}, [])
    (line,) = register.as_csv(rows).decode("utf-8-sig").split("\r\n")[1:-1]
    assert ",\"'=HYPERLINK(" in line
    assert ",=" not in line
