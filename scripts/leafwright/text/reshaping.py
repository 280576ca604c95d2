"""Blocks of a section where there is little room: tables as lists or grids, few drawings, no marks of sources."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from leafwright.model import Language
from leafwright.text.blocks import PICTURES, Block, walk
from leafwright.text.document import Section, rewritten
from leafwright.text.inline import Run


def short_form(section: Section, address: Callable[[str], str], drawings: int = 0) -> Section:
    """A section's short form: its own where it has one, else its text, without marks of sources.

    `address` gives where a link to another section leads; of the drawings of the text the first so many stay.
    """
    drawn = [block for block in section.blocks if set(block.box[:1]) & set(PICTURES)][:drawings]
    text = tuple(block for block in section.blocks if not set(block.box[:1]) & set(PICTURES) or block in drawn)
    blocks = tuple(map(_told_once, (*section.short, *drawn) if section.short else text))

    def change(run: Run) -> Iterator[Run]:
        if run.kind == "link" and run.target.startswith("#"):
            yield replace(run, target=address(run.target))
        elif not run.target.startswith("fact."):
            yield run

    return rewritten(replace(section, blocks=blocks, short=(), detail=()), change)


def _told_once(block: Block) -> Block:
    """A box of values whose scales are told at its head, so that each point and its circles take one line."""
    scales = [run for each in walk(block.children) for run in each.runs if run.kind == "scale"]
    if block.box[:1] != ("values",) or not scales:
        return block
    least, _, most = scales[0].children
    runs = (least, Run(kind="text", text=" … "), most)
    told = Block(kind="paragraph", line=block.line, runs=runs, attributes=(("class", "ends"),))
    titles = [child for child in block.children if child.kind == "title"]
    others = [_bare(child) for child in block.children if child.kind != "title"]
    return replace(block, children=(*titles, told, *others))


def _bare(block: Block) -> Block:
    """A block whose scales have no words at their ends."""
    runs = tuple(replace(run, children=()) if run.kind == "scale" else run for run in block.runs)
    return replace(block, runs=runs, children=tuple(map(_bare, block.children)))


def tables_as_lists(blocks: Iterable[Block], language: Language) -> tuple[Block, ...]:
    """Blocks with each table as a list: a row is its first cell, then each further cell behind its column's heading."""
    return tuple(
        _as_list(block, language)
        if block.kind == "table"
        else replace(block, children=tables_as_lists(block.children, language))
        for block in blocks
    )  # fmt: skip


def tables_as_grids(blocks: Iterable[Block], language: Language) -> tuple[Block, ...]:
    """Blocks with each table of choices as one narrow table a row, headed by what is compared, choice below choice.

    The choices are the columns behind the first; each cell stands behind its own, and one without words is left out.
    """
    found: list[Block] = []
    for block in blocks:
        if block.kind == "table" and len(columns(block)) > 1:
            heads = columns(block)
            found += [_grid(row, heads, language) for row in block.children if not row.header]
        else:
            found.append(replace(block, children=tables_as_grids(block.children, language)))
    return tuple(found)


def _grid(row: Block, heads: Sequence[tuple[Run, ...]], language: Language) -> Block:
    compared, *cells = (cell.runs for cell in row.children)
    lines = [_line(row, compared, header=True)]
    lines += [_line(row, headed(head, cell, language)) for head, cell in zip(heads[1:], cells, strict=False) if cell]
    return Block(kind="table", line=row.line, children=tuple(lines), attributes=(("class", "grid"),))


def _line(at: Block, given: tuple[Run, ...], header: bool = False) -> Block:
    """A row of one cell."""
    cell = Block(kind="cell", line=at.line, runs=given, header=header)
    return Block(kind="row", line=at.line, children=(cell,), header=header)


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
