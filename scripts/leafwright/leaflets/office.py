"""The file for a ward's own printer: what it puts out is cut by nobody, only folded. Lengths in millimetres.

Booklets stand two pages a side on a sheet of twice their page, tri-folds on one sheet; other leaflets as they are. The
file tells the printer how to turn the sheet and not to scale (ISO 32000-1, 12.2). Imposed sheets carry no tags: the
file in reading order is the accessible one.
"""

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.imposing import POINT, Side, carry_over, impose, size_of, untag
from leafwright.model import Paper

_ROOM = 1.5  # two pages of A5 are a millimetre narrower than A4


def files(sheet: ComposedLeaflet, pdf: bytes) -> dict[str, bytes]:
    """`….office.pdf`, by its name, of the leaflet in reading order. Its pages fill whole sheets."""
    with pikepdf.open(io.BytesIO(pdf)) as read:
        sides = impose(sheet.format.fold, [size_of(page) for page in read.pages], sheet.binding)
        if not sheet.format.fold:
            return {f"{sheet.name}.office.pdf": _saved(sheet, read, sides)}
        with pikepdf.new() as made:
            for side in sides:
                made.pages.append(_placed(made, read, side, sheet.format.paper))
            carry_over(read, made)
            made.Root.Lang = read.Root.Lang
            untag(made)
            return {f"{sheet.name}.office.pdf": _saved(sheet, made, sides)}


def _saved(sheet: ComposedLeaflet, pdf: pikepdf.Pdf, sides: Sequence[Side]) -> bytes:
    """The bytes of a file that says how it is printed."""
    wide = sides[0].width > sides[0].height
    turned = Name.DuplexFlipShortEdge if wide else Name.DuplexFlipLongEdge
    told = Dictionary(
        DisplayDocTitle=True,
        Duplex=turned if len(sides) > 1 else Name.Simplex,
        PrintScaling=Name("/None"),
        PickTrayByPDFSize=True,
    )
    if sheet.binding == "rtl":
        told.Direction = Name.R2L
    pdf.Root.ViewerPreferences = told
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _placed(made: pikepdf.Pdf, read: pikepdf.Pdf, side: Side, paper: Paper) -> pikepdf.Page:
    """A side of a sheet with its pages in their places, in the middle of the paper that the printer holds."""
    width, height = _held(side, paper)
    left, low = (width - side.width) / 2, (height - side.height) / 2
    forms, drawn = {}, []
    for number, (page, at) in enumerate(side.pages):
        forms[f"/P{number}"] = made.copy_foreign(read.pages[page].as_form_xobject())
        drawn.append(f"q 1 0 0 1 {(left + at) * POINT:.3f} {low * POINT:.3f} cm /P{number} Do Q")
    return pikepdf.Page(
        made.make_indirect(
            Dictionary(
                Type=Name.Page,
                MediaBox=Array([0, 0, round(width * POINT, 3), round(height * POINT, 3)]),
                Resources=Dictionary(XObject=Dictionary(forms)),
                Contents=made.make_stream("\n".join(drawn).encode()),
            )
        )
    )


def _held(side: Side, paper: Paper) -> tuple[float, float]:
    """The sheet that a side is printed on: the paper that it all but fills, or just its own size."""
    on_their_side = ((height, width) for width, height in (paper.sheet, paper.poster))
    room = {held: (held[0] - side.width, held[1] - side.height) for held in on_their_side}
    near = (held for held, over in room.items() if all(-0.1 < more < _ROOM for more in over))
    return next(near, (side.width, side.height))
