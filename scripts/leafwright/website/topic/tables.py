"""Tables of a page: rows are headed by their first cell, and wide ones scroll."""

from pathlib import Path

from markupsafe import Markup

from leafwright.text.as_markdown import inline_markdown, pipes
from leafwright.text.blocks import Block
from leafwright.text.templates import macros


def table_html(table: Block) -> str:
    """A table as HTML around Markdown, where it has a row of headings: Markdown has no cells that head a row.

    The first cell of each row then is such a cell, as it is on paper.
    """
    heads = [row for row in table.children if row.header]
    rows = [row for row in table.children if not row.header]
    if not heads or min((len(row.children) for row in rows), default=0) < 2:
        return pipes(table)
    return str(_MACROS.table([_cells(row) for row in heads], [_cells(row) for row in rows]))


def _cells(row: Block) -> list[Markup]:
    return [Markup(inline_markdown(cell.runs).replace("\n", " ")) for cell in row.children]


_MACROS = macros(Path(__file__).with_name("page.html"))
