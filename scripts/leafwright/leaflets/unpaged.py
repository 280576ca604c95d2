"""Files of words without layout, one function a kind of file: plain text, and a book for phones and reading aids."""

from collections.abc import Callable

from leafwright.leaflets import book, plain
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.model import Finding

Written = tuple[bytes, list[Finding]]


def written(sheet: ComposedLeaflet) -> Written:
    """The bytes of the file that a sheet's format asks for, and what was found wrong with it."""
    return _KINDS[sheet.format.file](sheet)


def _text(sheet: ComposedLeaflet) -> Written:
    text = plain.text_of(sheet.markup)
    return text.encode(), list(plain.faults(sheet, text))


def _book(sheet: ComposedLeaflet) -> Written:
    data = book.packed(sheet)
    return data, list(book.faults(sheet, data))


_KINDS: dict[str, Callable[[ComposedLeaflet], Written]] = {"txt": _text, "epub": _book}
