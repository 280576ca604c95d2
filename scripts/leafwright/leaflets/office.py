"""The file for a ward's own printer: what it puts out is cut by nobody, only folded. Lengths in millimetres.

Booklets stand two pages a side on a sheet of twice their page, tri-folds on one sheet; other leaflets as they are. The
file tells the printer how to turn the sheet and not to scale (ISO 32000-1, 12.2). Sheets keep the tags of the leaflet:
who hears them hears its pages in the order of reading.
"""

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.imposing import POINT, Side, impose, size_of
from leafwright.leaflets.tags.sheets import Placed, carry_tags
from leafwright.model import Paper

_ROOM = 1.5  # two pages of A5 are a millimetre narrower than A4


def files(sheet: ComposedLeaflet, pdf: bytes) -> dict[str, bytes]:
    """`….office.pdf`, by its name, of the leaflet in reading order. Its pages fill whole sheets."""
    with pikepdf.open(io.BytesIO(pdf)) as read:
        sides = impose(sheet.format.fold, [size_of(page) for page in read.pages], sheet.binding)
        if not sheet.format.fold:
            return {f"{sheet.name}.office.pdf": _saved(sheet, read, sides)}
        with pikepdf.new() as made:
            placed: dict[int, Placed] = {}
            for side in sides:
                placed |= _placed(made, read, side, sheet.format.paper)
            for key in ("/Metadata", "/OutputIntents"):
                made.Root[key] = made.copy_foreign(read.make_indirect(read.Root[key]))
            for key, value in read.docinfo.items():
                made.docinfo[key] = str(value)
            made.Root.Lang = read.Root.Lang
            carry_tags(read, made, [placed[number] for number in range(len(placed))])
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


def _placed(made: pikepdf.Pdf, read: pikepdf.Pdf, side: Side, paper: Paper) -> dict[int, Placed]:
    """Add a side of a sheet, in the middle of the paper that the printer holds; where each of its pages lies."""
    width, height = _held(side, paper)
    left, low = (width - side.width) / 2 * POINT, (height - side.height) / 2 * POINT
    across = {page: left + at * POINT for page, at in side.pages}
    forms = {page: made.copy_foreign(read.pages[page].as_form_xobject()) for page in across}
    drawn = [f"q 1 0 0 1 {at:.3f} {low:.3f} cm /P{page} Do Q" for page, at in across.items()]
    made.pages.append(
        pikepdf.Page(
            made.make_indirect(
                Dictionary(
                    Type=Name.Page,
                    MediaBox=Array([0, 0, round(width * POINT, 3), round(height * POINT, 3)]),
                    Resources=Dictionary(XObject=Dictionary({f"/P{page}": form for page, form in forms.items()})),
                    Contents=made.make_stream("\n".join(drawn).encode()),
                )
            )
        )
    )
    sheet = made.pages[-1].obj
    return {page: Placed(sheet, forms[page], at, low) for page, at in across.items()}


def _held(side: Side, paper: Paper) -> tuple[float, float]:
    """The sheet that a side is printed on: the paper that it all but fills, or just its own size."""
    on_their_side = ((height, width) for width, height in (paper.sheet, paper.poster))
    room = {held: (held[0] - side.width, held[1] - side.height) for held in on_their_side}
    near = (held for held, over in room.items() if all(-0.1 < more < _ROOM for more in over))
    return next(near, (side.width, side.height))
