"""Open a library for a command; where it cannot be read, say what to mend."""

from pathlib import Path

from leafwright import reading
from leafwright.model import Project
from leafwright.reporting import findings as findings_as


def opened(root: Path) -> Project | None:
    """The library at `root`; None, and what stops its reading is printed, where it cannot be read."""
    project, findings = reading.load(root)
    if project is None:
        print(findings_as.shown(findings, "text", ()))
    return project
