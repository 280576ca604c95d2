"""Turn an edition into a tagged PDF in a format: the only module that knows WeasyPrint.

Silence is the normal outcome: each warning of WeasyPrint, each font that is not the project's and each
letter that did not reach the page is a finding. Rendering reads nothing but what it is given.
"""

import hashlib
import io
import logging
import os
import re
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
import pikepdf
import segno
from lxml import html as lxml_html

from leafwright import render
from leafwright.model import Edition, Finding, Place, Project

FOLDER = Path("leaflets")


@dataclass(frozen=True)
class Format:
    """A way to print: paper and sizes, from one folder of leaflets/formats."""

    id: str
    sizes: dict[str, float]
    stylesheet: str


@dataclass(frozen=True)
class Leaflet:
    """A printed edition: its PDF and what report.json tells of it."""

    edition: Edition
    format: str
    pdf: bytes
    pages: int
    milliseconds: int

    @property
    def name(self) -> str:
        return f"{self.edition.topic.slug}.{self.format}.pdf"

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.pdf).hexdigest()


Printed = dict[str, tuple[Leaflet, list[Finding]]]
"""Leaflets of this process by the hash of all they were made from: what did not change is not printed again."""


class SetupError(Exception):
    """Something the machine lacks, with its remedy; ends the command with exit code 2."""


def formats(root: Path) -> list[Format]:
    """All formats, by name of their folder. Raises SetupError for one that cannot be read."""
    found = []
    for folder in sorted((root / FOLDER / "formats").iterdir()):
        try:
            sizes = tomllib.loads((folder / "format.toml").read_text("utf-8"))
            stylesheet = (folder / "page.css").read_text("utf-8")
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise SetupError(f"{folder.relative_to(root)} is not a format: {error}") from error
        found.append(Format(folder.name, {key: value for key, value in sizes.items() if key != "name"}, stylesheet))
    return found


def prepare_fonts(root: Path) -> None:
    """Let fontconfig see the project's fonts only. Must run before WeasyPrint is imported."""
    folder = root / ".fonts"
    if not list(folder.glob("*.ttf")):
        raise SetupError("the fonts are not set up; run: make")
    cache = root / "build" / "fontcache"
    cache.mkdir(parents=True, exist_ok=True)
    config = cache.resolve() / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{folder.resolve()}</dir><cachedir>{cache.resolve()}</cachedir></fontconfig>",
        "utf-8",
    )
    os.environ["FONTCONFIG_FILE"] = str(config)


def _require_fonts(root: Path, families: Sequence[str]) -> None:
    for family in families:
        if not (root / ".fonts" / f"{family.replace(' ', '')}_400Regular.ttf").exists():
            raise SetupError(f"the font {family} is not set up; add its npm package to package.json and run: make")


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
        _require_fonts(root, self._families)
        # nothing is fetched but what is written into the leaflet itself
        self._fetcher = URLFetcher(allowed_protocols=["data"])
        self.root, self.project = root, project
        self._printed = {} if printed is None else printed
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(root / FOLDER), undefined=jinja2.StrictUndefined, autoescape=False
        )
        self._skeleton = environment.get_template("leaflet.html")
        self._typography = (root / FOLDER / "typography.css").read_text("utf-8")

    def print(self, edition: Edition, format: Format, editions: Sequence[Edition]) -> tuple[Leaflet, list[Finding]]:
        """Lay out one edition in one format; give the PDF and every fault found in it."""
        started = time.monotonic()
        markup = self.markup(edition, editions)
        styles = [_custom_properties(edition, format, self._families), self._typography, format.stylesheet]
        identifier = hashlib.sha256("\0".join([format.id, markup, *styles]).encode())
        if found := self._printed.get(identifier.hexdigest()):
            return found
        with _warnings() as warnings:
            document = self._weasyprint.HTML(string=markup, url_fetcher=self._fetcher).render(
                stylesheets=[self._sheet(text) for text in styles], font_config=self._fonts
            )
            # the same words in the same format get the same document id: builds are byte-identical
            pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier.digest()[:16])
        milliseconds = round((time.monotonic() - started) * 1000)
        leaflet = Leaflet(edition, format.id, pdf, len(document.pages), milliseconds)
        findings = [self._finding(edition, format, message) for message in dict.fromkeys(warnings)]
        findings += [
            Finding(Place(edition.topic.file), code, message, fix, edition.language.tag)
            for code, message, fix in [*_lost_words(markup, document), *_foreign_fonts(pdf, self._families)]
        ]
        self._printed[identifier.hexdigest()] = leaflet, findings
        return leaflet, findings

    def markup(self, edition: Edition, editions: Sequence[Edition]) -> str:
        """The leaflet as HTML, before styles: what is printed, section by section."""
        source_words = self.project.interface
        address = f"{edition.hospital.address}{edition.language.tag}/topics/{edition.topic.slug}.html"
        return self._skeleton.render(
            language=edition.language,
            hospital=edition.hospital,
            words=edition.words,
            title=render.title(edition.text),
            subtitle=render.subtitle(edition.text),
            written=f"{edition.topic.meta.written.isoformat()}T00:00:00Z",
            draft=[
                {"words": words, "language": "" if language else self.project.source.tag}
                for language, words in render.draft_words(edition, source_words)
            ],
            sections=[
                {
                    "id": section.id,
                    "heading": section.heading,
                    "panel": panel,
                    "html": render.to_html(section.body),
                }
                for section, panel in render.edition_sections(edition, editions)
            ],
            about=render.about(edition),
            notes=render.about_notes(edition),
            sources=render.source_list(edition, self.project.facts, self.project.references),
            address=address,
            code=segno.make(address, error="m").png_data_uri(scale=8, border=0),
        )

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
            return Finding(Place(edition.topic.file), "P002", message, fix, edition.language.tag)
        return Finding(
            Place(edition.topic.file), "P001", message, "correct the text or leaflets/", edition.language.tag
        )


def _custom_properties(edition: Edition, format: Format, all_families: Sequence[str]) -> str:
    """What differs between languages, formats and hospitals, for the shared stylesheets."""
    language, words, meta = edition.language, edition.words, edition.topic.meta
    points = {key.replace("_", "-"): f"{value}pt" for key, value in format.sizes.items() if key != "hang"}
    start = f'"{meta.number} · {meta.version} · {language.name}"'
    before, between, after = re.split(r"\{page\}|\{pages\}", words["page_of"])
    end = f'"{before}" counter(page) "{between}" counter(pages) "{after}"'
    if language.direction == "rtl":
        start, end = end, start
    families = dict.fromkeys([*language.fonts, *all_families])
    values = {
        **points,
        "hang": f"{format.sizes['hang']}mm",
        "leading": str(language.line_height),
        "tight": f"{max(1.35, language.line_height - 0.2):.2f}",  # the back page, which must be one page
        "accent": edition.hospital.accent,
        "fonts": ", ".join(f'"{family}"' for family in families),
        "foot-start": start,
        "foot-end": end,
    }
    return ":root {" + "; ".join(f"--{name}: {value}" for name, value in values.items()) + "}"


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


def _letters(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isalnum())


def _lost_words(markup: str, document: Any) -> Iterator[tuple[str, str, str]]:
    """Compare the letters given with the letters laid out: WeasyPrint can drop a block without a word."""
    body = lxml_html.document_fromstring(markup).find("body")
    given = _letters("".join(body.itertext()) if body is not None else "")
    drawn: Counter[str] = Counter()
    for page in document.pages:
        for box in _boxes(page._page_box):
            drawn += _letters(getattr(box, "text", None) or "")
    lost = given - drawn
    if lost:
        shown = "".join(sorted(lost.elements()))[:30]
        yield (
            "P003",
            f"{sum(lost.values())} letters did not reach the page ({shown})",
            "shorten or split the text",
        )


def _boxes(box: Any) -> Iterator[Any]:
    """All boxes of a page but its running head and foot."""
    if type(box).__name__ == "MarginBox":
        return
    yield box
    for child in getattr(box, "children", ()):
        yield from _boxes(child)


def embedded_fonts(pdf: bytes) -> set[str]:
    """The names of all embedded fonts, without their subset tags."""
    names = set()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                names.add(str(item["/FontName"]).lstrip("/").split("+")[-1])
    return names


def _foreign_fonts(pdf: bytes, families: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    allowed = tuple(family.replace(" ", "-") for family in families)
    for name in sorted(embedded_fonts(pdf)):
        if not name.replace(" ", "-").startswith(allowed):
            yield "P004", f"the font {name} is not one of the project's", "use a font that package.json names"
