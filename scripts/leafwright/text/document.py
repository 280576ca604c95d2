"""A topic as a document: front matter, title, sections, blocks and their runs, each with its line.

Everything that shows or checks a topic's words starts from here: page, leaflet, plain text, the two languages side by
side, and checks. `parse` never raises, and loses no words: what is not supported is kept as a block that says so.
"""

import functools
import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from leafwright.text.blocks import Block, walk
from leafwright.text.inline import Change, Run, changed, lined, runs, said
from leafwright.text.segments import Piece, cut
from leafwright.text.tree import blocks_of


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of an edition. `heading` and `body` are Markdown, `title` and `blocks` what every output shows of them.

    `short` stands in place of that text where there is little room; `detail` are boxes for the web alone.
    """

    id: str
    heading: str
    body: str = ""
    line: int = 1
    title: tuple[Run, ...] = ()
    blocks: tuple[Block, ...] = ()
    short: tuple[Block, ...] = ()
    detail: tuple[Block, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Segment:
    """The words of a block as translators see them, with the id of their section."""

    role: str
    text: str
    line: int
    section: str
    layer: str = ""  # of its section: short or detail, empty for the text itself


@dataclass(frozen=True, kw_only=True)
class Document:
    """A topic in one language."""

    front: str  # front matter, with its lines of dashes
    blocks: tuple[Block, ...]  # everything behind it, as it is written
    title: str  # the words of the first h1
    lead: tuple[Block, ...]  # what stands before the first section, the title left out
    sections: tuple[Section, ...]
    segments: tuple[Segment, ...]

    @property
    def subtitle(self) -> str:
        """One line that says what it is: the words between the title and the first section."""
        return "\n\n".join(block.words for block in walk(self.lead) if block.words)

    @property
    def abbreviations(self) -> tuple[tuple[str, str, int], ...]:
        """The short forms that its words use, each with what it stands for and the line where that is written."""
        beside = pairwise(self.segments)
        return tuple((short.text, meaning.text, short.line) for short, meaning in beside if meaning.role == "meaning")

    def section(self, id_: str) -> Section | None:
        """The first section of an id."""
        return next((section for section in self.sections if section.id == id_), None)


@functools.lru_cache(256)  # a topic in each language is parsed once
def parse(text: str) -> Document:
    """A topic's Markdown as a document."""
    pieces = cut(text)
    blocks = blocks_of(pieces)
    shown = tuple(block for block in blocks if block.kind != "abbreviation")
    lead = tuple(takewhile(lambda block: not block.opens_section, shown))
    title = next((block for block in lead if block.kind == "heading" and block.level == 1), None)
    sections = tuple(_sections(shown[len(lead) :], text.split("\n")))
    return Document(
        front="".join(piece.raw for piece in pieces if piece.kind == "front"),
        blocks=blocks,
        title=title.words if title else "",
        lead=tuple(block for block in lead if block is not title),
        sections=sections,
        segments=tuple(_segments(pieces, sections)),
    )


def section_of(id_: str, heading: str, body: str) -> Section:
    """A section that no topic holds, such as one of the hospital's."""
    return Section(id=id_, heading=heading, body=body, line=1, title=runs(heading), **_layers(blocks_of(cut(body))))


def rewritten(section: Section, change: Change) -> Section:
    """A section with the runs of its heading and blocks changed."""
    return replace(reshaped(section, lambda blocks: _changed(blocks, change)), title=changed(section.title, change))


def reshaped(section: Section, change: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> Section:
    """A section with the blocks of each of its layers changed."""
    return replace(section, blocks=change(section.blocks), short=change(section.short), detail=change(section.detail))


def runs_of(blocks: Iterable[Block]) -> Iterator[tuple[Run, int]]:
    """All runs of some blocks, each with its line."""
    for block in walk(blocks):
        yield from lined(block.runs, block.line)


def words_of(blocks: Iterable[Block], pictures: bool = False, sources: bool = True) -> Iterator[tuple[Block, str]]:
    """Each block that has words of its own, with them as they are read: what every output must hold.

    The words that stand for a picture are among them only where `pictures` are told and not shown, the numbers of
    sources only where `sources` are.
    """
    for block in walk(blocks):
        if words := " ".join(said(block.runs, pictures, sources).split()):
            yield block, words


def _sections(blocks: Sequence[Block], lines: Sequence[str]) -> Iterator[Section]:
    """Blocks, of which the first begins a section, parted by the headings that begin one."""
    starts = [n for n, block in enumerate(blocks) if block.opens_section]
    for start, end in pairwise([*starts, len(blocks)]):
        yield _section(blocks[start], blocks[start + 1 : end], lines, blocks[end].line if end < len(blocks) else None)


def _section(heading: Block, blocks: Sequence[Block], lines: Sequence[str], end: int | None) -> Section:
    body = "\n".join(lines[heading.line : end - 1 if end else None]).strip("\n")
    return Section(
        id=heading.id, heading=heading.words, body=body, line=heading.line, title=heading.runs, **_layers(blocks)
    )


def _layers(blocks: Iterable[Block]) -> dict[str, tuple[Block, ...]]:
    """Blocks by the layer of a section that they belong to."""
    text, short, detail = list[Block](), list[Block](), list[Block]()
    for block in blocks:
        if block.kind == "box" and block.box[:1] == ("short",):
            short += block.children
        elif block.kind == "box" and block.box[:1] == ("detail",):
            detail.append(block)
        else:
            text.append(block)
    return {"blocks": tuple(text), "short": tuple(short), "detail": tuple(detail)}


def _segments(pieces: Iterable[Piece], sections: Sequence[Section]) -> Iterator[Segment]:
    starts = {section.line: section.id for section in sections}
    layers = {block.line: "short" for section in sections for block in walk(section.short)}
    layers |= {block.line: "detail" for section in sections for block in walk(section.detail)}
    here = ""
    for piece in pieces:
        if piece.role:
            here = starts.get(piece.line, here)
            layer = layers.get(piece.line, "")
            yield Segment(role=piece.role, text=piece.text, line=piece.line, section=here, layer=layer)


def _changed(blocks: Iterable[Block], change: Change) -> tuple[Block, ...]:
    return tuple(_block_changed(block, change) for block in blocks)


def _block_changed(block: Block, change: Change) -> Block:
    runs, children = changed(block.runs, change), _changed(block.children, change)
    same = runs is block.runs and all(map(operator.is_, children, block.children))
    return block if same else replace(block, runs=runs, children=children)
