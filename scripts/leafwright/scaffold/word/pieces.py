"""A Word file into pieces in the order of reading: headings, paragraphs, items, tables and pictures."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from leafwright.exchange.docx import opened
from leafwright.exchange.returned import Refused
from leafwright.scaffold.word import inside, tables
from leafwright.scaffold.word.inside import GONE, Heard, Sheet, Span, W, lines, markdown, name_of, plain, spans_of
from leafwright.scaffold.word.pictures import Picture, pictures_of
from leafwright.scaffold.word.styles import Styles, read_styles

MOST_BYTES = 20_000_000  # a letter with photographs
MOST_LETTERS = 400_000  # some 150 pages; a topic has four
MOST_BLOCKS = 5_000
_CAPITALS = 4  # letters of a heading in capitals; fewer are an abbreviation
_SHORT = 80  # characters of a heading that is only typed in bold
_BULLET = re.compile(r"\\?[•·▪◦‣●○■□–—*-]\s+")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+")


@dataclass(frozen=True)
class Piece:
    """One block of a letter. `level` is that of a heading (0: only typed in bold) or of an item, from 0.

    `number` is that of a step, 0 with a bullet. `words` is Markdown of one line, `rows` that of a table's cells.
    """

    kind: Literal["title", "subtitle", "heading", "paragraph", "item", "table", "picture", "caption"]
    words: str = ""
    level: int = 0
    number: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    picture: Picture | None = None


@dataclass
class Letter:
    """What a Word file holds: its pieces, what stood beside the text, and how often something is to be told."""

    pieces: list[Piece]
    beside: list[Piece]
    told: Counter[str] = field(default_factory=Counter)


def read(data: bytes) -> Letter:
    """The pieces of a Word file. Raises Refused, with a remedy, for one that is none, damaged, hostile or huge."""
    document = opened(data, MOST_BYTES, "save the pictures smaller, or the words alone, as .docx")
    try:
        body = document.element.body
        _refuse_huge(body)
        letter = _Reader(document).letter(body)
    except (LookupError, ValueError, AttributeError, TypeError, ArithmeticError, RecursionError) as error:
        message = f"the document cannot be read: {type(error).__name__} {error}"[:200]
        raise Refused(1, message, "open it in a word processor and save it anew as .docx") from error
    if not letter.pieces and not letter.beside:
        raise Refused(1, "the document holds no words", "take the right file; a scan holds no words")
    return letter


def _refuse_huge(body: Any) -> None:
    letters = sum(len(each.text or "") for each in body.iter(f"{W}t"))
    blocks = sum(1 for _ in body.iter(f"{W}p", f"{W}tc"))
    if letters > MOST_LETTERS or blocks > MOST_BLOCKS:
        message = f"the document has {letters:,} letters in {blocks:,} paragraphs and cells: more than a topic can hold"
        raise Refused(1, message, "make a file of each subject, and a topic of each file")


class _Reader:
    """Walks a document once; counts steps as a word processor does."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.styles: Styles = read_styles(document)
        links = {key: each.target_ref for key, each in document.part.rels.items() if each.is_external}
        self.sheet = Sheet(self.styles.bold, links, inside.notes_of(document.element.body))
        self.told: Counter[str] = Counter()
        self.beside: list[Piece] = []
        self.counts: dict[tuple[str, int], int] = {}
        self.waiting: list[Span] = []  # words of a paragraph whose end was deleted: they go on in the next

    def letter(self, body: Any) -> Letter:
        """All of a document."""
        pieces = list(self._blocks(body))
        self.beside += self._notes()
        for kind, what in (("header", "headers"), ("footer", "footers")):
            parts = [rel.target_part for rel in self.document.part.rels.values() if rel.reltype.endswith(f"/{kind}")]
            self.told[what] = sum(
                1 for part in parts if any((t.text or "").strip() for t in part.element.iter(f"{W}t"))
            )
        self.told["comments"] = sum(1 for _ in self.document.element.iter(f"{W}commentReference"))
        return Letter(_headed(_listed(pieces)), _listed(self.beside), +self.told)

    def _notes(self) -> Iterator[Piece]:
        """Foot- and endnotes, each with the number that stands in the text."""
        from docx.oxml import parse_xml

        for rel in self.document.part.rels.values():
            kind = rel.reltype.rpartition("/")[2]
            if kind not in ("footnotes", "endnotes") or rel.is_external:
                continue
            for note in parse_xml(rel.target_part.blob):
                number = self.sheet.notes.get((kind[:-1], note.get(f"{W}id", "")))
                pieces = list(self._blocks(note)) if number else []
                if pieces:
                    self.told[kind] += 1
                    yield Piece("paragraph", f"[{kind[:-1]} {number}]")
                    yield from pieces

    def _blocks(self, parent: Any) -> Iterator[Piece]:
        """The pieces below an element that holds paragraphs and tables."""
        for element in parent:
            name = name_of(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._table(element)
            elif name in tables.INTO:
                yield from self._blocks(element)
            elif name == "altChunk":
                self.told["files inside"] += 1
        if self.waiting and name_of(parent) == "body":
            yield Piece("paragraph", markdown(self.waiting))

    def _paragraph(self, element: Any) -> Iterator[Piece]:
        """A paragraph as one piece or, with its broken lines, pictures and boxes, as several."""
        heard = Heard()
        spans = self.waiting + spans_of(element, self.sheet, heard)
        self.told += heard.told
        mark = element.find(f"{W}pPr/{W}rPr")
        ended = mark is None or not any(name_of(child) in GONE for child in mark)
        self.told["tracked"] += not ended
        self.waiting = [] if ended else spans
        style = self.styles.of(element)
        if style.name.startswith("toc "):
            self.told["lines of contents"] += 1
        elif not self.waiting:
            yield from self._worded(element, spans)
        for drawing in heard.drawings:
            for picture in pictures_of(drawing, self.document.part, self.told):
                told = f"[picture: {picture.alternative}]" if picture.alternative else "[picture]"
                if picture.ending:
                    yield Piece("picture", picture=picture)
                else:
                    yield Piece("paragraph", markdown([Span(told)]))
        for box in heard.boxes:
            yield from self._box(box)

    def _box(self, box: Any) -> Iterator[Piece]:
        """A picture with its caption, as LibreOffice boxes them, in its place; what other boxes hold goes beside."""
        waiting, self.waiting = self.waiting, []
        pieces = list(self._blocks(box))
        self.waiting = waiting
        if sorted(piece.kind for piece in pieces) in (["caption", "picture"], ["paragraph", "picture"]):
            yield from (replace(piece, kind="caption" if piece.words else "picture") for piece in pieces)
        else:
            self.told["text boxes"] += 1
            self.beside += pieces

    def _worded(self, element: Any, spans: list[Span]) -> Iterator[Piece]:
        """The words of a paragraph, as what its style or its look says."""
        if not (words := plain(spans)):
            return
        style = self.styles.of(element)
        number = self.styles.numbered(element)
        if style.level:
            yield Piece("heading", markdown(spans, emphasis=False), style.level)
        elif style.name in ("title", "subtitle", "caption"):
            yield Piece(style.name, markdown(spans, emphasis=False))  # type: ignore[arg-type]
        elif number:
            yield Piece("item", markdown(spans), number.level, self._count(number.id, number.level, number.steps))
        elif _typed(spans, words):
            yield Piece("heading", markdown(spans, emphasis=False).removesuffix(":"))
        else:
            yield from (Piece("paragraph", markdown(line)) for line in lines(spans) if plain(line))

    def _count(self, list_: str, level: int, steps: bool) -> int:
        """The number of a step; those deeper begin anew behind it."""
        for other in [key for key in self.counts if key[0] == list_ and key[1] > level]:
            del self.counts[other]
        self.counts[list_, level] = self.counts.get((list_, level), 0) + 1
        return self.counts[list_, level] if steps else 0

    def _table(self, table: Any) -> Iterator[Piece]:
        """A table; one of a single cell is a frame around what it holds, one of a single row some paragraphs."""
        rows, deleted = tables.rows_of(table)
        self.told["tracked"] += deleted
        if sum(map(len, rows)) == 1:
            yield from self._blocks(next(cell for row in rows for cell in row))
            return
        behind: list[Piece] = []
        read = [[self._cell(cell, behind) for cell in row] for row in rows]
        self.told["merged cells"] += sum(map(tables.merged, (cell for row in rows for cell in row)))
        if filled := tables.filled(rows, read):
            yield Piece("table", rows=filled)
        else:
            yield from (Piece("paragraph", words) for row in read for words in row if words)
        yield from behind

    def _cell(self, cell: Any, behind: list[Piece]) -> str:
        """The words of a cell on one line; pictures and tables in it go `behind` the table."""
        words = []
        for piece in self._blocks(cell):
            if piece.words:
                words.append(f"{piece.number}\\. {piece.words}" if piece.number else piece.words)
            else:
                behind.append(piece)
        return " ".join(words)


def _typed(spans: list[Span], words: str) -> bool:
    """Whether a paragraph is a heading by its look alone: short, all bold, and no sentence."""
    bold = all(span.bold for span in spans if span.text.strip())
    return bold and len(words) <= _SHORT and words[-1] not in ".,;!" and not _BULLET.match(words)


def _headed(pieces: list[Piece]) -> list[Piece]:
    """Pieces of a letter without any heading, as a plain text is, with short lines all in capitals as headings."""
    if any(piece.kind in ("title", "heading") for piece in pieces):
        return pieces
    return [
        replace(piece, kind="heading", words=piece.words.removesuffix(":")) if _shouted(piece) else piece
        for piece in pieces
    ]


def _shouted(piece: Piece) -> bool:
    """Whether a paragraph is short, all in capitals, and no sentence."""
    words = piece.words
    long = sum(map(str.isalpha, words)) >= _CAPITALS and len(words) <= _SHORT
    return piece.kind == "paragraph" and long and words.isupper() and words[-1] not in ".,;!"


def _listed(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces, with points and steps whose signs were typed by hand made items; steps only where they count from 1."""
    found: list[Piece] = []
    for piece in pieces:
        before = found[-1] if found else None
        bullet, number = _BULLET.match(piece.words), _NUMBER.match(piece.words)
        next_ = before.number + 1 if before and before.kind == "item" and not before.level else 1
        if piece.kind == "paragraph" and bullet:
            piece = Piece("item", piece.words[bullet.end() :])
        elif piece.kind == "paragraph" and number and int(number[1]) == next_:
            piece = Piece("item", piece.words[number.end() :], 0, next_)
        found.append(piece)
    return found
