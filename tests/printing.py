"""Leaflets of a library, each composed and printed when a test first asks for it."""

import dataclasses
import io
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf

from breaking import HERNIA, loaded
from leafwright import leaflets
from leafwright.leaflets import Composer, Printer
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.formats import Format
from leafwright.leaflets.printer import Printed
from leafwright.model import Edition
from leafwright.translation.editions import editions

Made = tuple[ComposedLeaflet, Printed]


class Printing:
    """One topic of the library at `root` in some languages: made[tag, format] is its sheet and what came of it."""

    def __init__(self, root: Path, tags: Sequence[str], slug: str = HERNIA) -> None:
        self.root, self.tags, self.slug = root, tags, slug
        self.project = loaded(root)
        self.everything = editions(self.project)
        self.composer, self.printer = Composer(root, self.project, self.everything), Printer(root)
        self._made: dict[tuple[str, str, str], Made] = {}

    def edition(self, tag: str, slug: str = "") -> Edition:
        return next(each for each in self.everything if each.id == f"{tag}/{slug or self.slug}")

    def formats(self) -> list[Format]:
        """All of them, laid out for the hospital's paper."""
        return leaflets.formats(self.root, paper=self.project.paper)

    def format(self, name: str) -> Format:
        return next(each for each in self.formats() if each.id == name)

    def sheet(self, tag: str, format: str, slug: str = "") -> ComposedLeaflet:
        return self.composer.sheet(self.edition(tag, slug), self.format(format))

    def as_is(self, tag: str, format: str, style: str = "") -> ComposedLeaflet:
        """A sheet with a `style` more that is laid out once, however thin its pages are: to look at a fault alone."""
        sheet = self.sheet(tag, format)
        once = sheet.format.model_copy(update={"tight": ()})
        return dataclasses.replace(sheet, format=once, styles=(*sheet.styles, ("", style)))

    def listing(self, tag: str) -> bytes:
        """The file for a screen in a format that lists all sources, in large print."""
        whole = self.format("large-print").model_copy(update={"id": "listing", "sources": 0})
        if (tag, whole.id, self.slug) not in self._made:
            sheet = self.composer.sheet(self.edition(tag), whole)
            self._made[tag, whole.id, self.slug] = sheet, self.printer.print(sheet)
        return self.own(tag, whole.id)

    def __getitem__(self, key: tuple[str, str]) -> Made:
        return self.of(*key, self.slug)

    def of(self, tag: str, format: str, slug: str) -> Made:
        """The same, of another topic."""
        key = tag, format, slug
        if key not in self._made:
            sheet = self.sheet(*key)
            self._made[key] = sheet, self.printer.print(sheet)
        return self._made[key]

    def items(self) -> Iterator[tuple[tuple[str, str], Made]]:
        """The topic in every format that its editions print in."""
        for tag in self.tags:
            for format in leaflets.wanted(self.formats(), self.edition(tag)):
                yield (tag, format.id), self[tag, format.id]

    def own(self, tag: str, format: str) -> bytes:
        """The file for a screen."""
        sheet, printed = self[tag, format]
        return printed.files[f"{sheet.name}.pdf"]

    def for_shop(self, tag: str, format: str) -> bytes:
        """The file for a print shop."""
        sheet, printed = self[tag, format]
        return printed.files[f"{sheet.name}.print.pdf"]


def letters(text: str) -> str:
    """Only what is a letter or digit, in its plain form."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))
