"""What people hand us, before it means anything: files that are files, and values of a believable size.

A link that leads out of the library, a pipe, a device or a file of 20 GB is refused before a byte of it is read.
"""

import math
import os
import re
import stat
from pathlib import Path
from typing import Any

DEEPEST = 12  # tables inside tables; ours are four
LONGEST_NUMBER = 10**18
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class UnfitError(Exception):
    """A file that is none, lies elsewhere or is too large; `fix` says what to do."""

    def __init__(self, wrong: str, fix: str) -> None:
        super().__init__(wrong)
        self.fix = fix


class TooLargeError(UnfitError):
    """A file of more bytes than anybody writes by hand."""


def contents(path: Path, most: int, root: Path | None = None) -> bytes:
    """The bytes of a file, at most `most` of them; it must lie below `root`, where one is given, links followed.

    Raises OSError where it is not there, UnfitError where it is no plain file, lies elsewhere, or is larger.
    """
    if root is not None and not inside(path, root):
        raise UnfitError("leads out of the library", "put the file itself there, not a link to it")
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # a pipe would be waited for
    with os.fdopen(opened, "rb") as file:
        about = os.fstat(opened)
        if not stat.S_ISREG(about.st_mode):
            raise UnfitError("is a folder, a pipe or a device", "put an ordinary file there")
        data = file.read(most + 1) if about.st_size <= most else b""
        if about.st_size > most or len(data) > most:
            size = max(about.st_size, len(data))
            raise TooLargeError(f"is too large ({size // 1000:,} KB)", f"keep it below {most // 1000:,} KB")
    return data


def inside(path: Path, root: Path) -> bool:
    """Whether a path, all links followed, lies at `root` or below it. Raises OSError for links that go round."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (RuntimeError, ValueError) as error:  # links in a circle; a name with NUL
        raise OSError(str(error)) from error


def leading_out(path: Path, root: Path, deep: int) -> list[Path]:
    """Links at a path of a library, and so deep below it, that lead out: neither read nor written through."""
    if path.is_symlink():
        return [] if inside(path, root) else [path]
    if not deep or not path.is_dir() or not os.access(path, os.X_OK):  # nothing is reached through a closed folder
        return []
    with os.scandir(path) as found:
        each = sorted(Path(entry) for entry in found if entry.is_symlink() or entry.is_dir())
    return [link for one in each for link in leading_out(one, root, deep - 1)]


def unbelievable(value: Any) -> str:
    """Why nobody means a value of TOML, YAML or JSON, in words; empty where somebody may.

    Nothing that comes after can be made to run for hours, or to fail, by what this lets through.
    """
    waiting = [(value, 0)]
    while waiting:
        each, depth = waiting.pop()
        if depth > DEEPEST:
            return f"values are nested more than {DEEPEST} deep"
        if isinstance(each, dict):
            waiting += [(part, depth + 1) for pair in each.items() for part in pair]
        elif isinstance(each, list | tuple | set):
            waiting += [(part, depth + 1) for part in each]
        elif wrong := _wrong(each):
            return wrong
    return ""


def _wrong(value: Any) -> str:
    """Why nobody means a single value."""
    if isinstance(value, int) and abs(value) > LONGEST_NUMBER:
        return "a number is longer than 18 digits"
    if isinstance(value, float) and not math.isfinite(value):
        return f"{value} is no number"
    if isinstance(value, str) and (found := _UNSEEN.search(value)):
        return f"a text holds the control character U+{ord(found[0]):04X}"
    return ""
