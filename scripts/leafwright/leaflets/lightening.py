"""A PDF of fewer bytes, which shows and says the same: shorter numbers, codes in bits, colors of a screen told by their
formula, all packed well, and a table of objects told by differences."""

import functools
import hashlib
import io
import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import deflate
import pydyf
from PIL import Image, ImageCms

from leafwright.leaflets.glyphs import Codes, recoded

_EFFORT = 10  # of 12: as quick as zlib's 9 and 6 % smaller; 12 takes three times as long for less than 1 % more
_DIGITS = 4  # of a number; of one above a hundred, a tenth of a pixel: less than a fiftieth of a millimetre
_EXACTLY = 5  # digits of a number beside what is drawn: the size of a page is one
_EXPECTED = 1000  # how wide a glyph is of which a PDF does not tell
_MEANT = re.compile(rb"[\\()]")  # what means something in a string
_LONG = re.compile(rb"-?\d+\.\d{3,}")
_MOVED = re.compile(rb">(-?[\d.]+)<>(-?[\d.]+)(?=[<\]])")  # twice between the same two glyphs


class Drawn:
    """What a leaflet draws, told in fewer bytes; it draws a thousand lines at the same few places.

    `codes` are those of glyphs, by the name that pages call their font by.
    """

    def __init__(self, codes: Mapping[bytes, Codes]) -> None:
        self._codes = codes
        self._known: dict[bytes, bytes] = {}

    def shorten(self, stream: Any) -> None:
        """Say what is drawn in fewer digits, and what moves a glyph once, if by anything."""
        drawn = b"\n".join(self._recoded(map(_written, stream.stream)))
        drawn = _MOVED.sub(lambda by: b">%g" % (float(by[1]) + float(by[2])), drawn)
        drawn = drawn.replace(b">0<", b"").replace(b">0] TJ", b">] TJ").replace(b"<>0.0<", b"<")
        stream.stream = [_LONG.sub(self._short, drawn)]

    def _recoded(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        """The parts of a stream, with the codes that glyphs have now."""
        codes = None
        for part in parts:
            if part.endswith(b" Tf"):
                codes = self._codes.get(part[1:].split(b" ")[0])
            yield recoded(part, codes) if codes and part.endswith(b"] TJ") else part

    def _short(self, number: re.Match[bytes]) -> bytes:
        long = number[0]
        if long not in self._known:
            value = float(long)
            short = b"%.*g" % (_DIGITS, value) if abs(value) < 100 else (b"%.1f" % value).removesuffix(b".0")
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


def lighten(told: Any) -> None:
    """Say words and numbers of a dictionary or list, and of those inside it, in fewer bytes."""
    for key, value in list(told.items() if isinstance(told, dict) else enumerate(told)):
        if isinstance(value, dict | list):
            lighten(value)
        elif type(value) is pydyf.String:
            told[key] = Words(value.string)
        elif isinstance(value, float):
            told[key] = float(f"{value:.{_EXACTLY}g}")


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


def in_bits(stream: Any) -> None:
    """Draw a picture of black and white alone, such as a code, in a bit a dot, where WeasyPrint takes 24."""
    told = stream.extra
    png = _png(told["Width"], told["Height"], b"\n".join(map(_written, stream.stream)))
    with Image.open(io.BytesIO(png)) as picture:
        colors = picture.getcolors(2)  # none where there are more
        if colors and {color for _, color in colors} <= {(0, 0, 0), (255, 255, 255)}:
            stream.stream, stream.compress = [picture.convert("1").tobytes()], True
            told |= {"ColorSpace": "/DeviceGray", "BitsPerComponent": 1}
            del told["DecodeParms"]


def _png(width: int, height: int, rows: bytes) -> bytes:
    """A PNG of a picture in 24 bits a dot, from the rows as a PDF holds them (ISO 32000-1, 7.4.4.4)."""
    head = struct.pack(">II5B", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def pack(stream: Any) -> None:
    """Say what a stream holds in as few bytes as its method allows (RFC 1951): zlib stops looking sooner."""
    if stream.compress:
        stream.stream = [bytes(deflate.zlib_compress(b"\n".join(map(_written, stream.stream)), _EFFORT))]
        stream.extra["Filter"] = "/FlateDecode"
        stream.compress = False


def with_short_end(pdf: bytes, identifier: str) -> bytes:
    """A PDF whose end, made when all else is written, takes fewer bytes: the stream of its small objects is packed,
    and the table of objects tells of each only how it differs from the one before (ISO 32000-1, 7.4.4.4).

    It names the PDF, by an `identifier` in hexadecimal that its versions share and by its bytes (14.4); pydyf would
    write all that it holds a second time for that.
    """
    begin = int(pdf.rpartition(b"startxref")[2].split()[0])
    said, table, _ = _unpacked(pdf[begin:])
    widths = [int(each) for each in said.partition(b"/W [")[2].partition(b"]")[0].split()]
    rows = [table[at : at + sum(widths)] for at in range(0, len(table), sum(widths))]
    small = int.from_bytes(rows[-2][1 : 1 + widths[1]], "big")  # where these objects begin; the last row is the table's
    head = pdf[:small] + _packed(*_unpacked(pdf[small:begin]))
    rows[-1] = b"\1" + len(head).to_bytes(widths[1], "big") + bytes(widths[2])
    told = b"".join(map(_difference, [bytes(len(rows[0])), *rows], rows))
    names = identifier.encode(), hashlib.md5(head, usedforsecurity=False).hexdigest().encode()
    more = b"/ID [<%s> <%s>]/DecodeParms <</Predictor 12/Columns %d>>/Length" % (*names, len(rows[0]))
    said = said.replace(b"/Length", more)
    return head + _packed(said, told, b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(head))


def _difference(before: bytes, row: bytes) -> bytes:
    """How a row differs from the one before, as PNG has it ("up")."""
    return b"\2" + bytes((one - other) % 256 for one, other in zip(row, before, strict=False))


def _unpacked(written: bytes) -> tuple[bytes, bytes, bytes]:
    """What a PDF says of a stream, what the stream holds, and what follows it."""
    said, _, stored = written.partition(b"\nstream\n")
    opened = zlib.decompressobj()
    return said, opened.decompress(stored), opened.unused_data


def _packed(said: bytes, held: bytes, following: bytes) -> bytes:
    """A stream as it is written, packed."""
    stored = deflate.zlib_compress(held, _EFFORT)
    return re.sub(rb"/Length \d+", b"/Length %d" % len(stored), said) + b"\nstream\n" + stored + following


def _written(item: Any) -> bytes:
    """A part of a stream, as it is written."""
    if isinstance(item, pydyf.Object):
        data: bytes = item.data
        return data
    return item if isinstance(item, bytes) else str(item).encode()
