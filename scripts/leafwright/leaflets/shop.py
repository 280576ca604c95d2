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
from leafwright.leaflets.composing import Sheet
from leafwright.leaflets.imposing import Side, impose
from leafwright.model import Finding, Place

BLEED, MARGIN, SLUG = 3.0, 10.0, 9.0  # millimetres: bleed, room for marks on each side, room for the small print
_POINT = 72 / 25.4
_FOLDS = {"": "none", "booklet": "one fold, stapled on the spine", "trifold": "two folds, the narrow flap inwards"}


def files(sheet: Sheet, pdf: bytes, flat: Callable[[str], bytes]) -> dict[str, bytes]:
    """`….print.pdf` and `….job.json`, by name. `flat` prints a page of marks and small print."""
    with pikepdf.open(io.BytesIO(pdf)) as read:
        sizes = [_size(page) for page in read.pages]
        sides = impose(sheet.format.fold, sizes, sheet.binding)
        ticket = _ticket(sheet, sides, sizes)
        with pikepdf.open(io.BytesIO(flat(_marks(sheet, sides, ticket)))) as marks, pikepdf.new() as made:
            for number, side in enumerate(sides):
                made.pages.append(_imposed(made, read, marks.pages[number], side))
            _finish(sheet, made, read)
            out = io.BytesIO()
            made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    told = {**ticket, "file": f"{sheet.name}.print.pdf", "sha256": hashlib.sha256(out.getvalue()).hexdigest()}
    job = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    return {f"{sheet.name}.print.pdf": out.getvalue(), f"{sheet.name}.job.json": job.encode()}


def faults(sheet: Sheet, pdf: bytes) -> list[Finding]:
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


def _ticket(sheet: Sheet, sides: Sequence[Side], sizes: Sequence[tuple[float, float]]) -> dict[str, object]:
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


def _marks(sheet: Sheet, sides: Sequence[Side], ticket: dict[str, object]) -> str:
    """A page for each side with crop marks, fold marks and the ticket below, all outside the trim."""
    pages = []
    for number, side in enumerate(sides, start=1):
        far, low = MARGIN + side.width, MARGIN + side.height
        lines = []
        for x in (MARGIN, far):
            lines += [_line(x, 1, 0, MARGIN - BLEED - 2), _line(x, low + BLEED + 1, 0, MARGIN - BLEED - 2)]
        for y in (MARGIN, low):
            lines += [_line(1, y, MARGIN - BLEED - 2, 0), _line(far + BLEED + 1, y, MARGIN - BLEED - 2, 0)]
        for fold in side.folds:
            for y in (1, low + BLEED + 1):
                lines.append(_line(MARGIN + fold, y, 0, MARGIN - BLEED - 2, "dashed"))
        told = " · ".join(
            str(ticket[key]) for key in ("number", "version", "language", "format", "fold", "colors", "state")
        )
        slug = f"{html.escape(told)} · side {number} of {len(sides)} · words {ticket['words']} · quantity: ________"
        page = f"size: {side.width + 2 * MARGIN}mm {side.height + 2 * MARGIN + SLUG}mm; margin: 0"
        pages.append(
            f"<style>@page s{number} {{ {page} }}</style>"
            f'<div style="page: s{number}; position: relative; height: {low + MARGIN + SLUG - 0.5}mm">{"".join(lines)}'
            f'<p style="position: absolute; left: {MARGIN}mm; top: {low + MARGIN}mm; margin: 0">{slug}</p></div>'
        )
    head = '<meta charset="utf-8"><style>body { margin: 0; font: 6.5pt "Noto Sans"; color: #000 }</style>'
    return f'<html lang="en"><head>{head}</head><body>{"".join(pages)}</body></html>'


def _line(x: float, y: float, width: float, height: float, kind: str = "solid") -> str:
    edge = "left" if height else "top"
    size = f"height: {height}mm" if height else f"width: {width}mm"
    return f'<i style="position: absolute; left: {x}mm; top: {y}mm; {size}; border-{edge}: 0.25pt {kind} #000"></i>'


def _imposed(made: pikepdf.Pdf, read: pikepdf.Pdf, marks: pikepdf.Page, side: Side) -> pikepdf.Page:
    """A side with its pages in their places and the marks around them."""
    width, height = side.width * _POINT, side.height * _POINT
    edge, low = MARGIN * _POINT, (MARGIN + SLUG) * _POINT
    forms = {"/M": made.copy_foreign(marks.as_form_xobject())}
    drawn = [b"q /M Do Q"]
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


def _finish(sheet: Sheet, made: pikepdf.Pdf, read: pikepdf.Pdf) -> None:
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
