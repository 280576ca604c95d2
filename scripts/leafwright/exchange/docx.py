"""A package as a Word table that a reviewer fills in: id, source, target, comment; and the table back into rows."""

import io
import lzma
import re
import zipfile
import zlib
from typing import Any

from leafwright.exchange.package import Package, Row
from leafwright.exchange.returned import Refused

HEAD = ("Id (do not change)", "Source (do not change)", "Translation", "Comment")
MOST_BYTES = 5_000_000
MOST_PARTS = 500
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, KeyError, ValueError, AttributeError, SyntaxError, EOFError,
    OSError, NotImplementedError, RuntimeError, TypeError, IndexError,
)  # fmt: skip
MOST_UNPACKED = 60_000_000  # a zip bomb is small until it is opened


def write(package: Package) -> bytes:
    """One catalog as DOCX, landscape, one row a segment."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    document.core_properties.title = f"{package.stem} {package.language.tag}"
    document.add_heading(_heading(package), 1)
    document.add_paragraph(
        "Write in the columns Translation and Comment only. Keep everything in curly brackets, **, and (…) behind "
        "square brackets exactly as in the source."
    )
    table = document.add_table(rows=1, cols=4)
    table.style = "Table Grid"
    for cell, words in zip(table.rows[0].cells, HEAD, strict=True):
        cell.text = words
        cell.paragraphs[0].runs[0].bold = True
    for segment in package.segments:
        cells = table.add_row().cells
        cells[0].text, cells[1].text, cells[2].text = segment.id, segment.source, segment.target
        if segment.previous:
            cells[3].text = f"Former translation: {segment.previous}"
        if package.language.direction == "rtl":
            _right_to_left(cells[2])
    for row in table.rows:
        for cell, width in zip(row.cells, (28, 95, 95, 49), strict=True):
            cell.width = Mm(width)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _heading(package: Package) -> str:
    """What stands first in the document, and tells which file it is."""
    return f"{package.original}, {package.source.english} to {package.language.english}"


def _right_to_left(cell: Any) -> None:
    from docx.oxml import OxmlElement

    for paragraph in cell.paragraphs:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def read(data: bytes, package: Package) -> list[Row]:
    """The rows of a DOCX file that answers `package`. Raises Refused, with the row and a remedy."""
    from docx.oxml.exceptions import XmlchemyError

    document = opened(data, MOST_BYTES, "return the file that was exported")
    try:
        return _rows(document, package)
    except (
        XmlchemyError,
        LookupError,
        ValueError,
        AttributeError,
        TypeError,
        ArithmeticError,
        RecursionError,
    ) as error:
        message = f"the table cannot be read: {type(error).__name__} {error}"[:200]
        raise Refused(1, message, "export again, and fill in the columns Translation and Comment") from error


def _rows(document: Any, package: Package) -> list[Row]:
    """The rows of the one table of a document that answers `package`."""
    table = _table(document)
    # not the title among the properties: a word processor may drop that
    said = next((paragraph.text for paragraph in document.paragraphs if paragraph.text.strip()), "")
    if said.strip() != _heading(package):
        fix = "import the right file, and keep its first line"
        raise Refused(1, f"the document is headed {said[:80]!r}, not {_heading(package)!r}", fix)
    return [_row(number, row) for number, row in enumerate(table.rows[1:], start=2)]


def opened(data: bytes, most: int, better: str) -> Any:
    """A document of python-docx from at most `most` bytes. Raises Refused; `better` mends one too large.

    Bombs, macros, document types and what is no Word file are refused before anything is made of them.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    _refuse_unsafe(data, most, better)
    try:
        return docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, *_DAMAGED) as error:
        raise Refused(1, f"not a Word document: {error}", "save it as .docx") from error


def _table(document: Any) -> Any:
    """The one table of a document that was exported."""
    for cell in document.element.iter("{*}gridSpan", "{*}gridBefore", "{*}gridAfter"):
        if next(iter(cell.attrib.values()), "1") not in ("0", "1"):  # python-docx makes as many cells as it says
            raise Refused(1, "cells were merged", "undo the merge, one row a segment")
    tables = [table for table in document.tables if len(table.columns) == len(HEAD)]
    if len(tables) != 1 or tuple(_words(cell) for cell in tables[0].rows[0].cells) != HEAD:
        message = "the document has not the one table that was exported"
        raise Refused(1, message, "export again, and fill in the columns Translation and Comment")
    return tables[0]


def _row(number: int, row: Any) -> Row:
    """One segment as it came back, in the row of a table."""
    cells = row.cells
    if len({id(cell._tc) for cell in cells}) != len(HEAD):
        raise Refused(number, "cells were merged", "undo the merge, one row a segment")
    if row._tr.xpath(".//w:ins | .//w:del"):
        raise Refused(number, "the row holds tracked changes", "accept or reject them all, then save")
    id_, source, target, comment = (_words(cell) for cell in cells)
    return Row(id_, source, target, number, re.sub(r"^Former translation: .*\Z", "", comment, flags=re.S))


def _words(cell: Any) -> str:
    return "\n".join(paragraph.text for paragraph in cell.paragraphs).strip()


def _refuse_unsafe(data: bytes, most: int, better: str) -> None:
    if len(data) > most:
        raise Refused(1, f"the file is too large ({len(data) // 1000:,} KB)", better)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise Refused(1, "the file unpacks to far more than a document", better)
            for entry in entries:
                if entry.filename.startswith(("/", "..")) or "vbaProject" in entry.filename:
                    raise Refused(1, f"the document holds {entry.filename}", "save it as .docx without macros")
                if entry.filename.endswith((".xml", ".rels")):
                    text = archive.read(entry).replace(b"\0", b"")  # as UTF-16, too
                    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                        raise Refused(1, "the document declares a document type", "save it again as .docx")
    except _DAMAGED as error:
        raise Refused(1, "not a Word document (.docx), or a damaged one", "save it as .docx") from error
