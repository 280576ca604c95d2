"""Files of words without layout, one function a kind of file: plain text, an e-book, braille."""

from collections.abc import Callable

from leafwright.leaflets import book, braille, plain
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.model import Finding

Written = tuple[bytes, int, list[Finding]]
"""The bytes of a file (none where it cannot be made), its pages, and what was found wrong with it."""


def written(sheet: ComposedLeaflet) -> tuple[dict[str, bytes], int, list[Finding]]:
    """The file that a sheet's format asks for, by its name (none where it cannot be made), its pages and findings."""
    data, pages, found = _KINDS[sheet.format.file](sheet)
    return {f"{sheet.name}.{sheet.format.file}": data} if data else {}, pages, found


def _text(sheet: ComposedLeaflet) -> Written:
    text = plain.text_of(sheet.markup)
    return text.encode(), 1, list(plain.faults(sheet, text))


def _book(sheet: ComposedLeaflet) -> Written:
    data = book.packed(sheet)
    return data, 1, list(book.faults(sheet, data))


_KINDS: dict[str, Callable[[ComposedLeaflet], Written]] = {"txt": _text, "epub": _book, "brf": braille.embossed}
