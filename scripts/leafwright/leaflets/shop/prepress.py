"""The print shop's files of a leaflet: imposed sheets with bleed and marks, job tickets and a proof sheet.

The sheets carry no tags: the file in reading order is the accessible one. Boxes as in ISO 32000-1, 14.11.2; with the
shop's ICC profile all color is CMYK and the file claims PDF/X-4.
"""

import hashlib
import html
import io
from collections.abc import Callable, Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.imposing import POINT, Side, impose, size_of, untag
from leafwright.leaflets.shop import inks, pdfx, proof, xjdf
from leafwright.leaflets.shop.bleeding import Edges
from leafwright.leaflets.shop.job import BLEED, Job
from leafwright.model import Finding, Place

MARGIN, SLUG = 10.0, 9.0  # millimetres: room for marks on each side, room for the small print
_IN_SLUG = ("number", "version", "language", "format", "fold code", "inks", "state", "words")


def files(
    sheet: ComposedLeaflet, pdf: bytes, flat: Callable[[str], bytes], touched: Sequence[Edges]
) -> dict[str, bytes]:
    """`….print.pdf`, `….job.json`, `….xjdf` and `….proof.html`, by name.

    `flat` prints a strip of small print; `touched` are the edges of each page that must bleed.
    """
    with pikepdf.open(io.BytesIO(pdf)) as read:
        sizes = [size_of(page) for page in read.pages]
        job = Job(sheet, impose(sheet.format.fold, sizes, sheet.binding), sizes)
        strip = flat(_slug(job))
        with pikepdf.open(io.BytesIO(strip)) as slug, pikepdf.new() as made:
            small_print = made.copy_foreign(slug.pages[0].as_form_xobject())
            for side in job.sides:
                made.pages.append(_imposed(made, read, small_print, side, touched))
            _finish(sheet, made, read)
            out = io.BytesIO()
            made.save(out, force_version=pdfx.VERSION, deterministic_id=True)
    printed = out.getvalue()
    return {
        f"{sheet.name}.print.pdf": printed,
        f"{sheet.name}.job.json": job.as_json(hashlib.sha256(printed).hexdigest()),
        f"{sheet.name}.xjdf": xjdf.ticket(job),
        f"{sheet.name}.proof.html": proof.sheet_of(job),
    }


def faults(sheet: ComposedLeaflet, pdf: bytes) -> list[Finding]:
    """RGB that is left in a file of CMYK, and more ink in one place than the shop takes."""
    with pikepdf.open(io.BytesIO(pdf)) as read:
        left, wet = inks.left_over(read), inks.over(read, sheet.shop.ink_limit)
    found = []
    if left:
        fix = "give the color as the stylesheets do, or send the drawing without pictures inside it"
        found.append(
            Finding(Place(sheet.file), "P014", f"RGB is left in the print shop's CMYK: {left}", fix, sheet.tag)
        )
    if wet:
        fix = (
            "take a lighter color, or ask the print shop for its limit and write it as ink_limit in docs/hospital.toml"
        )
        message = f"more ink in one place than the {sheet.shop.ink_limit} % of the print shop: {wet}"
        found.append(Finding(Place(sheet.file), "P030", message, fix, sheet.tag))
    return found


def _slug(job: Job) -> str:
    """The small print below the trim, as a strip as wide as the narrowest side."""
    ticket, width = job.told(), min(side.width for side in job.sides)
    told = " · ".join(str(ticket[key]) for key in _IN_SLUG)
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
        return b" ".join(b"%.2f %.2f m %.2f %.2f l S" % tuple(number * POINT for number in line) for line in each)

    return b"q 0.25 w 0 G " + drawn(lines) + b" [2 1.5] 0 d " + drawn(folds) + b" Q"


def _imposed(
    made: pikepdf.Pdf, read: pikepdf.Pdf, small_print: pikepdf.Object, side: Side, touched: Sequence[Edges]
) -> pikepdf.Page:
    """A side with its pages in their places, what bleeds beyond them, and the marks around them."""
    width, height = side.width * POINT, side.height * POINT
    edge, low = MARGIN * POINT, (MARGIN + SLUG) * POINT
    forms = {"/S": small_print}
    drawn = [_marks(side), f"q 1 0 0 1 {edge:.3f} 0 cm /S Do Q".encode()]
    for number, (page, left) in enumerate(side.pages):
        form = read.pages[page].as_form_xobject()
        forms[f"/P{number}"] = made.copy_foreign(form)
        across, down = (float(form.BBox[2] - form.BBox[0]), float(form.BBox[3] - form.BBox[1]))
        at = edge + left * POINT
        outer = {"top", "bottom", *(["left"] if not number else []), *(["right"] if page == side.pages[-1][0] else [])}
        for strip in _bleeding((at, low, across, down), touched[page] & outer):
            drawn.append(f"q {strip} /P{number} Do Q".encode())
        drawn.append(f"q 1 0 0 1 {at:.3f} {low:.3f} cm /P{number} Do Q".encode())

    def box(out: float) -> Array:
        return Array([edge - out, low - out, edge + width + out, low + height + out])

    return pikepdf.Page(
        made.make_indirect(
            Dictionary(
                Type=Name.Page,
                MediaBox=Array([0, 0, width + 2 * edge, height + edge + low]),
                TrimBox=box(0),
                BleedBox=box(BLEED * POINT),
                Resources=Dictionary(XObject=Dictionary(forms)),
                Contents=made.make_stream(b"\n".join(drawn)),
            )
        )
    )


def _bleeding(place: tuple[float, float, float, float], edges: Edges) -> Iterator[str]:
    """A page folded over each edge that it bleeds on, cut to the bleed: what touches the edge runs on, in its color.

    `place`: left, bottom, width and height, in points. Corners are folded over twice.
    """
    left, low, width, height = place
    out = BLEED * POINT
    across = {"left": (left - out, out, left), "": (left, width, 0), "right": (left + width, out, left + width)}
    down = {"bottom": (low - out, out, low), "": (low, height, 0), "top": (low + height, out, low + height)}
    for side, (x, wide, fold_x) in across.items():
        for end, (y, high, fold_y) in down.items():
            folds = {side, end} - {""}
            if folds and folds <= edges:
                matrix = (-1, 2 * fold_x - left) if side else (1, left)
                other = (-1, 2 * fold_y - low) if end else (1, low)
                clip = f"{x:.3f} {y:.3f} {wide:.3f} {high:.3f} re W n"
                yield f"{clip} {matrix[0]} 0 0 {other[0]} {matrix[1]:.3f} {other[1]:.3f} cm"


def _finish(sheet: ComposedLeaflet, made: pikepdf.Pdf, read: pikepdf.Pdf) -> None:
    """Inks, the binding, and what the file says of itself."""
    if sheet.binding == "rtl":
        made.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
    inks.settle(made, sheet.profile, sheet.shop.ink_limit)
    untag(made)
    pdfx.tell(sheet, made, read)
