"""One at a time: a lock that says who holds it, and is free again when its holder ends, however it ends.

A lock of POSIX (fcntl): the kernel, or the server of a share, takes it back from a process that was killed, and no
process that was begun meanwhile inherits it.
"""

import contextlib
import datetime
import fcntl
import getpass
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from leafwright.setup.errors import LeafwrightError


class PlaceError(LeafwrightError):
    """A folder cannot be written to; the message says why and what to do. What was published is as it was."""


class LockedError(PlaceError):
    """Somebody else writes there just now."""


@contextlib.contextmanager
def locked(path: Path, needed: bool = True) -> Iterator[None]:
    """Hold the lock at `path`, a file that stays. Raises LockedError where somebody holds it, PlaceError otherwise.

    A folder where nothing can be locked, as on some shares, is refused only where the lock is `needed`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        message = f"{path}:1: M002 nothing can be written here ({error.strerror}). What is published is as it was."
        fix = "ask whoever looks after that folder for room and for the right to write there"
        raise PlaceError(f"{message}\n    fix: {fix}") from error
    try:
        _take(descriptor, path, needed)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, path: Path, needed: bool) -> None:
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        holder = os.pread(descriptor, 500, 0).decode("utf-8", "replace").strip() or "somebody who has not said who"
        message = f"{path}:1: M005 another command is at work here: {holder}"
        raise LockedError(f"{message}\n    fix: wait until it has ended, then run yours again") from error
    except OSError as error:
        if not needed:
            return
        message = f"{path}:1: M008 this cannot be locked ({error.strerror}): two at once could not be told apart"
        raise PlaceError(f"{message}\n    fix: release to a folder on a disk of this machine, then copy it") from error
    with contextlib.suppress(OSError):  # a full disk: the lock holds all the same, and only its holder has no name
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, _holder().encode(), 0)


def _holder() -> str:
    """Who holds the lock, since when: said to whoever comes second, and part of no release."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a container where nobody has a name
        user = f"user {os.getuid()}"
    since = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    return f"{user} on {socket.gethostname()}, process {os.getpid()}, since {since}\n"
