"""What a build made, as text for people and as report.json for machines."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from leafwright.cache import Cache
from leafwright.checks.reading import figures
from leafwright.model import Edition, Finding
from leafwright.reporting.findings import as_json, each_once
from leafwright.text.topic import title_of

if TYPE_CHECKING:  # words are checked without loading what prints
    from leafwright.leaflets import Leaflet

_FIGURES = TypeAdapter(dict[str, float])
CLEAN, FOUND, BROKEN_SETUP = 0, 1, 2  # exit codes


def console() -> Console:
    """Where progress goes: standard error, so that findings can be piped."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar that takes what was done last, how much is done, and how much there is to do (0: not known)."""
    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=console(), transient=True) as bar:
        task = bar.add_task("Starting", total=None)

        def say(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total or None)

        yield say


def counted(number: int, one: str, many: str = "") -> str:
    """`1 finding`, `2 findings`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def summary(
    editions: Sequence[Edition],
    leaflets: Sequence[Leaflet],
    withheld: dict[str, list[Finding]],
    seconds: float,
) -> str:
    """What a build made, what it withheld and why."""
    built = [edition for edition in editions if edition.id not in withheld]
    drafts = sum(edition.draft for edition in built)
    lines = [
        f"Built {counted(len(built), 'edition')} ({drafts} marked as draft) and "
        f"{counted(len(leaflets), 'leaflet')} in {seconds:.0f} s.",
    ]
    for edition in editions:
        if edition.id in withheld:
            why = withheld[edition.id]
            lines.append(f"Withheld {edition.id} ({edition.state}): {counted(len(why), 'finding')}, see above")
    lines.append("Open build/site/index.html; leaflets are in build/leaflets/.")
    return "\n".join(lines)


def _fit(leaflet: Leaflet) -> str:
    """How the words fill their paper, as a sentence."""
    format = leaflet.format
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


def _reading(edition: Edition, cache: Cache) -> dict[str, float]:
    asked = edition.text, edition.language.tag, edition.language.reading
    return cache.answer(_FIGURES, functools.partial(figures, *asked), "reading", *asked)


def edition_rows(
    editions: Sequence[Edition], leaflets: Sequence[Leaflet], withheld: dict[str, list[Finding]], cache: Cache
) -> list[dict[str, Any]]:
    """What report.json tells of each edition: its state, what it lacks, how it reads, and its files."""
    printed: dict[str, list[Leaflet]] = {}
    for leaflet in leaflets:
        printed.setdefault(leaflet.edition.id, []).append(leaflet)
    return [
        {
            "topic": edition.topic.slug,
            "title": title_of(edition.topic.text),
            "language": edition.language.tag,
            "number": edition.topic.meta.number,
            "version": edition.topic.meta.version,
            "state": str(edition.state),
            "draft": edition.draft,
            "withheld": edition.id in withheld,
            "unsigned": list(edition.unsigned),
            "withdrawn": _withdrawn(edition),
            "next_review": edition.topic.meta.next_review and edition.topic.meta.next_review.isoformat(),
            "words": edition.hash,
            "reading": _reading(edition, cache),
            "findings": [as_json(finding) for finding in each_once(withheld.get(edition.id, []))],
            "outputs": [
                {
                    "path": f"leaflets/{edition.language.tag}/{leaflet.name}",
                    "format": leaflet.format.id,
                    "pages": leaflet.pages,
                    "bytes": leaflet.weight,
                    "type_size": leaflet.size,
                    "fit": _fit(leaflet),
                    "sha256": leaflet.sha256,
                    "milliseconds": leaflet.milliseconds,
                    "inputs": leaflet.inputs,
                    "made_from": leaflet.made_from,
                    "findings": [as_json(finding) for finding in each_once(leaflet.findings)],
                    "files": leaflet.files,
                }
                for leaflet in printed.get(edition.id, [])
            ],
        }
        for edition in editions
    ]


def write_report(path: Path, rows: Sequence[dict[str, Any]], findings: Iterable[Finding]) -> None:
    """Write report.json: every edition, its state, its findings, its outputs; and all findings."""
    report = {"editions": rows, "findings": [as_json(finding) for finding in each_once(findings)]}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")
