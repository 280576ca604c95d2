"""A leaflet in braille, by liblouis where it is installed: the words of the plain text in braille ASCII (BRF)."""

from collections.abc import Iterator, Sequence

from leafwright.leaflets.braille.louis import BrailleError, Louis, installed, version
from leafwright.leaflets.braille.pages import paged
from leafwright.leaflets.braille.spoken import lines_of, marks_of
from leafwright.leaflets.composed import ComposedLeaflet, Tables
from leafwright.leaflets.formats import Format
from leafwright.model import Finding, Language, Place

__all__ = ["embossed", "installed", "made_by", "tables"]


def made_by(format: Format) -> str:
    """Which liblouis makes a file of braille; nothing for all other files."""
    return version() if format.file == "brf" else ""


def tables(format: Format, languages: Sequence[Language]) -> Tables:
    """The tables that a file of braille needs; none for all other files."""
    if format.file != "brf":
        return {}
    return {tag: (each.braille or "", each.english) for each in languages for tag in (each.tag, *([""] * each.source))}


def embossed(sheet: ComposedLeaflet) -> tuple[bytes, int, list[Finding]]:
    """The bytes of the file, its pages, and advice on what liblouis does not know. The same for the same sheet."""
    lines, marks = lines_of(sheet.markup), marks_of(sheet.markup)
    louis = Louis(sheet.tables, sheet.tag)
    try:
        cells = louis.cells([*marks, *(line.parts for line in lines)])
    except BrailleError as error:
        fix = "correct `braille` in the language's file, or install a newer liblouis-bin"
        return b"", 0, [Finding(Place(sheet.file), "P031", str(error), fix, sheet.tag, "warn")]
    pages = paged(cells[: len(marks)], list(zip(lines, cells[len(marks) :], strict=True)), louis.number)
    return "".join(pages).encode("ascii"), len(pages), list(_unknown(sheet, louis.unknown))


def _unknown(sheet: ComposedLeaflet, signs: str) -> Iterator[Finding]:
    if signs:
        message = f"no braille is known for {' '.join(signs)}; each stands as a full cell"
        fix = "write it in other signs, or name another table as `braille` in the language's file"
        yield Finding(Place(sheet.file), "P032", message, fix, sheet.tag, "warn")
