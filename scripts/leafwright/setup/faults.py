"""What the machine refused → the line that says so, and what to do: a full disk, a closed folder, memory, a file gone.

These are nobody's fault in the library, and none of ours. Standard library only: set-up and commands end so.
"""

from __future__ import annotations

import errno
from concurrent.futures import BrokenExecutor
from pathlib import Path

from leafwright.setup.errors import unforeseen

FULL = (
    "M001",
    "the disk is full",
    "free some room, a few times what build/ holds, then run it again; what was written before is as it was",
)
CLOSED = (
    "M002",
    "you may not write or read this",
    "ask whoever looks after this folder for the right to, then run it again",
)
MOVED = (
    "M003",
    "this went away, or changed, while the command ran",
    "run it again while nobody changes the library; if it stays so, send build/log.txt to who looks after Leafwright",
)
SHORT = (
    "M004",
    "there is not enough memory",
    "close other programs, or run it on a computer with more (2 GB will do), then run it again",
)
DIED = SHORT[0], "a process of this command was ended, most often because there is not enough memory", SHORT[2]
LONG = "M006", "this name is too long for the disk", "move the library to a folder with a shorter name"
MANY = "M007", "too many files are open at once", "close other programs, or allow more: ulimit -n 1024"
BROKEN = (
    "M008",
    "the disk or share does not answer as it should",
    "look after the disk, or the connection to the share, then run it again",
)

_OF = {
    errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EFBIG: FULL,
    errno.EACCES: CLOSED, errno.EPERM: CLOSED, errno.EROFS: CLOSED,
    errno.ENOENT: MOVED, errno.ENOTDIR: MOVED, errno.EISDIR: MOVED, errno.ENOTEMPTY: MOVED, errno.EEXIST: MOVED,
    errno.ENOMEM: SHORT, errno.EAGAIN: SHORT,
    errno.ENAMETOOLONG: LONG,
    errno.EMFILE: MANY, errno.ENFILE: MANY,
    errno.EIO: BROKEN, errno.ESTALE: BROKEN, errno.ETIMEDOUT: BROKEN, errno.EBUSY: BROKEN, errno.ENODEV: BROKEN,
}  # fmt: skip


def ended(error: BaseException, root: Path) -> str:
    """What is said of an error that ended a command; all that we need to know of it goes to build/log.txt."""
    ours = unforeseen(error, root)
    return told(error, root) or ours


def told(error: BaseException, root: Path) -> str:
    """The line about what the machine refused in the library at `root`; empty where the error is of another kind."""
    if isinstance(error, MemoryError):
        return _said("build", *SHORT)
    if isinstance(error, (BrokenExecutor, ConnectionError)):
        return _said("build", *DIED)
    if not isinstance(error, OSError) or error.errno not in _OF:
        return ""
    # a rename names two files, and the second is what was to be written
    named = error.filename2 or error.filename
    return _said(_below(named, root) if isinstance(named, str) else "build", *_OF[error.errno])


def _below(name: str, root: Path) -> str:
    path = Path(name)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else name


def _said(file: str, code: str, message: str, fix: str) -> str:
    return f"{file}:1: {code} {message}\n    fix: {fix}"
