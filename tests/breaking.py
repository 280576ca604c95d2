"""The tiny hospital's topics by name, and ways to break its files and to see what is found."""

import datetime
from pathlib import Path

import polib

from leafwright import pipeline, reading
from leafwright.model import Edition, Finding, Project
from leafwright.translation.editions import editions

HERNIA = "hernia"  # a condition, with a table of choices, a drawing and a poster
HOME = "going-home-after-hernia-surgery"  # what comes after; it takes a section from the other
TAKE_TIME = "You can take your time to choose. You can also change your mind."  # a paragraph to put others in place of


def replace(path: Path, old: str, new: str) -> None:
    """Put `new` in place of the first `old`, which must be there."""
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), "utf-8")


def topic(root: Path, slug: str = HERNIA) -> Path:
    """The file of a topic."""
    return root / "docs" / "topics" / f"{slug}.md"


def words(root: Path, tag: str, stem: str = HERNIA) -> Path:
    """The PO file of a topic, or of the words that all share."""
    return root / "docs" / "translations" / tag / f"{stem}.po"


def opened(path: Path) -> polib.POFile:
    """A PO file to change; what it says is kept as it is, line by line."""
    return polib.pofile(str(path), wrapwidth=0)


def loaded(root: Path, today: datetime.date | None = None) -> Project:
    """The library at `root` as it stands; it must be readable."""
    project, _ = reading.load(root, today)
    assert project is not None
    return project


def edition(root: Path, tag: str = "en", slug: str = HERNIA, today: datetime.date | None = None) -> Edition:
    """An edition of the library at `root` as it stands."""
    return next(each for each in editions(loaded(root, today)) if each.id == f"{tag}/{slug}")


def found(root: Path, code: str) -> list[Finding]:
    """The findings of one rule in the library at `root`."""
    return [finding for finding in pipeline.check(root)[1] if finding.code == code]
