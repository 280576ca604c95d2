"""The tables of a Word file: rows that count, and cells that were merged, taken apart."""

from collections.abc import Iterator, Sequence
from typing import Any

from leafwright.scaffold.word.inside import W, name_of, value

INTO = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}  # what stands around paragraphs, rows and cells
_COLUMNS = 12  # more fit on no paper


def rows_of(table: Any) -> tuple[list[list[Any]], int]:
    """The cells of each row, and how many rows were deleted with changes tracked."""
    every = list(_below(table, "tr"))
    rows = [list(_below(row, "tc")) for row in every if row.find(f"{W}trPr/{W}del") is None]
    return rows, len(every) - len(rows)


def filled(rows: Sequence[Sequence[Any]], words: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The words of a table's cells, all rows of one length and none of them empty; nothing where it is no table."""
    spread = [_spread(cells, said) for cells, said in zip(rows, words, strict=True)]
    wide = max(map(len, spread), default=0)
    if not 1 < wide <= _COLUMNS:
        return ()
    full = [(*row, *[None] * (wide - len(row))) for row in spread if any(row)]
    # LibreOffice adds columns so that rows of other widths fit: those in which no cell begins are none
    used = [at for at in range(wide) if any(row[at] is not None for row in full)]
    return tuple(tuple(row[at] or "" for at in used) for row in full) if len(full) > 1 < len(used) else ()


def merged(cell: Any) -> bool:
    """Whether a cell is one with others beside or below it."""
    return _span(cell) > 1 or value(cell, "tcPr/vMerge") in ("", "continue")


def _spread(cells: Sequence[Any], words: Sequence[str]) -> list[str | None]:
    """The words of a row, with None for each more column that a cell spans."""
    row: list[str | None] = []
    for cell, said in zip(cells, words, strict=True):
        row += [said.replace("|", "\\|"), *[None] * (_span(cell) - 1)]
    return row


def _span(cell: Any) -> int:
    """How many columns a cell spans, as far as a table can have them."""
    given = value(cell, "tcPr/gridSpan") or "1"
    return min(max(int(given), 1), _COLUMNS + 1) if given.isdigit() and len(given) < 10 else 1


def _below(element: Any, name: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also those inside a control."""
    for child in element:
        if name_of(child) == name:
            yield child
        elif name_of(child) in INTO:
            yield from _below(child, name)
