"""The shapes of a font as a PDF needs them: without what it does not draw from and, where they are many, on a coarser
grid."""

import functools
import io
from array import array
from itertools import accumulate, pairwise
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.ttLib.tables.DefaultTable import DefaultTable

_DRAWN = {"head", "hhea", "hmtx", "maxp", "loca", "glyf", "cvt ", "fpgm", "prep"}
_MANY = 40_000  # bytes of shapes: hundreds of Chinese signs; no other script of a leaflet comes near


def only_shapes(font: bytes) -> bytes:
    """A TrueType font with the tables that a PDF draws from alone (ISO 32000-1, 9.9): a sixth of its bytes less."""
    file, lighter = TTFont(io.BytesIO(font), lazy=True, recalcBBoxes=False, recalcTimestamp=False), io.BytesIO()
    for table in file.reader.keys() - _DRAWN:
        del file[table]
    if len(file.reader["glyf"]) > _MANY and "fpgm" not in file and file["head"].unitsPerEm % 2 == 0:
        _halve(file)
    file.save(lighter)
    return lighter.getvalue()


def _halve(font: TTFont) -> None:
    """Draw shapes on a grid of half as many units.

    In text that is a hundredth of a millimetre, finer than printers print, and an eighth of the bytes of the shapes.
    """
    shapes, places = font.reader["glyf"], font["loca"].locations
    tried = (_half(shapes[begin:end]) if end > begin else b"" for begin, end in pairwise(places))
    halved = [each for each in tried if each is not None]
    if len(halved) < len(places) - 1:
        return
    font["loca"].set(list(accumulate(map(len, halved), initial=0)))
    font["glyf"], widths = DefaultTable("glyf"), array("h", font.reader["hmtx"])
    font["glyf"].data = b"".join(halved)
    widths.byteswap()
    widths = array("h", (round(each / 2) for each in widths))
    widths.byteswap()
    font["hmtx"] = DefaultTable("hmtx")
    font["hmtx"].data = widths.tobytes()
    font["head"].unitsPerEm //= 2
    for line in ("ascent", "descent", "lineGap"):
        setattr(font["hhea"], line, round(getattr(font["hhea"], line) / 2))


@functools.lru_cache(8192)
def _half(shape: bytes) -> bytes | None:
    """A shape on the coarser grid; none for one that is put together from others. The same shape gives the same."""
    glyph: Any = Glyph(shape)
    glyph.expand(None)
    if glyph.isComposite():
        return None
    glyph.coordinates.scale((0.5, 0.5))
    glyph.coordinates.toInt()
    glyph.recalcBounds(None)
    half: bytes = glyph.compile(None, recalcBBoxes=False)
    return half + bytes(len(half) % 2)
