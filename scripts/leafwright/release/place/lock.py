"""One release at a time: a lock that says who holds it, and is free again when its holder ends, however it ends.

A lock of POSIX (fcntl): the kernel, or the server of a share, takes it back from a process that was killed, and no
process that was begun meanwhile inherits it. A folder where nothing can be locked is refused.
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
    """A folder cannot be published to; the message says why and what to do. What was published is as it was."""


class LockedError(PlaceError):
    """Somebody else publishes there just now."""


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock at `path`, a file that stays. Raises LockedError where somebody holds it, PlaceError otherwise."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        message = f"Nothing can be written in {path.parent.parent} ({error.strerror}). What is published is as it was."
        raise PlaceError(f"{message} Ask whoever looks after that folder for the right to write there.") from error
    try:
        _take(descriptor, path)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, path: Path) -> None:
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        holder = os.pread(descriptor, 500, 0).decode("utf-8", "replace").strip() or "somebody who has not said who"
        raise LockedError(f"Another release is at work: {holder} ({path}). Wait until it has ended.") from error
    except OSError as error:
        message = f"{path} cannot be locked ({error.strerror}), so two releases at once could not be told apart."
        raise PlaceError(f"{message} Release to a folder on a disk of this machine, then copy it.") from error
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
