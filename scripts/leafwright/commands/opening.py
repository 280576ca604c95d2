"""Open a library for a command, and take what was typed; where either cannot be read, say what to mend."""

import argparse
import datetime
import sys
from collections.abc import Iterable
from pathlib import Path

from leafwright import reading
from leafwright.model import Language, Project, nearest
from leafwright.reporting import findings as findings_as


def opened(root: Path) -> Project | None:
    """The library at `root`; None, and what stops its reading is printed, where it cannot be read."""
    project, findings = reading.load(root)
    if project is None:
        print(findings_as.shown(findings, "text", ()))
    return project


def chosen(tag: str, languages: Iterable[Language], what: str = "language") -> Language | None:
    """The one of `languages` that has a tag; None, and what to write instead is said, where none has."""
    known = {language.tag: language for language in languages}
    if tag not in known:
        none = f'docs/hospital.toml names none yet: languages = ["{tag}"]'
        hint = nearest(tag, known, f"choose one of: {', '.join(known)}" if known else none)
        print(f"There is no {what} {tag!r}; {hint}", file=sys.stderr)
    return known.get(tag)


def named(path: Path, root: Path) -> Path:
    """The place of a file or folder that was named: seen from where its writer stands, where it is there, else from
    the library."""
    here = Path.cwd() / path
    try:
        return here if here.exists() else root / path
    except (OSError, ValueError):  # a name that is too long, or holds NUL
        return root / path


def day(text: str) -> datetime.date:
    """A day as it was typed behind an option. Raises ArgumentTypeError, with how to write one."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write year, month and day: 2029-01-31") from None
