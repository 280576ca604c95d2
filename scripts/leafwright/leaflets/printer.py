"""Turn a sheet into a tagged PDF: the only module that lays out.

Silence is the normal outcome: each warning of WeasyPrint is a finding, and the printed leaflet is opened
again and checked. Rendering reads nothing but the sheet.
"""

import logging
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leafwright.checks import LaidOutLeaflet, check_paper
from leafwright.leaflets import office, plain
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.fitting import largest, panels, too_long
from leafwright.leaflets.formats import FOLDER, prepare_fonts, type_sizes
from leafwright.leaflets.inspection import paper_of
from leafwright.leaflets.notes import filling, has_pages_for_notes
from leafwright.leaflets.pdf_fixups import finish, name_both_standards
from leafwright.leaflets.shop import bleeding, prepress
from leafwright.leaflets.tags.seams import tagged
from leafwright.memory import collected_after
from leafwright.model import Finding, Place
from leafwright.setup import places
from leafwright.setup.errors import SetupError

VARIANT = "pdf/a-2a"  # and PDF/UA-1, which the finishing adds


@dataclass(frozen=True)
class Printed:
    """What a printer made of a sheet: files by name, and all that was found wrong. No files where it does not fit."""

    files: dict[str, bytes] = field(default_factory=dict)
    pages: int = 0
    size: float = 0  # points of body type
    milliseconds: int = 0
    warnings: tuple[Finding, ...] = ()  # what was found while it was laid out
    papers: tuple[LaidOutLeaflet, ...] = ()  # what the checks look at: each layout of it; none of plain text
    inspected: tuple[Finding, ...] = ()  # what the checks found on them
    lost: bool = False  # whether printing came to no end, so that there is nothing to remember

    @property
    def findings(self) -> tuple[Finding, ...]:
        return (*self.warnings, *self.inspected)


class Printer:
    """WeasyPrint with the project's fonts, kept warm between sheets.

    Raises SetupError where Pango or a font is missing.
    """

    def __init__(self, root: Path) -> None:
        prepare_fonts(root)
        try:
            import weasyprint
            from weasyprint.text.fonts import FontConfiguration
            from weasyprint.urls import URLFetcher
        except OSError as error:
            raise SetupError(f"WeasyPrint cannot find Pango ({error}); run: {places.command('build')}") from error
        self._weasyprint = weasyprint
        self._fonts = FontConfiguration()
        # nothing is fetched but what is written into the leaflet itself
        self._fetcher = URLFetcher(allowed_protocols=["data"])
        self._parsed: dict[str, Any] = {}
        self._last: tuple[str, Any] = ("", None)

    def print(self, sheet: ComposedLeaflet) -> Printed:
        """Lay out a sheet, check it, and make the print shop's file of it."""
        started = time.monotonic()
        if sheet.format.plain:
            text = plain.text_of(sheet.markup)
            files = {f"{sheet.name}.txt": text.encode()}
            return Printed(files, 1, 0, _since(started), tuple(plain.faults(sheet, text)))
        with collected_after(), _warnings() as said:
            size, document = self._fitted(sheet, sheet.styles)
            if document is None:
                return Printed(warnings=(*self._found(sheet, said), self._too_long(sheet)))
            pdf = self._written(sheet, document)
            files = {f"{sheet.name}.pdf": pdf}
            papers = [paper_of(sheet, size, document, pdf, f"{sheet.name}.pdf")]
            printed = document
            if other := self._on_paper(sheet):
                printed, pdf, paper = other
                papers.append(paper)
            if all(paper.pages % paper.multiple == 0 for paper in papers):
                files |= self._on_sheets(sheet, pdf, printed)
        warnings = self._found(sheet, said)
        if sheet.profile and (imposed := files.get(f"{sheet.name}.print.pdf")):
            warnings += prepress.faults(sheet, imposed)
        inspected = tuple(finding for paper in papers for finding in check_paper(paper, sheet.house))
        return Printed(files, len(document.pages), size, _since(started), tuple(warnings), tuple(papers), inspected)

    def _on_paper(self, sheet: ComposedLeaflet) -> tuple[Any, bytes, LaidOutLeaflet] | None:
        """The leaflet in the fonts of paper, where they are others: laid out, as PDF, and what the checks look at.

        Their script can need more room than that of the screen. Where it does not fit, or drives the warning signs off
        the last page, there is none: then paper has the screen's.
        """
        size, document = self._fitted(sheet, sheet.paper_styles) if sheet.paper_styles else (0, None)
        if not document:
            return None
        pdf = self._written(sheet, document)
        paper = paper_of(sheet, size, document, pdf, f"{sheet.name}.print.pdf")
        return None if paper.spilled else (document, pdf, paper)

    def _fitted(self, sheet: ComposedLeaflet, styles: tuple[tuple[str, str], ...]) -> tuple[float, Any]:
        """The size of body type and the laid-out leaflet; no leaflet where it does not fit."""
        format = sheet.format
        most = format.sizes["body"]
        if format.fit:
            fitting: list[Any] = [None]
            pages = format.fit.pages

            def fits(body: float) -> bool:
                document = self._laid_out(sheet, styles, body)
                if any(panel.over for panel in panels(document, pages)):
                    return False
                fitting[0] = document
                return True

            size = largest(fits, format.fit.least, most)
            if size is None:
                return 0, None
            missing = max(0, pages - len(fitting[0].pages))
            return size, self._laid_out(sheet, styles, size, missing) if missing else fitting[0]
        document = self._on_whole_sheets(sheet, styles)
        if format.tight and has_pages_for_notes(document):  # with one page less, a sheet is saved
            tight = self._on_whole_sheets(sheet, (*styles, ("", format.tight.style)))
            document = min(document, tight, key=lambda each: len(each.pages))
        return most, document

    def _on_whole_sheets(self, sheet: ComposedLeaflet, styles: tuple[tuple[str, str], ...]) -> Any:
        """The leaflet on as many pages as it needs, and as many more for notes as fill the last sheet."""
        format = sheet.format
        with filling(format.multiple) if format.multiple > 1 else nullcontext():
            return self._laid_out(sheet, styles, format.sizes["body"], format.multiple - 1)

    def _laid_out(
        self, sheet: ComposedLeaflet, styles: tuple[tuple[str, str], ...], body: float, notes: int = 0
    ) -> Any:
        """The leaflet at a size of body type, with so many pages for notes."""
        sizes = type_sizes(sheet.format.sizes, body)
        shown = f".notes:nth-of-type(n + {notes + 1}) {{ display: none }}"
        texts = [sizes, *(text for _, text in styles), shown]
        return self._opened(sheet.markup).render(
            stylesheets=[self._sheet(text) for text in texts if text], font_config=self._fonts
        )

    def _opened(self, markup: str) -> Any:
        """A parsed leaflet; the last one is kept, since it may be laid out at several sizes."""
        if self._last[0] != markup:
            self._last = markup, self._weasyprint.HTML(string=markup, url_fetcher=self._fetcher)
        return self._last[1]

    def _written(self, sheet: ComposedLeaflet, document: Any) -> bytes:
        """The PDF, the same bytes for the same sheet."""
        name_both_standards(document)
        with tagged(document):
            pdf: bytes = document.write_pdf(
                pdf_variant=VARIANT,
                pdf_identifier=bytes.fromhex(sheet.id)[:16],
                finisher=finish,
            )
        return pdf

    def _on_sheets(self, sheet: ComposedLeaflet, pdf: bytes, document: Any) -> dict[str, bytes]:
        """The files for printers, on the ward and in the print shop, of the leaflet in reading order."""
        files = office.files(sheet, pdf)
        if not sheet.format.staff:
            files |= prepress.files(sheet, pdf, self._flat, bleeding.touched(document))
        return files

    def _flat(self, markup: str) -> bytes:
        """A strip of small print, as an untagged PDF."""
        html = self._weasyprint.HTML(string=markup, url_fetcher=self._fetcher)
        pdf: bytes = html.write_pdf(font_config=self._fonts, pdf_identifier=b"\0" * 16)
        return pdf

    def _sheet(self, text: str) -> Any:
        """A parsed stylesheet; those that many sheets share are parsed once."""
        if text not in self._parsed:
            if len(self._parsed) > 100:
                self._parsed.clear()
            self._parsed[text] = self._weasyprint.CSS(string=text, font_config=self._fonts, url_fetcher=self._fetcher)
        return self._parsed[text]

    def _too_long(self, sheet: ComposedLeaflet) -> Finding:
        """That the words do not fit at the smallest type, and which."""
        fit = sheet.format.fit
        assert fit
        with _warnings():
            document = self._laid_out(sheet, sheet.styles, fit.least)
        panel, lines, longest = too_long(panels(document, fit.pages))
        message = (
            f"the words do not fit in {sheet.format.name} ({sheet.tag}): panel {panel} runs {lines} lines over "
            f"at {fit.least:g} points"
        )
        fix = "shorten: " + "; ".join(f'"{text}…"' for text in longest) if longest else "shorten the text"
        return Finding(Place(sheet.file), "P013", message, fix, sheet.tag, "warn")

    def _found(self, sheet: ComposedLeaflet, messages: list[str]) -> list[Finding]:
        return [_finding(sheet, message) for message in dict.fromkeys(messages)]


def _since(started: float) -> int:
    return round((time.monotonic() - started) * 1000)


def _finding(sheet: ComposedLeaflet, message: str) -> Finding:
    """A WeasyPrint warning as a finding at the stylesheet's line, where it names one."""
    at = re.search(r"at (\d+):\d+", message)
    if at:
        for name, text in sheet.styles:
            line = int(at[1])
            lines = text.split("\n")
            declared = re.search(r"[`'\"]([\w-]+)\s*:", message)
            if name and line <= len(lines) and declared and declared[1] in lines[line - 1]:
                return Finding(Place(name, line), "P001", message, "correct this line")
        return Finding(Place(f"{FOLDER}/typography.css"), "P001", message.split(" at ")[0], "correct the stylesheet")
    if "notdef" in message or "glyph" in message:
        fix = "use another character, or add a font that has it to package.json"
        return Finding(Place(sheet.file), "P002", message, fix, sheet.tag)
    return Finding(Place(sheet.file), "P001", message, "correct the text or leaflets/", sheet.tag)


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Everything WeasyPrint and fontTools say at level warning or above, while the block runs."""
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    listener = Listener(logging.WARNING)
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [(logger.handlers[:], logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.handlers, logger.propagate = [listener], False
    try:
        yield said
    finally:
        for logger, (handlers, propagate) in zip(loggers, before, strict=True):
            logger.handlers, logger.propagate = handlers, propagate
