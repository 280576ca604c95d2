"""The glyphs of a leaflet's fonts, numbered through: a Chinese font has 65,000, of which a leaflet draws hundreds.

WeasyPrint leaves each its number, and so a font tells of the place and width of every glyph between two that are drawn.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

import pydyf

from leafwright.leaflets.outlines import only_shapes

Codes = dict[bytes, bytes]  # of a glyph, as a page writes it: now, by what it was

_LETTERS = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")  # of a glyph, in a map to Unicode
_SHOWN = re.compile(rb"<([0-9a-f]+)>")
_UNSEEN = b"200b"  # a sign without width


def number_through(pdf: Any) -> dict[bytes, Codes]:
    """Give the glyphs of each font of a PDF the numbers from 0 on, in its file, map and widths; returns the codes by
    the name that pages call the font by.

    A font whose codes are not the numbers of its glyphs, or are in another format than TrueType, stays as it is.
    """
    codes: dict[bytes, Codes] = {}
    for name, reference in _fonts(pdf).items():
        font = _object(pdf, reference)
        mapped, below = _object(pdf, font["ToUnicode"]).stream, _object(pdf, font["DescendantFonts"][0])
        letters = {code[1]: code[2] for code in map(_LETTERS.fullmatch, mapped[_of_glyphs(mapped)]) if code}
        file = _object(pdf, below["FontDescriptor"]).get("FontFile2")
        numbered = file and font["Encoding"] == "/Identity-H"
        new = codes[name.encode()] = _numbered(_object(pdf, file), letters, below) if numbered else {}
        mapped[_of_glyphs(mapped)] = _ranges(letters, new)
    return codes


def _fonts(pdf: Any) -> Any:
    named = next(item["Font"] for item in pdf.objects if isinstance(item, pydyf.Dictionary) and "Font" in item)
    return _object(pdf, named)


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _numbered(file: Any, drawn: Iterable[bytes], font: Any) -> Codes:
    """Number through the glyphs of a font, in its `file` and in its widths."""
    lighter, numbers, widths = only_shapes(file.stream[0], [int(code, 16) for code in drawn])
    file.stream, file.extra["Length1"] = [lighter], len(lighter)
    # as the file says it: the two may not differ by more than a thousandth of the type size (ISO 19005-2, 6.2.11.5)
    font["W"] = pydyf.Array([0, pydyf.Array(widths)])
    return {b"%04x" % old: b"%04x" % new for old, new in numbers.items()}


def _of_glyphs(mapped: list[bytes]) -> slice:
    """The lines of a map to Unicode that tell of glyphs, between its head and its end."""
    return slice(mapped.index(b"endcodespacerange") + 1, mapped.index(b"endcmap"))


def _ranges(letters: Mapping[bytes, bytes], codes: Codes) -> list[bytes]:
    """Lines that map glyphs to their letters by the codes that they have now, in ranges (ISO 32000-1, 9.10.3).

    One that stands for a part of a letter only gets a sign without width: PDF/UA-1, 7.21.7 and PDF/A-2, 6.2.11.7 want
    each glyph mapped, also those whose words stand beside them.
    """
    said = sorted((int(codes.get(code, code), 16), told or _UNSEEN) for code, told in letters.items())
    runs = groupby(enumerate(said), lambda each: (each[1][0] - each[0], each[1][0] >> 8))
    told = [_range([glyph for _, glyph in run]) for _, run in runs]
    parts = (told[at : at + 100] for at in range(0, len(told), 100))
    return [line for part in parts for line in (b"%d beginbfrange" % len(part), *part, b"endbfrange")]


def _range(said: Sequence[tuple[int, bytes]]) -> bytes:
    """A line of a map: glyphs whose codes follow each other, and the letters of each."""
    return b"<%04x> <%04x> [%s]" % (said[0][0], said[-1][0], b"".join(b"<%s>" % letters for _, letters in said))


def recoded(shown: bytes, codes: Codes) -> bytes:
    """What is shown of a font whose glyphs have other codes now."""
    return _SHOWN.sub(
        lambda run: b"<%s>" % b"".join(codes[run[1][at : at + 4]] for at in range(0, len(run[1]), 4)), shown
    )
