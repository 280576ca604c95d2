"""Words that a person wrote are on the disk whole, old or new, whatever fails while a command writes."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from breaking import HERNIA, TAKE_TIME, opened, replace, topic, words
from conftest import copy_library
from exchanging import exported, returned, state
from leafwright.commands import signoff
from leafwright.commands.exchange import import_package
from leafwright.commands.init import begin_library
from leafwright.commands.new import create_topic
from leafwright.commands.translate import update_translations
from leafwright.disk import durable
from leafwright.disk.lock import LockedError
from rehearsing import DUE


def full_after(monkeypatch: pytest.MonkeyPatch, writes: int) -> None:
    """A disk that takes so many files more, then half of one."""
    write, done = durable.write, 0

    def takes(path: Path, data: bytes) -> None:
        nonlocal done
        done += 1
        if done > writes:
            write(path, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(path, data)

    monkeypatch.setattr(durable, "write", takes)


@pytest.mark.parametrize("writes", range(3))
def test_files_that_belong_together_are_written_all_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    files = {tmp_path / name: b"new words" for name in ("a", "b/c", "d")}
    (tmp_path / "a").write_bytes(b"old")
    with monkeypatch.context() as broken:
        full_after(broken, writes)
        with pytest.raises(OSError, match="No space"):
            durable.replace_all(files)
    assert {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == {"a": b"old"}
    durable.replace_all(files)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == files


def test_a_file_keeps_its_rights_and_a_link_is_not_followed(tmp_path: Path) -> None:
    outside, shared, link = tmp_path / "outside", tmp_path / "shared", tmp_path / "link"
    outside.write_bytes(b"somebody else's")
    shared.write_bytes(b"old")
    shared.chmod(0o664)
    link.symlink_to(outside)
    (tmp_path / "shared.new").symlink_to(outside)  # where the new bytes are going to be written
    durable.replace_all({shared: b"new", link: b"new"})
    assert (shared.read_bytes(), link.read_bytes(), outside.read_bytes()) == (b"new", b"new", b"somebody else's")
    assert stat.S_IMODE(shared.stat().st_mode) == 0o664
    assert not link.is_symlink()
    with pytest.raises(FileExistsError):
        durable.create({tmp_path / "other": b"", shared: b""})
    assert not (tmp_path / "other").exists()


@pytest.fixture
def given_back(tmp_path: Path) -> Path:
    """A library of which much is to be written: a topic changed, and a translation came back for two files."""
    root = copy_library(tmp_path, ())
    replace(topic(root), TAKE_TIME, "You can take your time.")
    return root


def _approve(root: Path) -> int:
    more = ["--name", "Fixture", "--next-review", DUE]
    return signoff.approve_edition([HERNIA, "en", "--role", "lead", *more], root)


Command = Callable[[Path], int]
COMMANDS: dict[str, Command] = {
    "translate": lambda root: update_translations([], root),
    "approve": _approve,
    "new": lambda root: create_topic(["knee-surgery", "procedure"], root),
    "init": lambda root: begin_library([str(root / "docs" / "another")], root),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_full_disk_takes_no_word_and_what_was_asked_can_be_done_again(
    given_back: Path, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    before = state(given_back)
    with monkeypatch.context() as broken:
        full_after(broken, 0)
        with pytest.raises(OSError, match="No space"):
            command(given_back)
    assert state(given_back) == before
    assert command(given_back) == 0
    assert state(given_back) != before


def test_a_full_disk_while_translations_come_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, stems = copy_library(tmp_path, ()), (HERNIA, "glossary")
    for stem in stems:
        folder = exported(root, "ar", "xliff", stem).parent
        po = opened(words(root, "ar", stem))
        po[1].msgstr = ""
        po.save()
    before = state(root)
    with monkeypatch.context() as broken:
        full_after(broken, 1)  # the second file finds no room
        with pytest.raises(OSError, match="No space"):
            returned(root, "ar", folder)
    assert state(root) == before
    assert returned(root, "ar", folder) == 0
    assert {name for name, value in state(root).items() if before[name] != value} == {
        f"docs/translations/ar/{stem}.po" for stem in stems
    }


def test_a_second_signature_that_fails_records_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key is asked twice where a date is given: its owner may turn away in between."""
    root, asked = copy_library(tmp_path, ()), []

    def once(key: Path, data: bytes) -> str:
        asked.append(data)
        if len(asked) == 2:
            raise signoff.SignatureError("incorrect passphrase")
        return "signed"

    monkeypatch.setattr(signoff.records, "sign", once)
    before = state(root)
    more = ["--role", "lead", "--name", "Fixture", "--next-review", DUE, "--key", "key"]
    assert signoff.approve_edition([HERNIA, "en", *more], root) == 2
    assert len(asked) == 2
    assert state(root) == before


def test_whoever_writes_words_meanwhile_is_named(tmp_path: Path, holding: Callable[[Path], Any]) -> None:
    root = copy_library(tmp_path, ())
    before = state(root)
    with holding(root / "build" / "words.lock") as first:
        told = rf"build/words\.lock:1: M005 .*process {first.pid}, since (.*\n)+.*fix: "
        for command in (COMMANDS["translate"], _approve, lambda root: import_package(["ar", "x.xlf"], root)):
            with pytest.raises(LockedError, match=told):
                command(root)
    assert state(root) == before
    assert _approve(root) == 0
