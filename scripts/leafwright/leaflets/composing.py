"""Compose a leaflet: an edition in a format as one self-contained value, ready for any printer on any machine."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from pathlib import Path

import jinja2
import segno

from leafwright.cache import code, digest
from leafwright.leaflets.formats import FOLDER, Format, SetupError, custom_properties, looks
from leafwright.model import Edition, HouseRule, Project, SectionRule
from leafwright.setup import places
from leafwright.text.about import about_notes, about_rows, draft_words, interests, source_list
from leafwright.text.as_html import html, inline_html
from leafwright.text.bilingual import about_side_by_side, bilingual_words, side_by_side
from leafwright.text.blocks import walk
from leafwright.text.document import Section, words_of
from leafwright.text.hospital import as_paragraph
from leafwright.text.inline import every, said
from leafwright.text.page import on_paper, ruled_sections
from leafwright.text.reshaping import short_form, tables_as_lists
from leafwright.text.topic import subtitle_of, title_of

_SHORT = 18  # letters that two words have at most to stay on one line


@dataclass(frozen=True)
class ComposedLeaflet:
    """All that a leaflet is made from: what gives the same sheet gives the same bytes."""

    edition: str  # its id
    tag: str
    source: bool  # of the source language
    file: str  # where its words stand, for findings
    name: str  # of the file to make, without extension
    format: Format
    markup: str
    styles: tuple[tuple[str, str], ...]  # file name and text
    paper_styles: tuple[tuple[str, str], ...]  # the same in the fonts of paper, where those differ from the screen's
    families: tuple[str, ...]
    addresses: tuple[str, ...]  # what its QR codes must say
    ticket: tuple[tuple[str, str], ...]  # what the print shop must know
    told: Mapping[str, tuple[str, ...]] = field(hash=False)  # section id: the words of its blocks that it must show
    binding: str  # ltr or rtl
    profile: bytes = b""  # the print shop's ICC profile of CMYK
    house: Mapping[str, HouseRule] = field(default_factory=dict, hash=False)
    tools: str = ""  # versions of everything that draws

    @property
    def id(self) -> str:
        """The hash of all of it."""
        told = [
            self.name,
            self.tag,
            self.format.model_dump_json(),
            self.markup,
            str(self.styles),
            str(self.paper_styles),
        ]
        told += [
            json.dumps(dict(self.told)),
            str(self.families),
            str(self.addresses),
            str(self.ticket),
            self.binding,
            self.tools,
        ]
        told += [json.dumps({code: rule.model_dump(mode="json") for code, rule in sorted(self.house.items())})]
        return hashlib.sha256("\0".join(told).encode() + self.profile).hexdigest()


@dataclass(frozen=True)
class Part:
    """A section as a skeleton draws it."""

    id: str
    heading: str
    html: str
    panel: str
    fold: str
    told: tuple[str, ...]  # the words of its heading and of each block, that must reach whoever reads


class Composer:
    """Fills the skeletons of leaflets/ with editions; knows no printer."""

    def __init__(self, root: Path, project: Project, editions: Sequence[Edition]) -> None:
        self._project = project
        self._kin: dict[str, list[Edition]] = {}  # by topic
        for edition in editions:
            self._kin.setdefault(edition.topic.slug, []).append(edition)
        self._families = tuple(
            dict.fromkeys(font for language in project.languages for font in (*language.fonts, *language.screen_fonts))
        )
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([root / FOLDER, places.leaflets()]),
            undefined=jinja2.StrictUndefined,
            autoescape=False,
        )
        self._environment.filters["bound"] = bound
        files = looks(root)
        self._typography = files["typography.css"].read_text("utf-8")
        self._house = {code: rule for code, rule in project.house.items() if code.startswith("P")}
        self._profile = _profile(root, project.hospital.print.profile)
        self._tools = _tools()
        parts = [part for name, path in files.items() for part in (name, path.read_bytes())]
        self._looks = digest(code(), self._tools, self._profile, *parts)
        self._code = lru_cache(None)(lambda address: segno.make(address, error="m").png_data_uri(scale=8, border=0))
        self._last: tuple[str, list[tuple[Section, SectionRule]]] = ("", [])  # an edition's formats follow one another

    @property
    def families(self) -> tuple[str, ...]:
        """All fonts that any language is set in."""
        return self._families

    def inputs(self, edition: Edition, format: Format) -> str:
        """A hash over all that the sheet can depend on, known before it is composed: files, and states of editions."""
        kin = self._kin[edition.topic.slug]
        files = [self._project.inputs[each.language.tag, each.topic.slug] for each in kin]
        states = [part for each in kin for part in (each.state, *each.unsigned)]
        return digest(self._looks, edition.id, format.id, *files, *states)

    def sheet(self, edition: Edition, format: Format) -> ComposedLeaflet:
        """One edition in one format."""
        language = edition.language
        screen = language.screen_fonts or language.fonts
        return ComposedLeaflet(
            edition=edition.id,
            tag=language.tag,
            source=language.source,
            file=edition.file,
            name=f"{edition.topic.slug}.{format.id}",
            format=format,
            markup=self.markup(edition, format),
            styles=self._styles(edition, format, screen),
            paper_styles=self._styles(edition, format, language.fonts) if screen != language.fonts else (),
            families=self._families,
            addresses=tuple(address for _, address in self._codes(edition, format)),
            ticket=self._ticket(edition, format),
            told=self._told(edition, format),
            binding=language.direction,
            profile=self._profile,
            house=self._house,
            tools=self._tools,
        )

    def markup(self, edition: Edition, format: Format) -> str:
        """The leaflet as HTML, before styles: what is printed, section by section."""
        own = f"formats/{format.id}/{format.template}"
        found = self._environment.select_template([own, format.template])
        address = self.address(edition)
        drawing = self._drawing(edition)
        return found.render(
            format=format,
            language=edition.language,
            hospital=edition.hospital,
            department=edition.department,
            words=edition.words,
            meta=edition.topic.meta,
            hash=edition.hash,
            review=self._project.review,
            exceptions=edition.topic.meta.exceptions,
            title=title_of(edition.text),
            subtitle=subtitle_of(edition.text),
            written=f"{edition.topic.meta.written.isoformat()}T00:00:00Z",
            draft=[
                {"words": words, "language": "" if language else self._project.source.tag}
                for language, words in draft_words(edition, self._project.interface)
            ],
            source=self._project.source.tag,
            pairs=self._pairs(edition) if format.translations else [],
            sections=self._sections(edition, format),
            drawing=_without_numbers(drawing),
            about=about_rows(edition),
            interests=interests(edition),
            notes=as_paragraph(*about_notes(edition)),
            sources=source_list(edition, self._project.facts, self._project.references),
            address=address,
            code=self._code(address),
            codes=[
                {"language": other.language, "address": address, "image": self._code(address)}
                for other, address in self._codes(edition, format)
            ],
        )

    def _written(self, edition: Edition) -> list[tuple[Section, SectionRule]]:
        """All sections of an edition as paper needs them."""
        if self._last[0] != edition.id:
            self._last = (
                edition.id,
                [
                    (on_paper(section, edition, self._project.images), rule)
                    for section, rule in ruled_sections(edition, self._kin[edition.topic.slug])
                ],
            )
        return self._last[1]

    def _sections(self, edition: Edition, format: Format) -> list[Part]:
        """Those that the format shows, as it shows them."""
        written = self._written(edition)
        if format.sections == "poster":
            # a topic without a message of its own for the waiting room says what it is
            title, subtitle = title_of(edition.text), subtitle_of(edition.text)
            message = Part("poster", title, f"<p>{bound(subtitle)}</p>", "poster", "", (title, subtitle))
            return [_part(*each, format) for each in written if each[1].panel == "poster"] or [message]
        written = [
            (section, rule)
            for section, rule in written
            if rule.panel != "poster" and (format.sections == "all" or rule.fold)
        ]
        if format.sections == "folded":
            home, here = self.address(edition), {f"#{section.id}" for section, _ in written}
            written = [
                (short_form(section, lambda target: target if target in here else home + target), rule)
                for section, rule in written
            ]
        return [_part(section, rule, format) for section, rule in written]

    def _drawing(self, edition: Edition) -> str:
        """The first drawing of an edition, none where it has none."""
        runs = (
            run for section, _ in self._written(edition) for block in walk(section.blocks) for run in every(block.runs)
        )
        return next((inline_html([run]) for run in runs if run.kind == "image" and not run.title), "")

    def _told(self, edition: Edition, format: Format) -> dict[str, tuple[str, ...]]:
        """The words of each block that the format must show, by section; those in two languages are one section."""
        if format.staff:  # a form about the topic shows none of its words
            return {}
        if format.translations:
            source = self._source_of(edition)
            return {"": tuple(chain(*zip(bilingual_words(source), bilingual_words(edition), strict=True)))}
        return {part.id: part.told for part in self._sections(edition, format)}

    def _pairs(self, edition: Edition) -> list[dict[str, str]]:
        """The edition beside that of the source language, with the hospital's words in both."""
        source = self._source_of(edition)
        return [*side_by_side(edition, source), *about_side_by_side(edition, source)]

    def _source_of(self, edition: Edition) -> Edition:
        return next(each for each in self._kin[edition.topic.slug] if each.language.source)

    def address(self, edition: Edition) -> str:
        """Where the page of the edition is on the web: what its QR code says."""
        return f"{edition.hospital.address}{edition.language.tag}/topics/{edition.topic.slug}.html"

    def _codes(self, edition: Edition, format: Format) -> list[tuple[Edition, str]]:
        """The editions that the format's QR codes lead to, each with its address."""
        if format.codes == "none":
            return []
        if format.codes == "own":
            return [(edition, self.address(edition))]
        return [(each, self.address(each)) for each in self._kin[edition.topic.slug] if each.state.complete]

    def _styles(self, edition: Edition, format: Format, fonts: Sequence[str]) -> tuple[tuple[str, str], ...]:
        values = custom_properties(edition, format, self._families, fonts, self._project.logo)
        return (
            ("", values),
            (f"{FOLDER}/typography.css", self._typography),
            (f"{FOLDER}/formats/{format.id}/page.css", format.stylesheet),
        )

    def _ticket(self, edition: Edition, format: Format) -> tuple[tuple[str, str], ...]:
        meta = edition.topic.meta
        return (
            ("number", meta.number),
            ("version", meta.version),
            ("title", title_of(edition.source)),
            ("language", f"{edition.language.english} ({edition.language.tag})"),
            ("format", format.name),
            ("state", str(edition.state)),
            ("words", edition.hash[:16]),
        )


def _part(section: Section, rule: SectionRule, format: Format) -> Part:
    """A section as HTML, its tables as lists where the format asks for that."""
    blocks = tables_as_lists(section.blocks) if format.lists else section.blocks
    told = said(section.title), *(words for _, words in words_of(section.blocks, pictures=format.plain))
    return Part(section.id, inline_html(section.title), ends_bound(html(blocks)), rule.panel, rule.fold, told)


def bound(title: str) -> str:
    """A title of many words whose last two stay on one line where they are short: none is left alone below the rest."""
    words = title.split(" ")
    if len(words) < 4 or len(words[-2] + words[-1]) > _SHORT:
        return title
    return "\u00a0".join([" ".join(words[:-1]), words[-1]])


_END = r"((?:(?:&#8288;|\u2060)<sup\b(?:(?!</sup>).)*</sup>)*\s*</(?:p|li)>)"
_LAST_WORDS = re.compile(rf"(?<=\s)([^\s<>]+) ([^\s<>]+){_END}")
_LAST_SIGNS = re.compile(rf"(?<=[\u4e00-\u9fff])([\u4e00-\u9fff]{{2}}[^\s<>\w]*){_END}")


def ends_bound(markup: str) -> str:
    """HTML whose paragraphs do not leave a short word, or one Chinese sign, alone in their last line."""

    def joined(match: re.Match[str]) -> str:
        short = len(match[1] + match[2]) <= _SHORT
        return f"{match[1]}\u00a0{match[2]}{match[3]}" if short else match[0]

    return _LAST_SIGNS.sub(r'<span class="end">\1</span>\2', _LAST_WORDS.sub(joined, markup))


def _without_numbers(image: str) -> str:
    """A drawing without the numbers that lead to a legend, for a place that has no legend."""

    def plain(match: re.Match[str]) -> str:
        drawn = re.sub(r'<g class="callout">.*?</g>', "", base64.b64decode(match[1]).decode(), flags=re.S)
        return f"base64,{base64.b64encode(drawn.encode()).decode()}"

    return re.sub(r"base64,([\w+/=]+)", plain, image)


def _profile(root: Path, name: str) -> bytes:
    """The print shop's ICC profile, none where none is named. Raises SetupError where it is not there."""
    try:
        return (root / "docs" / name).read_bytes() if name else b""
    except OSError as error:
        raise SetupError(f"docs/{name}, which docs/hospital.toml names, cannot be read: {error.strerror}") from error


def _tools() -> str:
    """A hash of all that draws: the locks of packages and fonts, and this package with its checks."""
    package = Path(__file__).resolve().parents[1]
    files = [*sorted((package / "leaflets").glob("*.py")), *sorted((package / "checks").rglob("*.py"))]
    files += places.locks()
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
