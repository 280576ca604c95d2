"""The tag tree into the objects of a PDF (ISO 32000-1, 14.7.2 to 14.7.4), and what a reader needs beside it."""

from collections.abc import Sequence
from typing import Any

import pydyf

from leafwright.leaflets.tags.pieces import Piece
from leafwright.leaflets.tags.structure import Tag

_POINTS = 0.75  # a CSS pixel in points


def write(pdf: Any, pages: Sequence[Any], whole: Tag) -> None:
    """Put a tree into a PDF, whose `pages` were laid out and drawn."""
    writer = _Writer(pdf, pages)
    root = writer.made({"Type": "/StructTreeRoot"})
    root["K"] = pydyf.Array([writer.element(whole, root).reference])
    root["ParentTree"] = writer.made({"Nums": pydyf.Array(writer.parents())}).reference
    root["ParentTreeNextKey"] = writer.keys
    if writer.named:
        names = [part for name, at in sorted(writer.named.items()) for part in (pydyf.String(name), at)]
        root["IDTree"] = writer.made({"Names": pydyf.Array(names)}).reference
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pages_as_printed = pydyf.Dictionary({"S": "/D"})
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, pages_as_printed])})
    # no /Direction, in Arabic neither: with it PDFium, and so Chrome, gives each line of English from its last word to
    # its first
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


class _Writer:
    def __init__(self, pdf: Any, pages: Sequence[Any]) -> None:
        self._pdf, self._pages = pdf, pages
        self._marks: list[dict[int, bytes]] = [{} for _ in pages]  # for each page, the element of each sequence
        self._links: list[bytes] = []  # the element of each link's annotation
        self.named: dict[str, bytes] = {}

    @property
    def keys(self) -> int:
        return len(self._pages) + len(self._links)

    def made(self, values: dict[str, Any]) -> Any:
        made = pydyf.Dictionary(values)
        self._pdf.add_object(made)
        return made

    def element(self, tag: Tag, parent: Any) -> Any:
        """The object of an element, with all below it."""
        made = self.made({"S": f"/{tag.role}", "P": parent.reference})
        self._describe(tag, made)
        home = next((kid.page for kid in tag.kids if isinstance(kid, Piece)), None)
        if home is None and tag.links:
            home = tag.links[0][1]
        if home is not None:
            made["Pg"] = self._pdf.page_references[home]
        kids = [part for kid in _in_spans(tag.kids) for part in self._kid(kid, made, home)]
        kids += [self._link(box, page, tag, made) for box, page in tag.links]
        if kids:
            made["K"] = kids[0] if len(kids) == 1 else pydyf.Array(kids)
        return made

    def _describe(self, tag: Tag, made: Any) -> None:
        for key, words in (("Lang", tag.language), ("ActualText", tag.said), ("ID", tag.id)):
            if words:
                made[key] = pydyf.String(words)
        if tag.id:
            self.named[tag.id] = made.reference
        attributes = [{"O": f"/{owner}", name: value} for owner, name, value in tag.attributes]
        if tag.role == "Figure":
            made["Alt"] = pydyf.String(tag.alternative)
            attributes.append({"O": "/Layout", "BBox": self._place(tag.kids)})
        if attributes:
            written = [pydyf.Dictionary(each) for each in attributes]
            made["A"] = written[0] if len(written) == 1 else pydyf.Array(written)

    def _place(self, pieces: Sequence[Any]) -> Any:
        """Where a picture stands on its page, in points from its lower left corner."""
        box, page = pieces[0].box, self._pages[pieces[0].page]
        left, top = box.content_box_x(), box.content_box_y()
        edges = (left, page.height - top - box.height, left + box.width, page.height - top)
        return pydyf.Array([round(edge * _POINTS, 2) for edge in edges])

    def _kid(self, kid: Tag | Piece, parent: Any, home: int | None) -> list[Any]:
        if isinstance(kid, Tag):
            return [self.element(kid, parent).reference]
        if kid.mark is None:  # not drawn, such as what is invisible, or drawn with the piece before it
            return []
        self._marks[kid.page][kid.mark] = parent.reference
        if kid.page == home:
            return [kid.mark]
        there = {"Type": "/MCR", "Pg": self._pdf.page_references[kid.page], "MCID": kid.mark}
        return [pydyf.Dictionary(there)]

    def _link(self, box: Any, page: int, tag: Tag, element: Any) -> Any:
        """A link's annotation as a kid of its element: it says where it leads, in words."""
        annotation = box.link_annotation
        annotation["Contents"] = pydyf.String(tag.says)
        annotation["StructParent"] = self.keys
        left, low, right, high = annotation["Rect"]
        if abs(high - low) < 1:  # where a line has no height, as marks of sources have, there would be nothing to press
            reach = box.style["font_size"] * _POINTS / 2
            low, high = min(low, high) - reach, max(low, high) + reach
        annotation["Rect"] = pydyf.Array([round(edge, 1) for edge in (left, low, right, high)])
        self._links.append(element.reference)
        there = {"Type": "/OBJR", "Obj": annotation.reference, "Pg": self._pdf.page_references[page]}
        return pydyf.Dictionary(there)

    def parents(self) -> list[Any]:
        """Which element each marked sequence and each annotation belongs to."""
        numbers: list[Any] = []
        for page, marks in enumerate(self._marks):
            last = max(marks, default=-1)
            numbers += [page, pydyf.Array([marks.get(mark, "null") for mark in range(last + 1)])]
        for key, reference in enumerate(self._links, start=len(self._pages)):
            numbers += [key, reference]
        return numbers


def _in_spans(kids: Sequence[Tag | Piece]) -> list[Tag | Piece]:
    """What an element holds, with one element more that says their words around pieces, one after the other, whose
    glyphs do not."""
    spanned: list[Tag | Piece] = []
    span: Tag | None = None
    for kid in kids:
        if isinstance(kid, Tag) or not kid.otherwise or not kid.drawn:
            spanned.append(kid)
            span = None
            continue
        kid.otherwise = False
        if span is None:
            span = Tag("Span")
            spanned.append(span)
        span.kids.append(kid)
        span.said += kid.said + " " * kid.space
    return [kid.kids[0] if isinstance(kid, Tag) and _plain(kid) else kid for kid in spanned]


def _plain(tag: Tag) -> bool:
    """Whether an element only says what the glyphs of its one piece say, such as the number of a source in Arabic."""
    texts = [getattr(kid, "text", "") for kid in tag.kids]
    return texts == [tag.said] and tag.said.isascii() and tag.said.isalnum()
