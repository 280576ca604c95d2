"""How a command ends that cannot go on: what is foreseen says what to do; what is not, that it is our fault.

Standard library only: set-up ends the same way, before anything is installed.
"""

from __future__ import annotations

import platform
import traceback
from enum import IntEnum
from pathlib import Path

from leafwright.setup import places


class ExitCode(IntEnum):
    """What a command says to whoever called it."""

    CLEAN = 0
    FOUND = 1  # something in the library must be mended
    BROKEN_SETUP = 2  # something must be set up, or given otherwise, first; or the fault is ours
    INTERRUPTED = 130


class LeafwrightError(Exception):
    """Something that was foreseen; the message says what is wrong and what to do about it."""

    exit_code = ExitCode.BROKEN_SETUP


class SetupError(LeafwrightError):
    """Something the machine lacks, with its remedy."""


def unforeseen(error: BaseException, root: Path) -> str:
    """One line about an error that nobody foresaw; its traceback goes to build/log.txt of the library at `root`."""
    said = f"This is our fault, not yours: {type(error).__name__}: {error}".replace("\n", " ")[:300]
    told = "".join(traceback.format_exception(error))
    system = f"leafwright {places.version()}, Python {platform.python_version()}, {platform.system()}"
    log = root / "build" / "log.txt"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(f"{system}\n\n{told}", "utf-8")
    except OSError as problem:  # a full disk, say
        return f"{said} ({system}; build/log.txt cannot be written: {problem.strerror})"
    return f"{said}. Please send build/log.txt to whoever looks after Leafwright ({places.version()})."
