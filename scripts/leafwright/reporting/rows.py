"""What a build tells of each edition, as values: for report.json and for the status page."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from leafwright.cache import Cache, code
from leafwright.checks.reading import figures
from leafwright.model import Edition, Finding
from leafwright.reporting.findings import as_json, each_once
from leafwright.text.topic import title_of

if TYPE_CHECKING:  # words are checked without loading what prints
    from leafwright.leaflets import Leaflet

_FIGURES = TypeAdapter(dict[str, float])


@dataclass(frozen=True, kw_only=True)
class Output:
    """A leaflet: where it lies below build/, how it fills its paper, and its files with their SHA-256."""

    path: str
    format: str
    pages: int
    used: tuple[float, ...]  # the share of each page's height down to its last ink
    bytes: int
    type_size: float = 0  # of its body, in points
    fit: str = ""
    sha256: str = ""
    milliseconds: int = 0  # that it took to lay out
    findings: tuple[Finding, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class EditionRow:
    """An edition: its state, what it lacks, how it reads, and its leaflets."""

    topic: str
    title: str
    language: str
    number: str
    version: str
    state: str
    draft: bool
    withheld: bool
    unsigned: tuple[str, ...]  # roles
    withdrawn: str  # when and why
    next_review: datetime.date | None
    words: str  # the hash that a sign-off holds for
    reading: Mapping[str, float]
    findings: tuple[Finding, ...]  # those that withhold it
    outputs: tuple[Output, ...]


def edition_rows(
    editions: Sequence[Edition], leaflets: Sequence[Leaflet], withheld: Mapping[str, Sequence[Finding]], cache: Cache
) -> list[EditionRow]:
    """A row for each edition, in their order; `withheld` are the findings of those not shown, by id."""
    printed: dict[str, list[Leaflet]] = {}
    for leaflet in leaflets:
        printed.setdefault(leaflet.edition.id, []).append(leaflet)
    return [
        EditionRow(
            topic=edition.topic.slug,
            title=title_of(edition.topic.text),
            language=edition.language.tag,
            number=edition.topic.meta.number,
            version=edition.version,
            state=str(edition.state),
            draft=edition.draft,
            withheld=edition.id in withheld,
            unsigned=edition.unsigned,
            withdrawn=_withdrawn(edition),
            next_review=edition.topic.review.next_review if edition.topic.review else None,
            words=edition.hash,
            reading=reading(edition, cache),
            findings=tuple(each_once(withheld.get(edition.id, ()))),
            outputs=tuple(_output(leaflet) for leaflet in printed.get(edition.id, ())),
        )
        for edition in editions
    ]


def row_as_json(row: EditionRow | Output) -> dict[str, Any]:
    """A row as report.json holds it."""
    values = {each.name: getattr(row, each.name) for each in fields(row)}
    values["findings"] = [as_json(finding) for finding in row.findings]
    if isinstance(row, EditionRow):
        values["next_review"] = row.next_review and row.next_review.isoformat()
        values["outputs"] = [row_as_json(output) for output in row.outputs]
    return values


def _output(leaflet: Leaflet) -> Output:
    return Output(
        path=f"leaflets/{leaflet.edition.language.tag}/{leaflet.name}",
        format=leaflet.format.id,
        pages=leaflet.pages,
        used=leaflet.used,
        bytes=leaflet.weight,
        type_size=leaflet.size,
        fit=_fit(leaflet),
        sha256=leaflet.sha256,
        milliseconds=leaflet.milliseconds,
        findings=tuple(each_once(leaflet.findings)),
        files=leaflet.files,
    )


def _fit(leaflet: Leaflet) -> str:
    """How the words fill their paper, as a sentence."""
    format = leaflet.format
    if format.file == "brf":
        return "as many pages of braille as needed"
    if format.plain:
        return "text without pages"
    if format.fit:
        most = format.sizes["body"]
        return f"fits {format.fit.pages} pages at {leaflet.size:g} points, of {format.fit.least:g} to {most:g}"
    return f"as many pages as needed at {leaflet.size:g} points"


def _withdrawn(edition: Edition) -> str:
    """When and why its topic was taken back, in the words of who did; nothing where it was not."""
    taken = edition.topic.meta.withdrawn
    return f"{taken.date.isoformat()}, {taken.reason}" if taken else ""


def reading(edition: Edition, cache: Cache) -> dict[str, float]:
    """How an edition reads. To be asked while its document is at hand, which a large library has to let go."""
    asked = edition.text, edition.language.tag, edition.language.reading
    work = functools.partial(figures, *asked)
    return cache.answer(_FIGURES, work, "reading", code("checks/reading", "checks/prose", "text"), *asked)
