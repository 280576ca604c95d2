"""The status page for the team: every edition, its state, what blocks it, how it reads, what is due, its files.

It shows what build/report.json holds. English only, and in proofs only: it is about work, not about care.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from leafwright.model import Language
from leafwright.reporting.rows import EditionRow, Output
from leafwright.text.numbers import date
from leafwright.text.templates import macros
from leafwright.website.front import finished_title, front_matter
from leafwright.website.language_site import LanguageSite

STATUS = "How far each edition is"
MOST = 5  # findings shown of an edition; make check tells all
HEAD = ("Language", "State", "What blocks it", "Reading", "Next review", "Files")


def status_page(site: LanguageSite, rows: Sequence[EditionRow]) -> str:
    """Takes the editions as report.json tells of them; returns the page, with a table for each topic."""
    counted = Counter(row.state for row in rows)
    told = ", ".join(f"{state} {count}" for state, count in sorted(counted.items()))
    parts = [
        front_matter(STATUS, "For staff", "status.md", [site]),
        f"# {STATUS}\n",
        "For staff. English only. Present words and files of this proof, as build/report.json holds them.\n",
        f"Editions: {len(rows)} ({told}). Withheld: {sum(row.withheld for row in rows)}.\n",
    ]
    ordered = sorted(rows, key=lambda row: row.number)  # languages stay in the order in which they came
    for (number, title), group in groupby(ordered, key=lambda row: (row.number, finished_title(row.topic, row.title))):
        editions = [_row(row, site.language) for row in group]
        parts.append(str(_MACROS.topic(number, Markup(title), HEAD, editions)))
    return "\n".join(parts)


def _row(row: EditionRow, language: Language) -> Markup:
    due = date(row.next_review, language) if row.next_review else "set at sign-off"
    state = row.state + (", withheld" if row.withheld else "")
    state += f": {row.withdrawn}" if row.withdrawn else ""
    reading = [f"{name}: {value:g}" for name, value in row.reading.items()]
    files = [f"{file.format}: {_size(file)}" for file in row.outputs]
    cells = [state, _MACROS.listed(_blocks(row)), _MACROS.listed(reading), due, _MACROS.listed(files)]
    return Markup(_MACROS.row(row.language, cells))


def _blocks(row: EditionRow) -> list[str]:
    """What must be done before an edition is approved."""
    found = [f"{each.code} {each.at.file}:{each.at.line}: {each.message}" for each in row.findings if each.stops]
    more = [f"and {len(found) - MOST} more"] if len(found) > MOST else []
    unsigned = [f"sign-off: {', '.join(row.unsigned)}"] if row.unsigned else []
    return [*map(_MACROS.quoted, found[:MOST]), *more, *unsigned]


def _size(file: Output) -> str:
    number = "1 page" if file.pages == 1 else f"{file.pages} pages"
    pages = f"{number}, " if file.path.endswith(".pdf") else ""
    return f"{pages}{max(1, round(file.bytes / 1000))} KB"


_MACROS = macros(Path(__file__).with_name("status.html"))
