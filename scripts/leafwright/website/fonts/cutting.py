"""Cuts one of the project's fonts down to the characters that pages show, for the web."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import uharfbuzz
from fontTools.ttLib import TTFont

from leafwright.cache import code, digest
from leafwright.website.fonts.remembering import while_the_same

_FAMILY = 1  # the name that holds it (OpenType, name table)


@dataclass(frozen=True)
class Cut:
    """A family's font file, the weight it is shown as, and the characters that pages show from it.

    `piece` numbers the parts that a large family is cut into. Where `shapes` are given, letters keep those alone.
    """

    family: str
    source: Path
    weight: int
    shown: frozenset[int]
    piece: int = 0
    shapes: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        """Of the file to write."""
        return f"{self.source.stem}{f'-{self.piece}' if self.piece else ''}.woff2"

    @property
    def question(self) -> tuple[str, ...]:
        """All that the font depends on."""
        shown, shapes = ("".join(map(chr, sorted(each))) for each in (self.shown, self.shapes))
        return "web font", code("website/fonts"), _version(self.source), shown, shapes


def cut(wanted: Cut) -> bytes:
    """Takes a font's file and the characters to keep; returns WOFF2, the same bytes for the same input."""
    with TTFont(BytesIO(_subset(wanted)), recalcTimestamp=False) as font:
        font.flavor = "woff2"
        data = BytesIO()
        font.save(data)
    return data.getvalue()


def _subset(cut: Cut) -> bytes:
    """The font with a shape for each character, and all that letters may turn into where no shapes are given."""
    wanted = uharfbuzz.SubsetInput()
    parts = {ord(part) for sign in cut.shown for part in normalize("NFD", chr(sign))}
    wanted.unicode_set.update(cut.shown | parts)  # some vowels are drawn as two signs, to both sides of their letter
    # HarfBuzz keeps the layout features that browsers apply unasked: by these Arabic letters join, and marks find
    # their place. Fractions and hints go, and all names but
    # the family's, by which a browser tells what it draws with.
    wanted.layout_feature_tag_set.difference_update(uharfbuzz.Set(map(_tag, ("frac", "numr", "dnom"))))
    wanted.name_id_set.clear()
    wanted.name_id_set.add(_FAMILY)
    wanted.drop_table_tag_set.update(uharfbuzz.Set(map(_tag, ("STAT", "gasp"))))
    # what is missing shows as a box, never as nothing
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    if cut.shapes:
        wanted.glyph_set.update(cut.shapes)
        wanted.flags |= uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    data = uharfbuzz.subset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(cut.source)), wanted).blob.data
    return bytes(data)


@while_the_same
def _version(source: Path) -> str:
    """Takes a font's file; returns what tells it from another release of it."""
    return digest(source.read_bytes())


def _tag(name: str) -> int:
    """The number by which HarfBuzz knows a table or layout feature."""
    return int.from_bytes(name.encode())
