"""Hostile files in every place where a library has one: a finding at that file, never a traceback, and never an end."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from breaking import HERNIA
from conftest import LIBRARY
from leafwright import intake, publishing
from leafwright.cache import Cache
from leafwright.model import Department, Fact, Hospital, Kind, Project, Term, TopicSet
from leafwright.reading.files import MOST_BYTES, Reader
from leafwright.reading.layers import by_stem, one, table
from leafwright.reading.pictures.photographs import photos_of
from leafwright.reading.releases import releases_of
from leafwright.reading.signoffs import segments_of, signoffs_of
from leafwright.reading.tables import house_of, interface_of, references_of
from leafwright.reading.topics import images_of, topics_of
from leafwright.reading.words.translations import catalogs_of

LURE = "A secret from outside the library"
Read = Callable[[Reader, Project], object]


def _releases(reader: Reader) -> None:
    reader.findings += releases_of(reader.root)[1]


READERS: dict[str, tuple[str, Read]] = {
    "hospital": ("docs/hospital.toml", lambda reader, _: one(reader, Hospital, "hospital.toml")),
    "department": ("docs/departments/day-surgery.toml", lambda reader, _: by_stem(reader, Department, "departments")),
    "glossary": ("docs/glossary.toml", lambda reader, _: table(reader, Term, "glossary.toml")),
    "facts": ("docs/evidence/facts.toml", lambda reader, _: table(reader, Fact, "evidence/facts.toml")),
    "kind": ("docs/kinds/overview.toml", lambda reader, _: by_stem(reader, Kind, "kinds")),
    "sets": ("docs/sets.toml", lambda reader, _: table(reader, TopicSet, "sets.toml")),
    "rules": ("docs/rules.toml", lambda reader, _: house_of(reader, {})),
    "interface": ("docs/interface.toml", lambda reader, _: interface_of(reader)),
    "references": ("docs/evidence/references.json", lambda reader, _: references_of(reader)),
    "signoff": (
        f"docs/signoffs/en/{HERNIA}.toml", lambda reader, _: list(signoffs_of(reader, reader.root / "docs/signoffs")),
    ),
    "release": (f"docs/releases/en/{HERNIA}.toml", lambda reader, _: _releases(reader)),
    "topic": (f"docs/topics/{HERNIA}.md", lambda reader, _: topics_of(reader, reader.root / "docs" / "topics")),
    "drawing": (
        "docs/topics/images/groin.svg", lambda reader, _: images_of(reader, reader.root / "docs/topics/images"),
    ),
    "photograph": (
        "docs/topics/images/ward.jpg",
        lambda reader, _: photos_of(reader, reader.root / "docs/topics/images", Cache()),
    ),
    "catalog": (
        f"docs/translations/ar/{HERNIA}.po",
        lambda reader, project: list(
            catalogs_of(reader, reader.root / "docs" / "translations", project.translated, Cache())
        ),
    ),
}  # fmt: skip
NO_FILES: dict[str, Callable[[Path, Path], None]] = {
    "a link that leads out": lambda path, outside: path.symlink_to(outside),
    "a link that leads out by ..": lambda path, outside: path.symlink_to(os.path.relpath(outside, path.parent)),
    "a link in a circle": lambda path, _: path.symlink_to(path.name),
    "a link to a device": lambda path, _: path.symlink_to("/dev/zero"),
    "a link to what a process holds": lambda path, _: path.symlink_to("/proc/self/environ"),
    "a pipe": lambda path, _: os.mkfifo(path),
    "a folder": lambda path, _: path.mkdir(),
    "a hole of twenty gigabytes": lambda path, _: _hole(path),
}
BYTES = {
    "more than anybody writes": b"x" * (MOST_BYTES + 1),
    "another encoding": b"\xff\xfen\0a\0m\0e\0",
    "half a letter": b'name = "\xc3"\n',
    "a letter too long": b"\xc0\xaf\xf8\x88\x80\x80\x80",
}
VALUES = {
    "no TOML": "name = ",
    "NUL": "name = 'a\0b'",
    "a NUL by its number": 'name = "a\\u0000b"',
    "an escape by its number": 'name = "a\\u001b[2Jb"',
    "a thousand lists": f"name = {'[' * 1_000}{']' * 1_000}",
    "twenty lists": f"name = {'[' * 20}1{']' * 20}",
    "fifty tables": f"[{'.'.join('a' * 50)}]\nname = 1",
    "a number of five thousand digits": f"name = {'9' * 5_000}",
    "a number of many letters": f"name = 0x{'f' * 20_000}",
    "no number": "name = nan",
    "no end": "name = -inf",
    "a key twice": "name = 1\nname = 2",
    "a key of every object": "__class__ = 1\n[__proto__]\nx = 1",
    "a date that is none": "name = 2026-02-30",
}
FRONT = {
    "an alias": "owner: &a [x]\nb: *a",
    "a bomb": "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c]\ne: [*d,*d]",
    "a merge": "a: &a {x: 1}\nb:\n  <<: *a",
    "an alias of itself": "a: &a [*a]",
    "an object": "a: !!python/object/apply:os.system [id]",
    "a module": "a: !!python/module:os",
    "a tag of its own": "a: !x y",
    "bytes": "a: !!binary Zm9v",
    "four hundred lists": f"a: {'[' * 400}{']' * 400}",
    "twenty lists": f"a: {'[' * 20}{']' * 20}",
    "half a letter": 'a: "\\ud800"',
    "NUL": 'a: "\\0"',
    "a number of five thousand digits": f"a: {'9' * 5_000}",
    "a number by sixties": f"a: {'1:' * 5_000}1",
    "no number": "a: .nan",
    "no end": "a: .inf",
    "two documents": "a: 1\n--- x\nb: 2",
    "a directive": "%YAML 9.9\n--- {}",
    "a list as a key": "? [a]\n: b",
    "a table as a key": "? {a: b}\n: c",
    "a date that is none": "a: 2026-02-30",
    "an hour that is none": "a: 2026-01-01 99:99:99",
    "a zone that is none": "a: 2026-01-01 00:00:00 +99:99",
    "sixty thousand letters": f"a: {'x' * 60_000}",
    "a list": "- a\n- b",
    "a word": "word",
}


def _hole(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(20_000_000_000)


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """A reader of a library in which just one file lies, put there by the test."""
    (tmp_path / "outside.txt").write_text(f'name = "{LURE}"\n', "utf-8")
    made = Reader(tmp_path / "project")
    made.root.mkdir()
    return made


def place(reader: Reader, name: str) -> Path:
    path = reader.root / READERS[name][0]
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def told(reader: Reader, name: str, project: Project) -> None:
    """Read, and see that a finding names the file, with a remedy, in believable length."""
    READERS[name][1](reader, project)
    found = [each for each in reader.findings if each.at.file == READERS[name][0]]
    assert found
    assert all(each.fix and each.stops and len(each.message) < 1_000 and LURE not in each.message for each in found)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("kind", NO_FILES)
def test_what_is_no_file_of_the_library_is_not_read(kind: str, name: str, reader: Reader, project: Project) -> None:
    path = place(reader, name)
    NO_FILES[kind](path, reader.root.parent / "outside.txt")
    told(reader, name, project)
    if "leads out" in kind:  # and not only for what the stranger's file holds
        assert any("leads out of the library" in each.message for each in reader.findings)


@pytest.mark.parametrize("name", READERS)
def test_bytes_that_are_no_text_are_refused(name: str, reader: Reader, project: Project) -> None:
    for kind, data in BYTES.items():
        place(reader, name).write_bytes(data)
        reader.findings.clear()
        told(reader, name, project)
        assert kind


@pytest.mark.parametrize("name", [name for name, (file, _) in READERS.items() if file.endswith(".toml")])
def test_values_that_nobody_means_are_refused(name: str, reader: Reader, project: Project) -> None:
    for kind, text in VALUES.items():
        place(reader, name).write_text(text, "utf-8")
        reader.findings.clear()
        told(reader, name, project)
        assert kind


@pytest.mark.parametrize("kind", FRONT)
def test_front_matter_that_nobody_means_is_refused(kind: str, reader: Reader, project: Project) -> None:
    place(reader, "topic").write_text(f"---\n{FRONT[kind]}\n---\n\n# A title\n", "utf-8")
    told(reader, "topic", project)
    assert topics_of(Reader(reader.root), reader.root / "docs" / "topics")[0] == ()


@pytest.mark.parametrize("kind", ["an alias", "a bomb", "a merge", "an alias of itself"])
def test_an_alias_is_refused_before_it_stands_for_anything(kind: str, reader: Reader, project: Project) -> None:
    place(reader, "topic").write_text(f"---\n{FRONT[kind]}\n---\n\n# A title\n", "utf-8")
    told(reader, "topic", project)
    assert [(each.code, "an alias" in each.message) for each in reader.findings] == [("S009", True)]


def test_a_topic_longer_than_a_book_is_refused(reader: Reader, project: Project) -> None:
    place(reader, "topic").write_text("---\nnumber: XX-01\n---\n\n# A title\n" + "words " * 80_000, "utf-8")
    told(reader, "topic", project)
    assert [each.code for each in reader.findings] == ["S002"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '[{"id": 1e999}]',
        f'[{{"id": {"9" * 5_000}}}]',
        '[{"id": "\\ud800"}]',
        "{}",
        "null",
        "[null]",
        "[NaN]",
    ],
)
def test_references_that_nobody_means_are_refused(text: str, reader: Reader, project: Project) -> None:
    place(reader, "references").write_text(text, "utf-8")
    told(reader, "references", project)


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "{}", "null", '{"segments": 1}', '{"segments": [1]}', '{"segments": [["a"]]}',
     '{"segments": [[1, 2, 3]]}', '{"segments": [["a", "b", "\\ud800"]]}',
     '{"segments": [["a", "b", "c", "d", "e"]]}', "\xff"],
)  # fmt: skip
def test_words_that_were_signed_and_cannot_be_read_count_as_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.words.json").write_text(text, "utf-8")
    assert segments_of(tmp_path / "x.words.json") == []


def test_links_that_lead_out_are_told_before_anything_is_written(reader: Reader) -> None:
    root, outside = reader.root, reader.root.parent / "elsewhere"
    outside.mkdir()
    for name in (
        "docs",
        "build",
        "build/site",
        "build/stage",
        "docs/translations",
        "docs/translations/ar",
        "docs/signoffs/en",
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(outside)
        top = name.partition("/")[0]
        assert intake.leading_out(root / top, root, 6) == [path]
        path.unlink()
    (root / "docs" / "inside").mkdir()
    (root / "docs" / "link").symlink_to(root / "docs" / "inside")
    assert intake.leading_out(root / "docs", root, 6) == []


def test_the_sample_of_a_library_is_believed(project: Project) -> None:
    """What the guards refuse, no honest library holds."""
    assert project.topics
    assert intake.leading_out(LIBRARY / "docs", LIBRARY, 6) == []


def test_a_folder_that_is_closed_to_us_leads_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "build" / "cache").mkdir(parents=True)
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may enter every folder
    monkeypatch.setattr(os, "scandir", lambda path: pytest.fail("a closed folder was read"))
    assert intake.leading_out(tmp_path / "build", tmp_path, 3) == []

    def closed(path: Path) -> bool:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, "exists", closed)
    publishing.whole_again(tmp_path)
