"""Open a leaflet again, and tell what is on it: lines of text, fonts, tags, links and QR codes.

What WeasyPrint laid out gives sizes, colors and places; the PDF file gives what a reader's program sees;
the picture of its pages gives what a phone's camera sees.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
import pypdfium2
import zxingcpp
from lxml import html as lxml_html

from leafwright.checks.subjects import LaidOutLeaflet, Picture
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.frames import frames_of
from leafwright.leaflets.ink import uses_of
from leafwright.leaflets.lines import lines_of
from leafwright.leaflets.runs import edges_of, runs_of
from leafwright.model import Place

_POINTS = 0.75  # a CSS pixel in points
_QUIET = 12  # points of paper around a code, by which it is found
_DOTS = 150 / 72  # pictures of pages for reading codes: 150 dots an inch


def paper_of(sheet: ComposedLeaflet, size: float, document: Any, pdf: bytes, file: str) -> LaidOutLeaflet:
    """Everything that the checks of a leaflet look at: a document as it was laid out, and the PDF written of it.

    `size` is that of its body type in points; `file` is what findings call it.
    """
    given = _given(tree := lxml_html.document_fromstring(sheet.markup), sheet)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        told = _told_by(opened)
    pages = list(enumerate(document.pages, start=1))
    pictures = [list(_pictures(page._page_box, (0.0, page.width))) for _, page in pages]
    return LaidOutLeaflet(
        at=Place(sheet.file),
        tag=sheet.tag,
        format=sheet.format.id,
        file=file,
        reading=sheet.format.reading,
        pages=len(document.pages),
        multiple=sheet.format.multiple,
        title=tree.findtext(".//title") or "",
        addresses=sheet.addresses,
        codes=tuple(_codes(pdf, _with_codes(pictures))),
        families=sheet.families,
        given=given,
        small=_of_class("small", tree),
        runs=tuple(run for number, page in pages for run in runs_of(page, number, frozenset(given))),
        edges=tuple(run for number, page in pages for run in edges_of(page, number)),
        pictures=tuple(picture for found in pictures for picture in found),
        lines=tuple(line for number, page in pages for line in lines_of(page, number, frozenset(given))),
        headings=_headings(tree),
        frames=tuple(frames_of(document.pages)),
        uses=uses_of(document),
        continued=sheet.continued,
        back=sheet.format.back,
        alarms=_of_class("warning", tree),
        marks=sheet.marks,
        sign=sheet.sign,
        page_of=sheet.page_of,
        bound=sheet.bound,
        justified=sheet.justified,
        sizes={**sheet.format.sizes, "body": size},
        **told,
    )


def _told_by(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """What the file itself says, by the name of the field that holds it."""
    return {
        "pdf": _facts(pdf),
        "bookmarks": tuple(_bookmarks(pdf)),
        "dead_links": tuple(_dead_links(pdf)),
        "missing_alternatives": _missing_alternatives(pdf),
        "fonts": tuple(sorted(_fonts(pdf))),
    }


def _given(tree: Any, sheet: ComposedLeaflet) -> dict[str, tuple[str, ...]]:
    """The words that each section was given, by its id."""
    written = {element.get("id"): ("".join(element.itertext()),) for element in tree.iter("section")}
    return {id_: words for id_, words in {**written, **sheet.told}.items() if id_ is not None}


def _headings(tree: Any) -> tuple[str, ...]:
    return tuple(" ".join(element.text_content().split()) for element in tree.iter("h1", "h2"))


def _of_class(name: str, tree: Any) -> frozenset[str]:
    """The sections of a class, by id: `small` may be set in small type, `warning` holds warning signs."""
    return frozenset(e.get("id") for e in tree.iter("section") if name in e.get("class", "").split())


def _with_codes(pictures: Sequence[Sequence[Picture]]) -> list[int]:
    """The numbers of the pages, of each of which the pictures are given, that show a code."""
    return [number for number, found in enumerate(pictures) if any(picture.code for picture in found)]


def _pictures(box: Any, room: tuple[float, float]) -> Iterator[Picture]:
    """Drawings, codes and tables below a box; `room` is from where to where the blocks around leave room, in pixels."""
    if hasattr(box, "replacement"):
        left, width = box.content_box_x() * _POINTS, box.width * _POINTS
        code = type(box.replacement).__name__ == "RasterImage"  # all other pictures are drawings
        yield Picture(left, left + width, room[0] * _POINTS, room[1] * _POINTS, code)
    elif type(box).__name__ == "TableBox":
        left, width = box.border_box_x() * _POINTS, box.border_width() * _POINTS
        yield Picture(left, left + width, room[0] * _POINTS, room[1] * _POINTS, table=True)
    if "Block" in type(box).__name__:
        left = box.border_box_x()
        room = max(room[0], left), min(room[1], left + box.border_width())
    for child in getattr(box, "children", ()):
        yield from _pictures(child, room)


def _facts(pdf: pikepdf.Pdf) -> dict[str, str]:
    with pdf.open_metadata() as metadata:
        claims = [
            f"ua-{metadata.get('pdfuaid:part', '')}",
            f"a-{metadata.get('pdfaid:part', '')}{str(metadata.get('pdfaid:conformance', '')).lower()}",
        ]
    marked = "/MarkInfo" in pdf.Root and "/Marked" in pdf.Root.MarkInfo and "/StructTreeRoot" in pdf.Root
    return {
        "lang": str(pdf.Root.get("/Lang", "")),
        "title": str(pdf.docinfo.get("/Title", "")),
        "marked": "yes" if marked else "",
        "variant": " ".join(claims),
    }


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop()
            yield " ".join(str(item.title).split())  # also where words are bound to each other
            waiting.extend(item.children)


def _names(node: Any) -> Iterator[str]:
    """All names of a name tree (ISO 32000-1, 7.9.6)."""
    names = node.get("/Names", [])
    yield from (str(names[i]) for i in range(0, len(names), 2))
    for kid in node.get("/Kids", []):
        yield from _names(kid)


def _dead_links(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Links of the file that lead nowhere: a destination without a name, an address that is none."""
    named = set(_names(pdf.Root.Names.Dests)) if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names else set()
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            if note.get("/Subtype") != "/Link":
                continue
            if "/Dest" in note:
                target = note["/Dest"]
                if isinstance(target, pikepdf.String) and str(target) not in named:
                    yield f"#{target}"
            elif "/A" in note and "/URI" in note["/A"]:
                address = str(note["/A"]["/URI"])
                if not address.startswith(("https://", "http://", "mailto:", "tel:")):
                    yield address
            else:
                yield "a link without a target"


def _missing_alternatives(pdf: pikepdf.Pdf) -> int:
    """Figures of the tag tree without /Alt."""
    return sum(
        isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure" and not str(item.get("/Alt", "")).strip()
        for item in pdf.objects
    )


def _fonts(pdf: pikepdf.Pdf) -> set[str]:
    """The names of all embedded fonts, without their subset tags."""
    return {
        str(item["/FontName"]).lstrip("/").split("+")[-1]
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
    }


def embedded_fonts(pdf: bytes) -> set[str]:
    """The names of all fonts embedded in a PDF file."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return _fonts(opened)


def _codes(pdf: bytes, pages: Sequence[int]) -> Iterator[str]:
    """What the QR codes of some pages say, on pictures of the places that hold an image: all pages, or a whole one,
    would take much longer."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in pages:
            page = document[number]
            width, height = page.get_size()
            for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
                left, bottom, right, top = item.get_bounds()
                cut = (left - _QUIET, bottom - _QUIET, width - right - _QUIET, height - top - _QUIET)
                around = tuple(max(0.0, edge) for edge in cut)
                if around[0] + around[2] >= width or around[1] + around[3] >= height:
                    around = (0.0, 0.0, 0.0, 0.0)  # of an image inside a group, only the group knows the place
                picture = page.render(scale=_DOTS, grayscale=True, crop=around).to_pil()
                yield from (code.text for code in zxingcpp.read_barcodes(picture))
    finally:
        document.close()
