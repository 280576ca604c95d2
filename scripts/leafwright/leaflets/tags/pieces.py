"""A laid-out leaflet as pieces: what was drawn of each element of the document, in the order of the document.

A page, panel or column that ends parts the boxes of an element, and a line that ends drops its space; the document
itself has neither. So what a piece says is read in the document, and boxes only tell where it stands.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "em", "i", "img", "small", "span", "strong", "sub", "sup")
)
_FIRST, _LAST = -1.0, float("inf")
_UNSPOKEN = {0x2060: None, 0xAD: None}  # what keeps letters together, or may part them, at the end of a line
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


@dataclass(eq=False)
class Piece:
    """One line of words, or one picture, as it was drawn. `said` are its words in the order of reading."""

    box: Any
    element: Any
    page: int  # from 0
    part: str = ""  # marker, before, after: what a stylesheet adds to the element
    said: str = ""
    space: bool = False  # whether a space follows that the line does not hold
    otherwise: bool = False  # whether its glyphs do not say its words
    margin: str = ""  # Header or Footer, where it runs along
    before: "Piece | None" = None  # the one that is read before it in the same block
    mark: int | None = None  # the number of its marked sequence on its page, once it is drawn
    first: "Piece | None" = None  # the one whose marked sequence it goes on with, if it begins none

    @property
    def text(self) -> str:
        """Its words as they were laid out; none where it is a picture."""
        return getattr(self.box, "text", "") or ""

    @property
    def picture(self) -> bool:
        return hasattr(self.box, "replacement")

    @property
    def drawn(self) -> bool:
        return self.mark is not None or self.first is not None

    @property
    def plain(self) -> bool:
        """Whether it is words of the document, neither a picture nor what a stylesheet adds."""
        return not (self.part or self.picture or self.ticked)

    @property
    def shown(self) -> bool:
        """Whether anything of it is drawn; the box of an item to tick is drawn around a space."""
        return self.picture or bool(self.text.strip()) or self.ticked

    @property
    def ticked(self) -> bool:
        """Whether it is the box of an item to tick: a space with a border."""
        box = self.element.get("class") == "tick" or (self.part == "before" and self.element.tag == "li")
        return box and not self.picture and not self.text.strip()


Item = Any  # a piece, or an element below


@dataclass
class Pieces:
    """All pieces of a leaflet: `items` holds, for each element, its own pieces and the elements below it that show."""

    root: Any
    parents: Mapping[Any, Any]
    items: dict[Any, list[Item]] = field(default_factory=dict)
    of_box: dict[Any, Piece] = field(default_factory=dict)
    links: dict[Any, list[tuple[Any, int]]] = field(default_factory=dict)  # each box of a link, and its page
    mirrored: bool = False  # whether a bracket was drawn from right to left

    def agree(self) -> None:
        """Let the pieces of each marked sequence say their words as one of them must."""
        following = [(piece, piece.first) for piece in self.of_box.values() if piece.first]
        for piece, first in following:
            first.otherwise |= piece.otherwise
        for piece, first in following:
            piece.otherwise = first.otherwise


def pieces_of(pages: Sequence[Any]) -> Pieces:
    """The pieces of pages that WeasyPrint laid out, each told what it says."""
    root = next(box.element for box in pages[0]._page_box.children if box.element is not None)
    found = Pieces(root, {child: parent for parent in root.iter() for child in parent})
    heads: set[Any] = set()  # rows of headings that were met: a table repeats them on each page
    for number, page in enumerate(pages):
        seen = frozenset(heads)
        for piece in _below(page._page_box, number, "", seen, heads, found):
            found.of_box[piece.box] = piece
            if not piece.margin:
                _place(piece, found)
    for element, items in found.items.items():
        items.sort(key=_order(element, items))
    _tell(found)
    return found


def _below(box: Any, page: int, margin: str, seen: frozenset[Any], heads: set[Any], found: Pieces) -> Iterator[Piece]:
    """The words and pictures in a box; those of a margin, and of headings that a table repeats, run along."""
    box = getattr(box, "_box", box)  # what is placed by position
    margin = margin or _margin(box, seen)
    if getattr(box, "is_header", False):
        heads.add(box.element)
    if type(box).__name__ == "TextBox" or hasattr(box, "replacement"):
        yield Piece(box, box.element, page, (box.element_tag or "").partition("::")[2], margin=margin)
    elif box.element_tag == "a" and not margin:
        found.links.setdefault(box.element, []).append((box, page))
    for child in getattr(box, "children", ()):
        yield from _below(child, page, margin, seen, heads, found)


def _margin(box: Any, seen: frozenset[Any]) -> str:
    """Where what a box holds runs along, if it does; `seen` are the headings of tables that stood on a page before."""
    if type(box).__name__ == "MarginBox":
        return "Header" if "top" in box.at_keyword else "Footer"
    return "Header" if getattr(box, "is_header", False) and box.element in seen else ""


def _place(piece: Piece, found: Pieces) -> None:
    """Put a piece into its element, and each element around it into the one above, where it first shows."""
    below: Item = piece
    element = piece.element
    while element is not None:
        items = found.items.setdefault(element, [])
        if below is not piece and below in items:
            return
        items.append(below)
        below, element = element, found.parents.get(element)


def _order(element: Any, items: Sequence[Item]) -> Any:
    """The order of the document: what floats or is placed by position was met earlier or later than it stands."""
    places = {child: number for number, child in enumerate(element)}
    keys, last = {}, _FIRST
    for item in items:
        if isinstance(item, Piece):
            keys[item] = {"marker": _FIRST - 2, "before": _FIRST - 1, "after": _LAST}.get(item.part, last)
        else:
            last = keys[item] = float(places[item])
    return keys.__getitem__


def _tell(found: Pieces) -> None:
    """Give each piece its words, and a space behind it where the document has one that no line holds."""
    last: Piece | None = None
    before: Piece | None = None
    gap = False
    for event in _events(found.root, found):
        if event is _BLOCK:
            last, before, gap = None, None, False
            continue
        if event is _SPACE:
            gap = True
            continue
        event.before, before = before, event
        if event.text.strip():
            held = event.text[0].isspace() or (last is not None and last.said[-1:].isspace())
            if last is not None and gap and not held:
                last.space = True
            last, gap = event, False


_BLOCK, _SPACE = object(), object()


def _events(element: Any, found: Pieces) -> Iterator[Any]:
    """What comes one after the other in an element: pieces, spaces of the document, beginnings and ends of blocks."""
    block = element.tag not in INLINE
    if block:
        yield _BLOCK
    if element.tag == "sup" or element.get("class") == "fact":  # a mark of a source is no part of the word before it
        yield _SPACE
    items = found.items.get(element, [])
    yield from _slots(element, items, found)
    if block:
        yield _BLOCK


def _slots(element: Any, items: Sequence[Item], found: Pieces) -> Iterator[Any]:
    """The same, from what shows of an element: its words lie in slots between the elements below that show."""
    below = list(element)
    start, slot = -1, []
    for item in items:
        if isinstance(item, Piece):
            if item.part or item.picture:
                item.said = item.text
                yield item
            else:
                slot.append(item)
        else:
            at = below.index(item)
            yield from _aligned(_written(element, below, start, at), slot)
            yield from _events(item, found)
            start, slot = at, []
    yield from _aligned(_written(element, below, start, len(below)), slot)


def _written(element: Any, below: Sequence[Any], start: int, end: int) -> str:
    """The words of an element between two elements below it; -1 is its beginning."""
    first = (element.text or "") if start < 0 else (below[start].tail or "")
    return first + "".join(" " * (child.tag == "br") + (child.tail or "") for child in below[start + 1 : end])


def _aligned(written: str, slot: Sequence[Piece]) -> Iterator[Any]:
    """Pieces of a slot, and the spaces that the document has before, between and behind them."""
    at = 0
    for piece in slot:
        core = piece.text.strip()
        if core:
            after = len(written) - len(written[at:].lstrip())
            if after > at:
                yield _SPACE
            core = _say(piece, core, written[after:])
            yield piece
            at = after + len(core)
    if written[at : at + 1].isspace():
        yield _SPACE


def _say(piece: Piece, core: str, written: str) -> str:
    """Tell a piece its words, of which `core` are those without spaces; returns them as they are `written` next.

    The hyphen that a line ends with is no part of the word.
    """
    hyphen = piece.box.style["hyphenate_character"]
    hyphenated = core.endswith(hyphen) and not written.startswith(core)
    word = core[: -len(hyphen)] if hyphenated else core
    piece.said = (piece.text.replace(core, word) if hyphenated else piece.text).translate(_UNSPOKEN)
    backward = piece.box.style["direction"] == "rtl" or bool(_RIGHT_TO_LEFT.search(core))
    piece.otherwise = hyphenated or backward
    return word
