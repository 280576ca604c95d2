"""What hostile input may never reach: files and folders elsewhere, the network, other programs. All is noted, here.

Python tells of each such call beforehand (PEP 578); what is told while the walls stand, and is not allowed, is a
breach.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from conftest import ROOT

_OURS = tuple(
    os.path.realpath(each)
    for each in (
        sys.prefix, sys.base_prefix, ROOT / "scripts", ROOT / "leaflets", ROOT / "node_modules", ROOT / ".fonts",
        ROOT / "tests", ROOT / "mkdocs.yml", ROOT / "Makefile", ROOT / "pyproject.toml", ROOT / "package-lock.json",
        ROOT / "requirements.txt", "/proc/self", "/usr/lib", "/usr/share", "/etc/localtime", "/etc/ld.so.cache",
    )
)  # fmt: skip
_NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
_PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile")
_CHANGES = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.chmod", "os.truncate")
_standing: dict[str, Any] = {}


def _told(event: str, arguments: tuple[Any, ...]) -> None:
    if not _standing:
        return
    if event in _NETWORK or event in _PROGRAMS:
        _standing["breaches"].append(f"{event}: {arguments[:2]!r}")
    elif event == "open" or event in _CHANGES:
        path = arguments[1 if event in ("os.link", "os.symlink", "os.rename") else 0]  # where something new will be
        if isinstance(path, str | bytes | os.PathLike):
            changes = event != "open" or _writes(arguments)
            named = os.fsdecode(path)
            if event != "open" and isinstance(arguments[-1], int) and arguments[-1] >= 0:  # beside an open folder
                named = f"/proc/self/fd/{arguments[-1]}/{named}"
            if not _allowed(named, changes) and not _tidying():
                _standing["breaches"].append(f"{event}{' to write' if changes else ''}: {named}")


def _tidying() -> bool:
    """Whether WeasyPrint takes away the fonts of an earlier test, which happens whenever Python comes to it."""
    frame: FrameType | None = sys._getframe(1)
    while frame:
        if frame.f_code.co_qualname == "FontConfiguration.__del__":
            return True
        frame = frame.f_back
    return False


def _writes(arguments: tuple[Any, ...]) -> bool:
    mode, flags = arguments[1], arguments[2] or 0
    by_flag = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))
    return by_flag or (isinstance(mode, str) and bool(set(mode) & set("wax+")))


def _allowed(path: str, changes: bool) -> bool:
    """Whether a path lies where a project may read or write; links are followed, as the system would."""
    real, project = os.path.realpath(path), _standing["project"]
    if changes:
        return any(_below(real, each) for each in _standing["writes"]) or real == os.devnull
    return real == os.devnull or any(_below(real, each) for each in (project, *_OURS))


def _below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder + os.sep)


sys.addaudithook(_told)


@contextmanager
def walls(project: Path, *writes: str) -> Iterator[list[str]]:
    """Stand round a project, in which only the folders `writes` may change; the list of breaches grows meanwhile."""
    assert not _standing, "walls stand already"
    breaches: list[str] = []
    folder = os.path.realpath(project)
    own = [os.path.realpath(project / each) for each in writes]
    _standing.update(project=folder, writes=own, breaches=breaches)
    try:
        yield breaches
    finally:
        _standing.clear()
