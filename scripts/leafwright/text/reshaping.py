"""Blocks of a section for a format that has little room: tables as lists, no drawings, no marks of sources."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from leafwright.model import Language
from leafwright.text.blocks import Block
from leafwright.text.document import Section, rewritten
from leafwright.text.inline import Run


def short_form(section: Section, address: Callable[[str], str]) -> Section:
    """A section's short form: its own where it has one, else its text without drawings and marks of sources.

    `address` gives where a link to another section leads.
    """
    blocks = section.short or tuple(block for block in section.blocks if block.box[:1] != ("figure",))

    def change(run: Run) -> Iterator[Run]:
        if run.kind == "link" and run.target.startswith("#"):
            yield replace(run, target=address(run.target))
        elif not run.target.startswith("fact."):
            yield run

    return rewritten(replace(section, blocks=blocks, short=(), detail=()), change)


def tables_as_lists(blocks: Iterable[Block], language: Language) -> tuple[Block, ...]:
    """Blocks with each table as a list: a row is its first cell, then each further cell behind its column's heading."""
    return tuple(
        _as_list(block, language)
        if block.kind == "table"
        else replace(block, children=tables_as_lists(block.children, language))
        for block in blocks
    )  # fmt: skip


def headed(head: Sequence[Run], cell: Sequence[Run], language: Language) -> tuple[Run, ...]:
    """The words of a cell behind the heading of its column."""
    if not head:
        return tuple(cell)
    colon = Run(kind="text", text=language.mark)
    return (Run(kind="strong", children=(*head, colon)), Run(kind="text", text=language.gap), *cell)


def columns(table: Block) -> list[tuple[Run, ...]]:
    """The headings of a table's columns."""
    return [cell.runs for row in table.children if row.header for cell in row.children]


def _as_list(table: Block, language: Language) -> Block:
    heads = columns(table)
    rows = [row for row in table.children if not row.header]
    items = tuple(_row(row, heads, language) for row in rows) or (_item(table, headed((), sum(heads, ()), language)),)
    return _list(table, items, (("class", "rows"),))


def _row(row: Block, heads: Sequence[tuple[Run, ...]], language: Language) -> Block:
    cells = [cell.runs for cell in row.children]
    (corner, first), *others = zip_longest(heads, cells, fillvalue=())
    name = (*corner, Run(kind="text", text=language.colon), *first) if corner and first else (*corner, *first)
    told = tuple(_item(row, headed(head, cell, language)) for head, cell in others if head or cell)
    return replace(_item(row, (Run(kind="strong", children=name),)), children=(_list(row, told),))


def _list(at: Block, items: tuple[Block, ...], attributes: tuple[tuple[str, str], ...] = ()) -> Block:
    return Block(kind="list", line=at.line, children=items, attributes=attributes)


def _item(at: Block, given: tuple[Run, ...]) -> Block:
    return Block(kind="item", line=at.line, runs=given)
