"""Turn a sheet into a tagged PDF: the only module that lays out.

Silence is the normal outcome: each warning of WeasyPrint is a finding, and the printed leaflet is opened
again and checked. Rendering reads nothing but the sheet.
"""

import time
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from leafwright.checks import LaidOutLeaflet, check_paper
from leafwright.leaflets import office, saving, unpaged
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.fitting import closest, fitted, panels, too_long, ways, with_smaller_letters
from leafwright.leaflets.fonts import faces, prepare_fonts
from leafwright.leaflets.formats import Tight, type_sizes
from leafwright.leaflets.inspection import paper_of
from leafwright.leaflets.justifying import justify_signs
from leafwright.leaflets.lightening import with_short_end
from leafwright.leaflets.listening import finding_of, warnings_said
from leafwright.leaflets.notes import filling
from leafwright.leaflets.pdf_fixups import finish, name_both_standards
from leafwright.leaflets.remembering import lines_remembered
from leafwright.leaflets.sharing import styles_shared
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

    @property
    def used(self) -> list[float]:
        """The share of each page's height down to its last ink, in the leaflet's own file."""
        return [use.share for use in self.papers[0].uses] if self.papers else []


class Printer:
    """WeasyPrint with the project's fonts, kept warm between sheets.

    Raises SetupError where Pango or a font is missing.
    """

    def __init__(self, root: Path) -> None:
        prepare_fonts(root)
        self._root = root
        try:
            import weasyprint
            from weasyprint.text.fonts import FontConfiguration
            from weasyprint.urls import URLFetcher
        except OSError as error:
            raise SetupError(f"WeasyPrint cannot find Pango ({error}); run: {places.command('build')}") from error
        self._weasyprint = weasyprint
        justify_signs()
        self._fonts = FontConfiguration()
        # nothing is fetched but what is written into the leaflet itself
        self._fetcher = URLFetcher(allowed_protocols=["data"])
        self._parsed: dict[str, Any] = {}
        self._last: tuple[str, Any] = ("", None)

    def print(self, sheet: ComposedLeaflet) -> Printed:
        """Lay out a sheet, check it, and make the print shop's file of it."""
        started = time.monotonic()
        if sheet.format.plain:
            files, pages, found = unpaged.written(sheet)
            return Printed(files, pages, 0, _since(started), tuple(found))
        with collected_after(), lines_remembered(), styles_shared(), warnings_said() as said:
            size, document = self._fitted(sheet, sheet.styles)
            while document is None and sheet.enlarged:
                sheet = with_smaller_letters(sheet)
                size, document = self._fitted(sheet, sheet.styles)
            if document is None:
                return Printed(warnings=(*self._found(sheet, said), self._too_long(sheet)))
            pdf = self._written(sheet, document)
            files = {f"{sheet.name}.pdf": pdf}
            own, other = paper_of(sheet, size, document, pdf, f"{sheet.name}.pdf"), self._on_paper(sheet)
            papers = _laid_out_papers(sheet, own, other)
            printed, pdf = other[:2] if other else (document, pdf)
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

            def lay_out(sizes: Mapping[str, float], notes: int, style: str) -> Any:
                apart = [type_sizes(format.sizes, size, panel) for panel, size in sizes.items() if panel]
                return self._laid_out(sheet, (*styles, *(("", text) for text in (style, *apart))), sizes[""], notes)

            fit = format.fit
            how = {"apart": fit.apart, "styles": ways(sheet), "closest": closest(sheet)}
            return fitted(lay_out, fit.least, most, fit.pages, **how, roomy=format.roomy_style)

        def closer(step: Tight) -> Any:
            return self._on_whole_sheets(sheet, (*styles, ("", step.style)))

        styles, first = self._with_whole_back(sheet, styles)
        return most, saving.set_closer(first, closer, format.multiple, format.back, format.tight)

    def _with_whole_back(
        self, sheet: ComposedLeaflet, styles: tuple[tuple[str, str], ...]
    ) -> tuple[tuple[tuple[str, str], ...], Any]:
        """The styles and the leaflet in them, its back closer where it is more than a page and one is enough then."""
        first = self._on_whole_sheets(sheet, styles)
        if sheet.format.back and saving.spilled(first):
            for style in saving.on_back(sheet.format.tight):
                closer = (*styles, ("", style))
                document = self._on_whole_sheets(sheet, closer)
                if not saving.spilled(document):
                    return closer, document
        return styles, first

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
        larger = (faces(self._root, *each) for each in sheet.enlarged)
        texts = [*larger, sizes, *(text for _, text in styles), shown]
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
                pdf_identifier=False,
                finisher=finish,
            )
        return with_short_end(pdf, sheet.id[:32])

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
        with warnings_said():
            document = self._laid_out(sheet, (*sheet.styles, ("", [*ways(sheet), *closest(sheet)][-1])), fit.least)
        panel, lines, longest = too_long(panels(document, fit.pages))
        message = (
            f"the words do not fit in {sheet.format.name} ({sheet.tag}): panel {panel} runs {lines} lines over "
            f"at {fit.least:g} points"
        )
        fix = "shorten: " + "; ".join(f'"{text}…"' for text in longest) if longest else "shorten the text"
        return Finding(Place(sheet.file), "P013", message, fix, sheet.tag, "warn")

    def _found(self, sheet: ComposedLeaflet, messages: list[str]) -> list[Finding]:
        return [finding_of(sheet, message) for message in dict.fromkeys(messages)]


def _laid_out_papers(
    sheet: ComposedLeaflet, own: LaidOutLeaflet, other: tuple[Any, bytes, LaidOutLeaflet] | None
) -> list[LaidOutLeaflet]:
    """What the checks look at: the leaflet as screens have it, and the `other` in the fonts of paper, if any."""
    return [own, other[2]] if other else [replace(own, not_set_in=sheet.paper_fonts)]


def _since(started: float) -> int:
    return round((time.monotonic() - started) * 1000)
