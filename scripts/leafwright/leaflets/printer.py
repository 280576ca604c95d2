"""Turn an edition into a tagged PDF in a format.

Silence is the normal outcome: each warning of WeasyPrint is a finding, and the printed leaflet is opened
again and checked. Rendering reads nothing but what it is given.
"""

import dataclasses
import hashlib
import logging
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
import segno

from leafwright import render
from leafwright.checks import check_paper
from leafwright.leaflets.finishing import finish
from leafwright.leaflets.formats import FOLDER, Format, SetupError, custom_properties, prepare_fonts, require_fonts
from leafwright.leaflets.inspection import paper_of
from leafwright.model import Edition, Finding, Place, Project


@dataclass(frozen=True)
class Leaflet:
    """A printed edition: its PDF and what report.json tells of it."""

    edition: Edition
    format: str
    pdf: bytes
    pages: int
    milliseconds: int
    staff: bool = False

    @property
    def name(self) -> str:
        return f"{self.edition.topic.slug}.{self.format}.pdf"

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.pdf).hexdigest()


Printed = dict[str, tuple[Leaflet, list[Finding]]]
"""Leaflets of this process by the hash of all they were made from: what did not change is not printed again."""


class Printer:
    """Holds what all leaflets share: the skeleton, parsed stylesheets and the font configuration."""

    def __init__(self, root: Path, project: Project, printed: Printed | None = None) -> None:
        prepare_fonts(root)
        try:
            import weasyprint
            from weasyprint.text.fonts import FontConfiguration
            from weasyprint.urls import URLFetcher
        except OSError as error:
            raise SetupError(f"WeasyPrint cannot find Pango ({error}); run: make") from error
        self._weasyprint = weasyprint
        self._fonts = FontConfiguration()
        self._families = tuple(dict.fromkeys(font for language in project.languages for font in language.fonts))
        require_fonts(root, self._families)
        # nothing is fetched but what is written into the leaflet itself
        self._fetcher = URLFetcher(allowed_protocols=["data"])
        self.root, self.project = root, project
        self._printed = {} if printed is None else printed
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(root / FOLDER), undefined=jinja2.StrictUndefined, autoescape=False
        )
        self._environment = environment
        self._typography = (root / FOLDER / "typography.css").read_text("utf-8")

    def print(self, edition: Edition, format: Format, editions: Sequence[Edition]) -> tuple[Leaflet, list[Finding]]:
        """Lay out one edition in one format; give the PDF and every fault found in it."""
        started = time.monotonic()
        markup = self.markup(edition, format, editions)
        styles = [custom_properties(edition, format, self._families), self._typography, format.stylesheet]
        identifier = hashlib.sha256("\0".join([format.id, markup, *styles]).encode())
        if found := self._printed.get(identifier.hexdigest()):
            return found
        with _warnings() as warnings:
            document = self._weasyprint.HTML(string=markup, url_fetcher=self._fetcher).render(
                stylesheets=[self._sheet(text) for text in styles], font_config=self._fonts
            )
            # the same words in the same format get the same document id: builds are byte-identical
            pdf: bytes = document.write_pdf(
                pdf_variant="pdf/ua-1", pdf_identifier=identifier.digest()[:16], finisher=finish
            )
        milliseconds = round((time.monotonic() - started) * 1000)
        leaflet = Leaflet(edition, format.id, pdf, len(document.pages), milliseconds, format.staff)
        findings = [self._finding(edition, format, message) for message in dict.fromkeys(warnings)]
        paper = paper_of(
            edition, format, self._families, markup, self.address(edition) if format.code else "", document, pdf
        )
        findings += check_paper(paper, self.project.house)
        if edition.language.source:  # a fault in the source stops the build; in a translation it withholds the edition
            findings = [dataclasses.replace(finding, language="") for finding in findings]
        self._printed[identifier.hexdigest()] = leaflet, findings
        return leaflet, findings

    def markup(self, edition: Edition, format: Format, editions: Sequence[Edition]) -> str:
        """The leaflet as HTML, before styles: what is printed, section by section."""
        source_words = self.project.interface
        address = self.address(edition)
        template = f"formats/{format.id}/{format.template}" if format.template else "leaflet.html"
        return self._environment.get_template(template).render(
            language=edition.language,
            hospital=edition.hospital,
            words=edition.words,
            meta=edition.topic.meta,
            hash=edition.hash,
            review=self.project.review,
            exceptions=edition.topic.meta.exceptions,
            title=render.title(edition.text),
            subtitle=render.subtitle(edition.text),
            written=f"{edition.topic.meta.written.isoformat()}T00:00:00Z",
            draft=[
                {"words": words, "language": "" if language else self.project.source.tag}
                for language, words in render.draft_words(edition, source_words)
            ],
            source=self.project.source.tag,
            pairs=self._pairs(edition, editions) if format.translations else [],
            sections=[
                {
                    "id": section.id,
                    "heading": section.heading,
                    "panel": panel,
                    "html": render.on_paper(render.to_html(section.body), edition, self.project.images),
                }
                for section, panel in render.edition_sections(edition, editions)
            ],
            about=render.about(edition),
            notes=render.about_notes(edition),
            sources=render.source_list(edition, self.project.facts, self.project.references),
            address=address,
            code=segno.make(address, error="m").png_data_uri(scale=8, border=0),
        )

    def _pairs(self, edition: Edition, editions: Sequence[Edition]) -> list[dict[str, str]]:
        """The edition beside that of the source language, with the hospital's words in both."""
        source = next(e for e in editions if e.topic.slug == edition.topic.slug and e.language.source)
        return render.side_by_side(edition, source)

    def address(self, edition: Edition) -> str:
        """Where the page of the edition is on the web: what its QR code says."""
        return f"{edition.hospital.address}{edition.language.tag}/topics/{edition.topic.slug}.html"

    def _sheet(self, text: str) -> Any:
        return self._weasyprint.CSS(string=text, font_config=self._fonts, url_fetcher=self._fetcher)

    def _finding(self, edition: Edition, format: Format, message: str) -> Finding:
        """A WeasyPrint warning as a finding at the stylesheet's line, where it names one."""
        at = re.search(r"at (\d+):\d+", message)
        if at:
            words = message.split(" at ")[0]
            for name, text in (
                (f"{FOLDER}/formats/{format.id}/page.css", format.stylesheet),
                (f"{FOLDER}/typography.css", self._typography),
            ):
                line = int(at[1])
                lines = text.split("\n")
                declared = re.search(r"[`'\"]([\w-]+)\s*:", message)
                if line <= len(lines) and declared and declared[1] in lines[line - 1]:
                    return Finding(Place(name, line), "P001", message, "correct this line")
            return Finding(Place(f"{FOLDER}/typography.css"), "P001", words, "correct the stylesheet")
        if "notdef" in message or "glyph" in message:
            fix = "use another character, or add a font that has it to package.json"
            return Finding(Place(edition.file), "P002", message, fix, edition.language.tag)
        return Finding(Place(edition.file), "P001", message, "correct the text or leaflets/", edition.language.tag)


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
