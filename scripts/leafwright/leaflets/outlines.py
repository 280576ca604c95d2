"""The shapes of a font as a PDF needs them: without what it does not draw from, and on a coarser grid."""

import functools
import io
import math
from array import array
from itertools import accumulate, pairwise
from types import SimpleNamespace
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.ttLib.tables.DefaultTable import DefaultTable

_DRAWN = {"head", "hhea", "hmtx", "maxp", "loca", "glyf", "cvt ", "fpgm", "prep"}
_MANY = 40_000  # bytes of shapes: hundreds of Chinese signs; no other script of a leaflet comes near
_BY_NUMBER = SimpleNamespace(getGlyphName=int, getGlyphID=int, extended=False)  # a font whose shapes have no names


def only_shapes(font: bytes) -> bytes:
    """A TrueType font with the tables that a PDF draws from alone (ISO 32000-1, 9.9): a sixth of its bytes less."""
    file, lighter = TTFont(io.BytesIO(font), lazy=True, recalcBBoxes=False, recalcTimestamp=False), io.BytesIO()
    for table in file.reader.keys() - _DRAWN:
        del file[table]
    times = 2.5 if len(file.reader["glyf"]) > _MANY else 2
    if "fpgm" not in file and file["head"].unitsPerEm % times == 0:
        _coarsen(file, times)
    file.save(lighter)
    return lighter.getvalue()


def _coarsen(font: TTFont, times: float) -> None:
    """Draw shapes on a grid of so many times fewer units.

    In text that is a hundredth of a millimetre, finer than printers print, and a tenth of the bytes of the shapes.
    """
    shapes, head = font.reader["glyf"], font["head"]
    code, unit = ("I", 1) if head.indexToLocFormat else ("H", 2)
    places = _numbers(code, font.reader["loca"])
    drawn, lengths = [], [0] * (len(places) - 1)  # a font can have room for 65,000 glyphs, and draw ten
    for glyph, (begin, end) in enumerate(pairwise(places)):
        if end > begin:
            shape = _coarser(shapes[begin * unit : end * unit], times)
            if shape is None:
                return
            drawn.append(shape)
            lengths[glyph] = len(shape) // unit
    widths = _numbers("h", font.reader["hmtx"])
    narrower = {each: round(each / times) for each in {*widths}}
    _put(font, "glyf", b"".join(drawn))
    _put(font, "loca", _bytes(array(code, accumulate(lengths, initial=0))))
    _put(font, "hmtx", _bytes(array("h", map(narrower.__getitem__, widths))))
    head.unitsPerEm = round(head.unitsPerEm / times)
    for line in ("ascent", "descent", "lineGap"):
        setattr(font["hhea"], line, round(getattr(font["hhea"], line) / times))


def _numbers(code: str, table: bytes) -> "array[int]":
    """The numbers of a table, which fonts write from their highest byte."""
    numbers = array(code, table)
    numbers.byteswap()
    return numbers


def _bytes(numbers: "array[int]") -> bytes:
    numbers.byteswap()
    return numbers.tobytes()


def _put(font: TTFont, name: str, data: bytes) -> None:
    """Give a font a table as it is written."""
    font[name] = DefaultTable(name)
    font[name].data = data


@functools.lru_cache(8192)
def _coarser(shape: bytes, times: float) -> bytes | None:
    """A shape on the coarser grid, the same for the same; none for one whose parts are placed by their points."""
    glyph: Any = Glyph(shape)
    glyph.expand(_BY_NUMBER)
    if not glyph.isComposite():
        glyph.coordinates.scale((1 / times, 1 / times))
        glyph.coordinates.toInt()
        glyph.recalcBounds(None)
    elif not all(hasattr(part, "x") for part in glyph.components):
        return None
    else:
        for part in glyph.components:
            part.x, part.y = round(part.x / times), round(part.y / times)
        glyph.xMin, glyph.yMin = math.floor(glyph.xMin / times), math.floor(glyph.yMin / times)
        glyph.xMax, glyph.yMax = math.ceil(glyph.xMax / times), math.ceil(glyph.yMax / times)
    drawn: bytes = glyph.compile(_BY_NUMBER, recalcBBoxes=False)
    return drawn + bytes(len(drawn) % 2)
