"""A stick or a share can do less than a server's disk, and people name folders as they speak: all works there too."""

import errno
import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import copy_library
from leafwright import pipeline
from leafwright.commands import release as commands
from leafwright.release import verify
from leafwright.release.place import swap
from rehearsing import approve, manifest, release, target

pytestmark = pytest.mark.build


def test_without_hard_links_in_a_folder_named_in_two_scripts_all_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, able in (("link", os.link), ("symlink", os.symlink)):

        def refused(source: Path, target: Path, *more: bool, able: Callable[..., None] = able) -> None:
            if tmp_path in Path(target).parents:  # a disk of FAT or exFAT; what is elsewhere is not on it
                raise OSError(errno.EPERM, os.strerror(errno.EPERM))
            able(source, target, *more)

        monkeypatch.setattr(os, name, refused)
    monkeypatch.setattr(swap, "_exchanged", lambda *_: False)
    named = unicodedata.normalize("NFD", "Für Ärzte مستشفى 医院")
    root = copy_library(tmp_path / named / "our leaflets", ("a4", "text"), ("en",))
    made = pipeline.build(root, lambda *_: None)
    assert not made.stopped, made.findings
    assert (root / "build" / "leaflets" / "en" / "hernia.a4.pdf").stat().st_size > 1000
    approve(root)
    assert release(root) == 0
    first = manifest(root)
    path = root / "docs" / "topics" / "hernia.md"
    path.write_text(path.read_text("utf-8").replace("soft lump.", "lump that is soft."), "utf-8")
    approve(root)
    assert release(root) == 0
    assert manifest(root) != first
    assert verify.compare(target(root)) == []
    assert commands.rollback([], root) == 0
    assert verify.compare(target(root)) == []
    assert (target(root) / "site" / "en" / "topics" / "hernia.html").is_file()
