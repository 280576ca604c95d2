"""The print shop's files of a leaflet: imposed sheets with bleed and marks, and a job ticket.

The sheets carry no tags: the file in reading order is the accessible one. Boxes as in ISO 32000-1, 14.11.2; with the
shop's ICC profile all color is CMYK and the file claims PDF/X-4 (ISO 15930-7).
"""

import hashlib
import html
import io
import json
from collections.abc import Callable, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from leafwright.leaflets import inks
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.imposing import Side, impose
from leafwright.model import Finding, Place

BLEED, MARGIN, SLUG = 3.0, 10.0, 9.0  # millimetres: bleed, room for marks on each side, room for the small print
_POINT = 72 / 25.4
_FOLDS = {"": "none", "booklet": "one fold, stapled on the spine", "trifold": "two folds, the narrow flap inwards"}


def files(sheet: ComposedLeaflet, pdf: bytes, flat: Callable[[str], bytes]) -> dict[str, bytes]:
    """`….print.pdf` and `….job.json`, by name. `flat` prints a strip of small print."""
    with pikepdf.open(io.BytesIO(pdf)) as read:
        sizes = [_size(page) for page in read.pages]
        sides = impose(sheet.format.fold, sizes, sheet.binding)
        ticket = _ticket(sheet, sides, sizes)
        strip = flat(_slug(sheet, min(side.width for side in sides), ticket))
        with pikepdf.open(io.BytesIO(strip)) as slug, pikepdf.new() as made:
            small_print = made.copy_foreign(slug.pages[0].as_form_xobject())
            for side in sides:
                made.pages.append(_imposed(made, read, small_print, side))
            _finish(sheet, made, read)
            out = io.BytesIO()
            made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    told = {**ticket, "file": f"{sheet.name}.print.pdf", "sha256": hashlib.sha256(out.getvalue()).hexdigest()}
    job = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    return {f"{sheet.name}.print.pdf": out.getvalue(), f"{sheet.name}.job.json": job.encode()}


def faults(sheet: ComposedLeaflet, pdf: bytes) -> list[Finding]:
    """RGB that is left in a file of CMYK."""
    with pikepdf.open(io.BytesIO(pdf)) as read:
        left = inks.left_over(read)
    if not left:
        return []
    fix = "give the color as the stylesheets do, or send the drawing without pictures inside it"
    return [Finding(Place(sheet.file), "P014", f"RGB is left in the print shop's CMYK: {left}", fix, sheet.tag)]


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(number) for number in page.trimbox)
    return (right - left) / _POINT, (top - bottom) / _POINT


def _ticket(sheet: ComposedLeaflet, sides: Sequence[Side], sizes: Sequence[tuple[float, float]]) -> dict[str, object]:
    """What the shop must know, and a line for how many."""
    side = sides[0]
    return {
        **dict(sheet.ticket),
        "trimmed sheet in mm": [round(side.width, 1), round(side.height, 1)],
        "finished page in mm": [round(sizes[0][0], 1), round(sizes[0][1], 1)],
        "pages": len(sizes),
        "sheets": (len(sides) + 1) // 2,
        "sides": "both" if len(sides) > 1 else "one",
        "turned on": "the short edge" if side.width > side.height else "the long edge",
        "fold": _FOLDS[sheet.format.fold],
        "bound on": "the left" if sheet.binding == "ltr" else "the right",
        "colors": "CMYK, text in black ink only" if sheet.profile else "RGB, text in pure black",
        "bleed in mm": BLEED,
        "paper": "to be agreed; matt, so that it does not shine",
        "quantity": None,
    }


def _slug(sheet: ComposedLeaflet, width: float, ticket: dict[str, object]) -> str:
    """The small print below the trim, as a strip of so many millimetres."""
    told = " · ".join(
        str(ticket[key]) for key in ("number", "version", "language", "format", "fold", "colors", "state", "words")
    )
    return (
        '<html lang="en"><head><meta charset="utf-8"><style>'
        f"@page {{ size: {width}mm {SLUG}mm; margin: 0 }} "
        'body { margin: 0; font: 6.5pt/1.3 "Noto Sans"; color: #000 }'
        f"</style></head><body>{html.escape(told)} · quantity: ________</body></html>"
    )


def _marks(side: Side) -> bytes:
    """Crop marks and dashed fold marks of a side as drawing operators, all outside its bleed."""
    edge, low, out = MARGIN, MARGIN + SLUG, BLEED + 1
    far, high = edge + side.width, low + side.height
    lines = [(x, y, x, y + step) for x in (edge, far) for y, step in ((low - out, -5), (high + out, 5))]
    lines += [(x, y, x + step, y) for y in (low, high) for x, step in ((edge - out, -5), (far + out, 5))]
    folds = [
        (edge + fold, y, edge + fold, y + step) for fold in side.folds for y, step in ((low - out, -5), (high + out, 5))
    ]

    def drawn(each: Sequence[tuple[float, float, float, float]]) -> bytes:
        return b" ".join(b"%.2f %.2f m %.2f %.2f l S" % tuple(number * _POINT for number in line) for line in each)

    return b"q 0.25 w 0 G " + drawn(lines) + b" [2 1.5] 0 d " + drawn(folds) + b" Q"


def _imposed(made: pikepdf.Pdf, read: pikepdf.Pdf, small_print: pikepdf.Object, side: Side) -> pikepdf.Page:
    """A side with its pages in their places and the marks around them."""
    width, height = side.width * _POINT, side.height * _POINT
    edge, low = MARGIN * _POINT, (MARGIN + SLUG) * _POINT
    forms = {"/S": small_print}
    drawn = [_marks(side), f"q 1 0 0 1 {edge:.3f} 0 cm /S Do Q".encode()]
    for number, (page, left) in enumerate(side.pages):
        forms[f"/P{number}"] = made.copy_foreign(read.pages[page].as_form_xobject())
        drawn.append(f"q 1 0 0 1 {edge + left * _POINT:.3f} {low:.3f} cm /P{number} Do Q".encode())

    def box(out: float) -> Array:
        return Array([edge - out, low - out, edge + width + out, low + height + out])

    return pikepdf.Page(
        made.make_indirect(
            Dictionary(
                Type=Name.Page,
                MediaBox=Array([0, 0, width + 2 * edge, height + edge + low]),
                TrimBox=box(0),
                BleedBox=box(BLEED * _POINT),
                Resources=Dictionary(XObject=Dictionary(forms)),
                Contents=made.make_stream(b"\n".join(drawn)),
            )
        )
    )


def _finish(sheet: ComposedLeaflet, made: pikepdf.Pdf, read: pikepdf.Pdf) -> None:
    """Inks, the binding, dates and the standard that the file keeps."""
    for key in ("/Title", "/CreationDate", "/ModDate"):
        if key in read.docinfo:
            made.docinfo[key] = str(read.docinfo[key])
    made.docinfo["/Trapped"] = Name.False_ if hasattr(Name, "False_") else Name("/False")
    if sheet.binding == "rtl":
        made.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
    inks.settle(made, sheet.profile)
    for item in made.objects:  # pages of the file in reading order carried tags that mean nothing here
        if isinstance(item, pikepdf.Stream):
            for key in ("/StructParents", "/StructParent"):
                if key in item:
                    del item[key]
    if sheet.profile:
        profile = made.make_stream(sheet.profile, N=4)
        intent = Dictionary(
            Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier="Custom",
            Info="The print shop's profile", DestOutputProfile=profile,
        )  # fmt: skip
        made.Root.OutputIntents = Array([made.make_indirect(intent)])
        with made.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] = "PDF/X-4"
            metadata["dc:title"] = str(made.docinfo.get("/Title", ""))
            metadata["pdf:Trapped"] = "False"
