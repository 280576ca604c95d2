"""Where our tag tree takes the place of WeasyPrint's: the only module that touches how it writes a PDF.

Each touch has its reason, and a test in tests/leaflets/test_seams.py that fails when WeasyPrint does it itself.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pydyf

from leafwright.leaflets.tags.pieces import Piece, Pieces, pieces_of
from leafwright.leaflets.tags.structure import holder, structure
from leafwright.leaflets.tags.writing import write

_BRACKETS = re.compile(r"[()\[\]{}<>«»‹›]")
# Scripts of India and Bangladesh, whose letters join and change places, and Thai and Lao, whose vowel am is drawn as
# two signs: glyphs do not tell the words.
_JOINED = re.compile("[\u0900-\u0dff\u0e00-\u0eff]")


@contextmanager
def tagged(document: Any) -> Iterator[None]:
    """While the block runs, the PDF of a laid-out document is written with our tags.

    Two names of `weasyprint.pdf` are ours meanwhile: `Stream`, by which pages are drawn, and `add_tags`.
    """
    import weasyprint.pdf

    found = pieces_of(document.pages)
    before = weasyprint.pdf.Stream, weasyprint.pdf.add_tags
    weasyprint.pdf.Stream, weasyprint.pdf.add_tags = _stream(before[0], found), _adder(document, found)
    try:
        yield
    finally:
        weasyprint.pdf.Stream, weasyprint.pdf.add_tags = before


def _adder(document: Any, found: Pieces) -> Callable[..., None]:
    """Our step from what was drawn to the tag tree: WeasyPrint's follows pages instead of the document."""

    def add_tags(pdf: Any, *_: Any) -> None:
        found.agree()
        write(pdf, document.pages, structure(found))

    return add_tags


def _stream(plain: Any, found: Pieces) -> Any:
    """WeasyPrint's drawing of a page, in which words are marked sequences that tell them."""
    return type("Telling", (_Telling, plain), {"pieces": found})


class _Telling:
    """What is ours in the drawing of a page."""

    pieces: Pieces
    stream: list[Any]  # this, and what follows without a value, is WeasyPrint's
    begin_marked_content: Any
    end_marked_content: Any
    _tags: Any
    _ended: tuple[Piece, int] | None = None  # whose words were drawn last, and how much was drawn by then

    @contextmanager
    def marked(self, box: Any, tag: str) -> Iterator[None]:
        """Draw words or a picture in a marked sequence: its own, or that of the words before it."""
        piece = self.pieces.of_box.get(box)
        if self._tags is None or piece is None or not piece.shown:
            yield  # nothing is drawn
            return
        if piece.margin:
            self.begin_marked_content("Artifact", _run_along(piece.margin))
        else:
            # a bracket has one glyph for both ways, and the font's map to words keeps the way it was drawn first
            brackets = bool(_BRACKETS.search(piece.text))
            self.pieces.mirrored |= brackets and piece.otherwise
            piece.otherwise |= brackets and self.pieces.mirrored
            self._begin(piece, tag)
        yield
        if piece.space and not piece.otherwise and not _JOINED.search(piece.text):
            piece.otherwise = not _drawn_space(self)
        self.end_marked_content()
        self._ended = piece, len(self.stream)

    def _begin(self, piece: Piece, tag: str) -> None:
        last, drawn = self._ended or (None, 0)
        if last and drawn == len(self.stream) and _goes_on(last, piece, self.pieces):
            self.stream.pop()  # the end of that sequence
            piece.first = last.first or last
            return
        piece.mark = self._tags[piece.box] = len(self._tags)
        self.begin_marked_content(tag, _properties(piece))


def _goes_on(last: Piece, piece: Piece, found: Pieces) -> bool:
    """Whether a piece may share the marked sequence of the one that was drawn before it: it comes next in the same
    element of the tag tree, and both say their words in the same way."""
    return (
        piece.before is last
        and last.plain
        and piece.plain
        and piece.otherwise == last.otherwise
        and not _JOINED.search(last.text + piece.text)
        and holder(piece.element, found.parents) is holder(last.element, found.parents)
    )


def _run_along(margin: str) -> Any:
    """What stands on every page is not read (ISO 14289-1, 7.8)."""
    return pydyf.Dictionary({"Type": "/Pagination", "Subtype": f"/{margin}"})


def _properties(piece: Piece) -> Any:
    """The number of a sequence and, where glyphs do not tell them, its words (ActualText: ISO 32000-1, 14.9.4).

    Not for letters of Arabic: there programs that copy text read the line backwards. Its words stand in the tag tree.
    """
    properties = {"MCID": piece.mark}
    if _JOINED.search(piece.text):
        properties["ActualText"] = pydyf.String(piece.said + " " * piece.space)
    return pydyf.Dictionary(properties)


def _drawn_space(stream: Any) -> bool:
    """Whether a space could be drawn behind the last words, in their font: the end of a line is stored without one."""
    name, _ = stream._old_font or ("", 0)
    for font in stream._fonts.values():
        if font.hash == name and not font.bitmap:
            glyph = next((glyph for glyph, letters in font.to_unicode.items() if letters in (" ", "\u00a0")), None)
            if glyph is not None:
                stream.begin_text()
                stream.show_text(f"<{glyph:04x}>")
                stream.end_text()
                return True
    return False
