"""What a build made, as text for people and as report.json for machines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from leafwright.model import Edition, Finding
from leafwright.reporting.findings import as_json, each_once
from leafwright.reporting.rows import EditionRow, row_as_json

if TYPE_CHECKING:  # words are checked without loading what prints
    from leafwright.leaflets import Leaflet


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on standard error that takes what was done last, how much is done, and how much there is (0: not known)."""
    from rich.console import Console  # with much else, for commands that take long
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=Console(stderr=True, highlight=False, soft_wrap=True), transient=True) as bar:
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
            found = withheld[edition.id]
            why = "it is still being written" if edition.topic.meta.status else "it is not complete"
            why = f"{counted(len(found), 'finding')}, see above" if found else why
            lines.append(f"Withheld {edition.id} ({edition.state}): {why}")
    lines.append("Open build/site/index.html; leaflets are in build/leaflets/.")
    return "\n".join(lines)


def write_report(path: Path, rows: Iterable[EditionRow], findings: Iterable[Finding], stopped: bool = False) -> None:
    """Write report.json: every edition, its state, its findings, its outputs; all findings; whether they stopped it."""
    report = {
        "stopped": stopped,
        "editions": [row_as_json(row) for row in rows],
        "findings": [as_json(finding) for finding in each_once(findings)],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")
    new.replace(path)
