"""Tables that spreadsheets open: CSV as RFC 4180 writes it, in UTF-8 with its mark, so that they read every script."""

import csv
import io
from collections.abc import Iterable, Sequence

MARK = "\ufeff"  # tells a spreadsheet that the letters are UTF-8
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what it takes for a formula


def as_csv(head: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """A table with its heads; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO(newline="")
    written = csv.writer(out)
    written.writerow(head)
    written.writerows([_safe(cell) for cell in row] for row in rows)
    return MARK + out.getvalue()


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
