"""The shapes of a font as a PDF needs them: without what it does not draw from, and on a coarser grid."""

import functools
import io
import math
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from types import SimpleNamespace
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.ttLib.tables.DefaultTable import DefaultTable

_DRAWN = {"head", "hhea", "hmtx", "maxp", "loca", "glyf", "cvt ", "fpgm", "prep"}
_MANY = 40_000  # bytes of shapes: hundreds of Chinese signs; no other script of a leaflet comes near
_BY_PLACE, _MORE = 0x2, 0x20  # of a part of a shape: that its place is told, that another part follows
_BY_NUMBER = SimpleNamespace(getGlyphName=int, getGlyphID=int, extended=False)  # a font whose shapes have no names


def only_shapes(font: bytes, drawn: Iterable[int]) -> tuple[bytes, dict[int, int], list[int]]:
    """A TrueType font with what a PDF draws from alone (ISO 32000-1, 9.9): tables, and glyphs that have a shape or are
    among those `drawn`, on a coarser grid.

    Returned are also the new number of each glyph by its old one, and how wide each is, in thousandths of the type
    size. In text the grid is a hundredth of a millimetre, finer than printers print; it takes a tenth off the bytes.
    """
    file, lighter = TTFont(io.BytesIO(font), lazy=True, recalcBBoxes=False, recalcTimestamp=False), io.BytesIO()
    for table in file.reader.keys() - _DRAWN:
        del file[table]
    shapes = _shapes(file)
    numbers = {glyph: number for number, glyph in enumerate(sorted({0, *drawn, *shapes}))}
    before = file["head"].unitsPerEm
    units = file["head"].unitsPerEm = round(before / _coarseness(file, shapes.values()))
    scale = units / before
    widths = _put_widths(file, numbers, scale)
    coarser = [_coarser(shapes[glyph], scale) if glyph in shapes else b"" for glyph in numbers]
    _put_shapes(file, [_renumbered(shape, numbers) for shape in coarser])
    for line in ("ascent", "descent", "lineGap"):
        setattr(file["hhea"], line, round(getattr(file["hhea"], line) * scale))
    file.save(lighter)
    return lighter.getvalue(), numbers, [round(width * 1000 / units) for width in widths]


def _shapes(font: TTFont) -> dict[int, bytes]:
    """The shapes of a font by the numbers of their glyphs: it can have room for 65,000, and draw ten."""
    shapes = font.reader["glyf"]
    code, unit = ("I", 1) if font["head"].indexToLocFormat else ("H", 2)
    places = pairwise(_numbers(code, font.reader["loca"]))
    return {glyph: shapes[begin * unit : end * unit] for glyph, (begin, end) in enumerate(places) if end > begin}


def _coarseness(font: TTFont, shapes: Iterable[bytes]) -> int:
    """How many units become one: none where the font brings programs for its grid, or places parts by their points."""
    if "fpgm" in font or not all(flags & _BY_PLACE for shape in shapes for _, flags in _parts(shape)):
        return 1
    return 3 if sum(map(len, shapes)) > _MANY else 2


def _put_shapes(font: TTFont, shapes: Sequence[bytes]) -> None:
    """Give a font these shapes, numbered from 0."""
    places = list(accumulate(map(len, shapes), initial=0))
    long = font["head"].indexToLocFormat = int(places[-1] > 2 * 0xFFFF)
    _put(font, "glyf", b"".join(shapes))
    _put(font, "loca", _bytes(array("I", places) if long else array("H", (place // 2 for place in places))))
    font["hhea"].numberOfHMetrics = font["maxp"].numGlyphs = len(shapes)
    font.glyphOrder = [str(glyph) for glyph in range(len(shapes))]


def _put_widths(font: TTFont, glyphs: Iterable[int], scale: float) -> list[int]:
    """Give a font how wide these of its glyphs are, and where they begin; returned are the widths, in its units."""
    told, last = _numbers("h", font.reader["hmtx"]), font["hhea"].numberOfHMetrics - 1  # those after it are as wide
    places = [(2 * min(glyph, last), 2 * glyph + 1 if glyph <= last else last + glyph + 1) for glyph in glyphs]
    widths = [round(told[wide] * scale) for wide, _ in places]
    begins = [round(told[begin] * scale) for _, begin in places]
    _put(font, "hmtx", _bytes(array("h", chain.from_iterable(zip(widths, begins, strict=True)))))
    return widths


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
def _coarser(shape: bytes, scale: float) -> bytes:
    """A shape on another grid, the same for the same."""
    if scale == 1:
        return shape
    glyph: Any = Glyph(shape)
    glyph.expand(_BY_NUMBER)
    if glyph.isComposite():
        for part in glyph.components:
            part.x, part.y = round(part.x * scale), round(part.y * scale)
        glyph.xMin, glyph.yMin = math.floor(glyph.xMin * scale), math.floor(glyph.yMin * scale)
        glyph.xMax, glyph.yMax = math.ceil(glyph.xMax * scale), math.ceil(glyph.yMax * scale)
    else:
        glyph.coordinates.scale((scale, scale))
        glyph.coordinates.toInt()
        glyph.recalcBounds(None)
    drawn: bytes = glyph.compile(_BY_NUMBER, recalcBBoxes=False)
    return drawn + bytes(len(drawn) % 2)


def _renumbered(shape: bytes, numbers: Mapping[int, int]) -> bytes:
    """A shape whose parts, if it has any, are named by their new numbers."""
    named = bytearray(shape)
    for at, _ in _parts(shape):
        named[at : at + 2] = numbers[int.from_bytes(shape[at : at + 2], "big")].to_bytes(2, "big")
    return bytes(named)


def _parts(shape: bytes) -> Iterator[tuple[int, int]]:
    """Where a shape names the glyph of each part that it is put together from, and the flags of it (OpenType, glyf)."""
    at, flags = 10, _MORE * (shape[:1] >= b"\x80")  # a number of outlines below zero
    while flags & _MORE:
        flags = int.from_bytes(shape[at : at + 2], "big")
        yield at + 2, flags
        at += 4 + (4 if flags & 1 else 2) + (2 if flags & 8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0)
