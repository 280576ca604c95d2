"""Every edition as a row of a table that a spreadsheet opens."""

from collections.abc import Mapping, Sequence
from typing import Any

from leafwright.model import Edition
from leafwright.reporting.rows import EditionRow
from leafwright.reporting.spreadsheet import as_csv
from leafwright.website.staff.listing import department_of

HEAD = (
    *("number", "topic", "title", "language", "department", "kind", "version", "state", "draft", "withheld"),
    *("still to sign", "withdrawn", "written", "last review", "next review", "formats", "pages", "files"),
)


def sheet(rows: Sequence[EditionRow], editions: Mapping[str, Edition]) -> str:
    """The editions of report.json as CSV, by number; `editions` are those by id, which tell of department and dates."""
    ordered = sorted(rows, key=lambda row: row.number)
    return as_csv(HEAD, (_cells(row, editions[f"{row.language}/{row.topic}"]) for row in ordered))


def _cells(row: EditionRow, edition: Edition) -> list[Any]:
    meta, review = edition.topic.meta, edition.topic.review
    return [
        row.number, row.topic, row.title, row.language, department_of(edition), meta.kind, row.version, row.state,
        "yes" if row.draft else "no", "yes" if row.withheld else "no", ", ".join(row.unsigned), row.withdrawn,
        meta.written.isoformat(), review.date.isoformat() if review else "",
        row.next_review.isoformat() if row.next_review else "",
        " ".join(output.format for output in row.outputs), " ".join(str(output.pages) for output in row.outputs),
        " ".join(name for output in row.outputs for name in output.files),
    ]  # fmt: skip
