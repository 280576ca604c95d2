"""What changed from version to version, for staff: a page a topic, and one of all topics by day.

They stand beside the versions themselves, in the source language, and are made of the records alone.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from leafwright.model import Edition, Project, Released, Releases
from leafwright.reading.releases import Records
from leafwright.release.version_pages import folder_of
from leafwright.text.numbers import date
from leafwright.text.templates import macros
from leafwright.text.topic import title_of

TITLE = "What changed"


@dataclass(frozen=True)
class _Entry:
    """A version: where it lies below the folder of all versions of the source language, and what it was given for."""

    number: str
    title: str
    language: str
    tag: str
    version: str
    day: datetime.date
    folder: str
    why: str
    changed: tuple[str, ...]


def pages(project: Project, editions: Mapping[tuple[str, str], Edition], records: Records) -> dict[str, str]:
    """The pages, by their paths below the site: none where nothing was released yet."""
    own = project.source.tag
    newest = [*_entries(project, editions, records)][::-1]
    entries = sorted(newest, key=lambda each: (each.number, each.tag != own, each.tag))
    if not entries:
        return {}
    folder = f"{own}/versions"
    found = {f"{folder}/index.html": _page(project, TITLE, "..", _days(entries, project), own=False)}
    for number, group in groupby(entries, key=lambda each: each.number):
        versions = list(group)
        by_day = _days(versions, project)
        title = f"{TITLE}: {number} {versions[0].title}"
        found[f"{folder}/{number}/index.html"] = _page(project, title, "../..", by_day, own=True)
    return found


def write(site: Path, made: Mapping[str, str]) -> None:
    """Write the pages below `site`. Raises OSError."""
    for name, html in made.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(html, "utf-8", newline="\n")


def _entries(project: Project, editions: Mapping[tuple[str, str], Edition], records: Records) -> Iterator[_Entry]:
    for (tag, slug), record in records.items():
        edition = editions[tag, slug]
        for version in record.released:
            yield _Entry(
                number=record.number,
                title=title_of(edition.topic.text),
                language=edition.language.english,
                tag=tag,
                version=version.version,
                day=version.date,
                folder=folder_of(tag, record.number, version.version),
                why=_why(project, record, version),
                changed=version.changed,
            )


def _why(project: Project, record: Releases, version: Released) -> str:
    """Why a version took the place of the one before, in the words that patients are told."""
    if version == record.released[0]:
        return "First version."
    if not version.because:
        return "The same words, printed anew."
    return project.interface[f"because_{version.because}"]


def _days(entries: list[_Entry], project: Project) -> list[tuple[str, list[_Entry]]]:
    """Versions by the day on which they were released, the newest first."""
    ordered = sorted(entries, key=lambda each: each.day, reverse=True)
    return [(date(day, project.source), list(group)) for day, group in groupby(ordered, key=lambda each: each.day)]


def _page(project: Project, title: str, up: str, days: list[tuple[str, list[_Entry]]], own: bool) -> str:
    """A page; `up` leads to the folder of the language. `own`: whether it is that of one topic."""
    return str(_MACROS.page(project.source, project.hospital.words.name, title, up, days, own))


_MACROS = macros(Path(__file__).with_name("history.html"))
