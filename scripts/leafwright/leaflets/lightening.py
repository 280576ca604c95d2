"""A PDF of fewer bytes, which shows and says the same: shorter numbers, colors of a screen told by their formula, and
a table of objects told by differences."""

import functools
import re
import zlib
from collections.abc import Sequence
from typing import Any

import pydyf
from PIL import ImageCms

_DIGITS = 5  # of a number: on the largest sheet the fifth is less than a hundredth of a millimetre
_EXPECTED = 1000  # how wide a glyph is of which a PDF does not tell
_GLYPH = re.compile(rb"<[0-9a-f]{4}> <(?!ffff>)")  # not the range of all codes, at the head of a map
_MEANT = re.compile(rb"[\\()]")  # what means something in a string
_LONG = re.compile(rb"-?\d+\.\d{3,}")


class Numbers:
    """The numbers of a leaflet, shortened; it draws a thousand lines at the same few places."""

    def __init__(self) -> None:
        self._known: dict[bytes, bytes] = {}

    def shorten(self, stream: Any) -> None:
        """Say what is drawn in fewer digits, and no kerning of nothing between two letters."""
        drawn = b"\n".join(map(_written, stream.stream))
        drawn = drawn.replace(b">0<", b"").replace(b">0] TJ", b">] TJ").replace(b"<>0.0<", b"<")
        stream.stream = [_LONG.sub(self._short, drawn)]

    def _short(self, number: re.Match[bytes]) -> bytes:
        long = number[0]
        if long not in self._known:
            short = b"%.*g" % (_DIGITS, float(long))
            self._known[long] = b"0" if b"e" in short else short  # what a PDF cannot write is too small to see
        return self._known[long]


class Words(pydyf.String):  # type: ignore[misc]
    """Words beside what is drawn: those beyond ASCII in bytes, where pydyf writes two digits for each."""

    @property
    def data(self) -> bytes:
        told: bytes = super().data
        if not told.startswith(b"<"):
            return told
        return b"(" + _MEANT.sub(rb"\\\g<0>", bytes.fromhex(told[1:-1].decode())).replace(b"\r", rb"\r") + b")"


@functools.cache
def screen() -> bytes:
    """The colors of a screen, sRGB, as a profile that gives the formula of their brightness in place of a table."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[8:12] = b"\4\x20\0\0"  # version 4.2, the newest that a PDF 1.7 may hold; it uses nothing newer
    profile[24:36] = b"".join(part.to_bytes(2, "big") for part in (2000, 1, 1, 0, 0, 0))  # not the day it is built
    return bytes(profile)


def unlike_others(widths: Any) -> Any:
    """How wide the glyphs of a font are, as a PDF lists them, without those of the width that it expects of all
    (ISO 32000-1, 9.7.4.3): Chinese signs have no other."""
    kept = pydyf.Array()
    for first, following in zip(widths[::2], widths[1::2], strict=True):
        for glyph, width in enumerate(following, first):
            if width == _EXPECTED:
                continue
            if kept and kept[-2] + len(kept[-1]) == glyph:
                kept[-1].append(width)
            else:
                kept += [glyph, pydyf.Array([width])]
    return kept


def in_order(mapped: Sequence[Any]) -> list[Any]:
    """The lines of a font's map to Unicode, its glyphs in their order: in that of a text nothing is told twice."""
    glyphs = iter(sorted(filter(_GLYPH.match, mapped)))
    return [next(glyphs) if _GLYPH.match(line) else line for line in mapped]


def _written(item: Any) -> bytes:
    """A part of a stream, as it is written."""
    if isinstance(item, pydyf.Object):
        data: bytes = item.data
        return data
    return item if isinstance(item, bytes) else str(item).encode()


def with_short_table(pdf: bytes) -> bytes:
    """A PDF whose table of objects, at its end, tells of each only how it differs from the one before (ISO 32000-1,
    7.4.4.4): a tenth of its bytes."""
    begin = int(pdf.rpartition(b"startxref")[2].split()[0])
    head, _, stored = pdf[begin:].partition(b"\nstream\n")
    opened = zlib.decompressobj()
    rows = opened.decompress(stored)
    columns = sum(map(int, re.findall(rb"\d+", head.partition(b"/W [")[2].partition(b"]")[0])))
    before, told = bytes(columns), bytearray()
    for at in range(0, len(rows), columns):
        row = rows[at : at + columns]
        told += b"\2" + bytes((one - other) % 256 for one, other in zip(row, before, strict=True))
        before = row
    table = zlib.compress(bytes(told), 9)
    said = b"/DecodeParms <</Predictor 12/Columns %d>>/Length %d" % (columns, len(table))
    return pdf[:begin] + re.sub(rb"/Length \d+", said, head) + b"\nstream\n" + table + opened.unused_data
