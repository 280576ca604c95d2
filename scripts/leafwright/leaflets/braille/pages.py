"""Lines of braille into pages of braille ASCII: what displays and embossers take (North American Braille ASCII Code).

Laid out as BANA's Braille Formats (2016) asks of simple texts: titles in the middle, headings from cell 5, paragraphs
from cell 3 with the rest from cell 1, items from cell 1 with the rest from cell 3; the number of the page at its foot.
"""

import textwrap
from collections.abc import Callable, Iterator, Sequence

from leafwright.leaflets.braille.spoken import Line

WIDTH, HEIGHT = 40, 25  # cells a line, lines a page: those of most embossers, on paper of 11 by 11.5 inches
_ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="  # by U+2800 to U+283F
_HEAD = 4  # cells before a heading


def paged(marks: Sequence[str], lines: Sequence[tuple[Line, str]], number: Callable[[int], str]) -> list[str]:
    """The pages, each ended by a form feed; `marks` stand in the head of each, since pages are handed on singly.

    `lines` are given with their cells; `number` writes a page's number in cells.
    """
    head = [row for mark in marks for row in _broken(mark, "", "")]
    room = HEIGHT - len(head) - 1
    pages: list[str] = []
    rows = list(_rows(lines))
    while rows:
        while rows and not rows[0]:
            rows.pop(0)
        taken, rows = _cut(rows, room)
        foot = _ascii(number(len(pages) + 1)).rjust(WIDTH)
        filled = [*head, *taken, *[""] * (room - len(taken)), foot]
        pages.append("".join(f"{row.rstrip()}\r\n" for row in filled) + "\f")
    return pages


def _cut(rows: list[str], room: int) -> tuple[list[str], list[str]]:
    """The rows of a page and those left; a heading never stands last."""
    end = min(room, len(rows))
    if end < len(rows):
        last = end
        while last > 1 and (not rows[last - 1] or rows[last - 1].startswith(" " * _HEAD)):
            last -= 1
        end = last if last > 1 else end
    return rows[:end], rows[end:]


def _rows(lines: Sequence[tuple[Line, str]]) -> Iterator[str]:
    for line, cells in lines:
        if line.level:
            yield ""
        if line.level == 1:
            yield from (row.strip().center(WIDTH).rstrip() for row in _broken(cells, "", ""))
            yield ""
        elif line.level:
            yield from _broken(cells, " " * _HEAD, " " * _HEAD)
        elif line.item:
            yield from _broken(cells, "  " * line.depth, "  " * (line.depth + 1))
        else:
            yield from _broken(cells, "  ", "")


def _broken(cells: str, first: str, rest: str) -> list[str]:
    """Cells in lines of braille ASCII; a word is broken only where it is longer than a line."""
    return textwrap.wrap(
        _ascii(cells), WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False,
        expand_tabs=False, replace_whitespace=False,
    )  # fmt: skip


def _ascii(cells: str) -> str:
    return "".join(_ASCII[ord(cell) - 0x2800] for cell in cells)
