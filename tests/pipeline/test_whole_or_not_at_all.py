"""A build that stops, fails or is killed leaves the last good site and leaflets as they were, byte for byte."""

import hashlib
import os
import re
import signal
from collections.abc import Iterable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from leafwright import cli, pipeline, publishing
from leafwright.disk.lock import locked

from .conftest import WALK, Build, edit

pytestmark = pytest.mark.build


def bytes_of(root: Path) -> dict[str, str]:
    """All that readers get, file by file."""
    return {
        path.relative_to(root / "build").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for part in publishing.PARTS
        for path in sorted((root / "build" / part).rglob("*"))
        if path.is_file()
    }


def remains(root: Path) -> list[Path]:
    return [root / folder for folder in (publishing.NEW, publishing.OLD, publishing.GONE) if (root / folder).exists()]


def _build_and_be_killed(root: Path) -> None:
    build = pipeline.website.build

    def killed(*arguments: Any) -> None:
        build(*arguments)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(pipeline.website, "build", killed)  # noqa: B010
    pipeline.build(root, lambda *_: None)


def test_a_build_that_comes_to_no_end_leaves_the_last_one_whole(
    pair: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not build().stopped
    before = bytes_of(pair)
    assert any(name.startswith("leaflets/") for name in before)
    assert any(name.startswith("site/") for name in before)
    said: list[str] = []

    edit(pair / "docs" / "topics" / "two.md", WALK, "It helps you to run.\n")
    edit(pair / "docs" / "hospital.toml", "emergency =", "emergncy =")
    assert build().stopped  # by a finding
    assert bytes_of(pair) == before
    edit(pair / "docs" / "hospital.toml", "emergncy =", "emergency =")

    with monkeypatch.context() as broken:
        broken.setattr(pipeline.website, "build", lambda *_: (_ for _ in ()).throw(OSError("No space left on device")))
        with pytest.raises(OSError, match="No space"):
            build()
    assert bytes_of(pair) == before
    assert remains(pair) == []

    process = get_context("spawn").Process(target=_build_and_be_killed, args=(pair,))
    process.start()
    process.join(300)
    assert process.exitcode == -signal.SIGKILL
    assert bytes_of(pair) == before
    assert remains(pair) != []

    made = pipeline.build(pair, lambda what, *_: said.append(what))
    assert not made.stopped
    assert remains(pair) == []
    assert [what for what in said if what.startswith("Printed")] == []  # the killed build had printed it already
    after = bytes_of(pair)
    assert named(after) == named(before)
    assert after["leaflets/en/two.a4.pdf"] != before["leaflets/en/two.a4.pdf"]
    assert after["leaflets/en/one.a4.pdf"] == before["leaflets/en/one.a4.pdf"]


def named(files: Iterable[str]) -> set[str]:
    """The names of files without the hash of what they hold; but for pieces of the search, cut by what they hold."""
    return {re.sub(r"\.[0-9a-f]{8}\.", ".", name) for name in files if "/assets/search/" not in name}


def a_build(root: Path, words: str) -> None:
    for part in publishing.PARTS:
        (root / part).mkdir(parents=True)
        (root / part / "file").write_text(words, "utf-8")


def words_of(root: Path, missing: str = "") -> set[str]:
    files = [root / "build" / part / "file" for part in publishing.PARTS]
    return {file.read_text("utf-8") if file.exists() or not missing else missing for file in files}


def test_a_swap_that_fails_half_way_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_build(tmp_path / "build", "old")
    a_build(publishing.begin(tmp_path), "new")
    rename = Path.rename

    def fails(path: Path, target: Path) -> Path:
        if path.name == "site" and path.parent.name == "new":
            raise OSError("cannot be moved")
        return rename(path, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", fails)
        with pytest.raises(OSError, match="cannot be moved"):
            publishing.swap(tmp_path)
    assert words_of(tmp_path) == {"old"}
    a_build(publishing.begin(tmp_path), "newer")
    publishing.swap(tmp_path)
    assert words_of(tmp_path) == {"newer"}


def test_what_was_removed_meanwhile_is_not_published_in_part(tmp_path: Path) -> None:
    a_build(tmp_path / "build", "old")
    new = publishing.begin(tmp_path)
    a_build(new, "new")
    publishing.shutil.rmtree(new)  # make clean, say
    (new / "leaflets").mkdir(parents=True)
    (new / "leaflets" / "file").write_text("new", "utf-8")
    with pytest.raises(FileNotFoundError, match="build/new"):
        publishing.swap(tmp_path)
    publishing.abandon(tmp_path)
    assert words_of(tmp_path) == {"old"}
    assert remains(tmp_path) == []


@pytest.mark.parametrize("renames", range(7))
def test_a_swap_that_is_killed_is_undone_or_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renames: int) -> None:
    a_build(tmp_path / "build", "old")
    a_build(publishing.begin(tmp_path), "new")
    rename, done = Path.rename, 0

    def killed(path: Path, target: Path) -> Path:
        nonlocal done
        if done == renames:
            raise KeyboardInterrupt
        done += 1
        return rename(path, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", killed)
        with pytest.raises(KeyboardInterrupt):
            publishing.swap(tmp_path)
    publishing.begin(tmp_path)
    assert words_of(tmp_path) == {"old"}
    assert [path.name for path in remains(tmp_path)] == ["new"]


def _swap_and_be_killed(root: Path, renames: int) -> None:
    rename, done = Path.rename, 0

    def killed(path: Path, target: Path) -> Path:
        nonlocal done
        if done == renames:
            os.kill(os.getpid(), signal.SIGKILL)
        done += 1
        return rename(path, target)

    setattr(Path, "rename", killed)  # noqa: B010
    with locked(root / publishing.LOCK):
        publishing.swap(root)


@pytest.mark.parametrize("verb", [["explain", "--", "C004"], ["verify", "--to=released"]])
def test_after_a_swap_that_was_killed_any_command_puts_the_last_build_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: list[str]
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "hospital.toml").touch()
    a_build(tmp_path / "build", "old")
    a_build(publishing.begin(tmp_path), "new")
    process = get_context("fork").Process(target=_swap_and_be_killed, args=(tmp_path, 3))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    assert words_of(tmp_path, missing="none") == {"new", "none", "old"}  # leaflets, site and deploy

    monkeypatch.chdir(tmp_path)
    with locked(tmp_path / publishing.LOCK):  # a build at work is left alone; a lock holds against other processes
        other = get_context("fork").Process(target=cli.main, args=(verb,))
        other.start()
        other.join(60)
    assert words_of(tmp_path, missing="none") == {"new", "none", "old"}
    cli.main(verb)
    assert words_of(tmp_path) == {"old"}


def test_what_was_published_stays_when_the_old_is_being_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_build(tmp_path / "build", "old")
    a_build(publishing.begin(tmp_path), "new")

    def half(folder: Path) -> None:
        for path in folder.rglob("file"):
            path.unlink()
            raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(publishing.shutil, "rmtree", half)
        with pytest.raises(KeyboardInterrupt):
            publishing.swap(tmp_path)
    publishing.begin(tmp_path)
    assert words_of(tmp_path) == {"new"}
