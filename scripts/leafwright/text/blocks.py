"""What a document is made of: blocks inside blocks, each with its line, its words and how it is marked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from leafwright.text.inline import Run

ICONS = "icons"  # the title of a picture that shows a figure
_LOOKS = ("class", "dir", "id", "lang")
PICTURES = ("figure", "photo")  # kinds of boxes around a picture
STEP = 4  # spaces by which each level is indented


@dataclass(frozen=True, kw_only=True)
class Block:
    """A heading, paragraph, list, item, table, row, cell, definitions, term, definition, box, title, quote, rule,
    code, html, abbreviation or reference.

    `words` are its own, in Markdown; those of blocks inside it are theirs.
    """

    kind: str
    line: int
    words: str = ""
    runs: tuple[Run, ...] = ()
    children: tuple["Block", ...] = ()
    marker: str = ""  # the mark that it begins with: -, 1., !!!, >
    indent: int = 0  # spaces before it
    level: int = 0  # of a heading
    id: str = ""  # of a heading; on a page, of a box of details
    box: tuple[str, ...] = ()  # what kind of box, and how it looks
    ordered: bool = False  # a list
    start: int = 1  # number of a list's first item
    header: bool = False  # a row or a cell
    loose: bool = False  # an item or definition whose words stand apart as a paragraph
    gap: bool = True  # a blank line stands before it
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def looks(self) -> tuple[tuple[str, str], ...]:
        """Those of its attributes that name a language, or what it is; no other reaches a page."""
        return tuple(each for each in self.attributes if each[0] in _LOOKS and re.fullmatch(r"[\w-]+", each[1]))

    @property
    def pictured(self) -> bool:
        """Whether its words begin with a picture, which they stand beside."""
        return pictured(self.runs)

    @property
    def opens_section(self) -> bool:
        return self.kind == "heading" and self.level == 2 and bool(self.id) and not self.indent


def pictured(runs: Sequence[Run]) -> bool:
    """Whether runs begin with a picture, and go on in words."""
    return len(runs) > 1 and runs[0].kind == "image"


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks and all inside them, in reading order."""
    for block in blocks:
        yield block
        yield from walk(block.children)
