"""Two builds of one library, or a build and a release, never write at once; the second is told who is at work."""

import datetime
import errno
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from leafwright import pipeline, publishing
from leafwright.disk import lock
from leafwright.disk.lock import LockedError, PlaceError, locked
from leafwright.release.place import rolling_back

Holding = Callable[[Path], AbstractContextManager[subprocess.Popen[bytes]]]


def test_a_second_build_or_release_ends_at_once_and_touches_nothing(tmp_path: Path, holding: Holding) -> None:
    (tmp_path / publishing.NEW).mkdir(parents=True)
    (tmp_path / publishing.NEW / "half").write_text("what the first one makes", "utf-8")
    told = r"build/lock:1: M005 another command is at work here: .*process \d+, since "
    with holding(tmp_path / publishing.LOCK):
        before = sorted(tmp_path.rglob("*"))
        with pytest.raises(LockedError, match=told):
            pipeline.build(tmp_path, lambda *_: None)
        with pytest.raises(LockedError, match=told):
            rolling_back.rollback(tmp_path, tmp_path / "release", datetime.date.today())
        assert sorted(tmp_path.rglob("*")) == before


def test_a_share_without_locks_stops_a_release_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock.fcntl, "lockf", refuses)
    with pytest.raises(PlaceError, match="M008"), locked(tmp_path / "lock"):
        pass
    with locked(tmp_path / "lock", needed=False):
        assert (tmp_path / "lock").exists()


def test_a_full_disk_takes_no_lock_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(lock.os, "pwrite", full)
    with locked(tmp_path / "lock"):
        path = str(tmp_path / "lock")
        code = f"from leafwright.disk import lock\nlock.locked(lock.Path({path!r})).__enter__()"
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "another command is at work here: somebody who has not said who" in run.stderr
