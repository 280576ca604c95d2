"""Open a library for a command; where it cannot be read, say what to mend."""

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
        hint = nearest(tag, known, f"choose one of: {', '.join(known)}")
        print(f"There is no {what} {tag!r}; {hint}", file=sys.stderr)
    return known.get(tag)
