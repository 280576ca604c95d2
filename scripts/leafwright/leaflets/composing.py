"""Compose a leaflet: an edition in a format as one self-contained value, ready for any printer on any machine."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import segno

from leafwright.cache import code, digest
from leafwright.leaflets.arranging import Ruled, panels_of
from leafwright.leaflets.braille import made_by, tables
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.fonts import families_of, own_fonts
from leafwright.leaflets.formats import (
    FOLDER,
    Format,
    continued_word,
    custom_properties,
    looks,
    page_sizes,
    page_words,
    sign_of,
)
from leafwright.leaflets.keeping import kept_together
from leafwright.leaflets.parts import Part, as_line, both_ways, bound, ends_bound, first_drawing, parts
from leafwright.leaflets.skeletons import environment, told
from leafwright.model import Edition, HouseRule, Project
from leafwright.text.about import about_notes, about_rows, interests, main_sources, paper_marks, source_list
from leafwright.text.bilingual import Group, about_side_by_side, bilingual_words, side_by_side
from leafwright.text.hospital import as_paragraph
from leafwright.text.page import on_paper, ruled_sections
from leafwright.text.topic import search_terms, subtitle_of, title_of

# the modules that turn what was read into a sheet, and a sheet into files; `code` adds the locks of packages and fonts
_COMPOSES = ("checks", "model", "reading", "text", "translation", "leaflets")
_DRAWS = (
    *(
        f"leaflets/{path.stem}"
        for path in sorted(Path(__file__).parent.glob("*.py"))
        if path.stem not in ("__init__", "composed", "composing", "parts", "press", "pool", "skeletons")
    ),
    "leaflets/book",
    "leaflets/braille",
    "leaflets/shop",
    "leaflets/tags",
    "checks/subjects",
)


class Composer:
    """Fills the skeletons of leaflets/ with editions; knows no printer."""

    def __init__(self, root: Path, project: Project, editions: Sequence[Edition]) -> None:
        self._project = project
        self._kin: dict[str, list[Edition]] = {}  # by topic
        for edition in editions:
            self._kin.setdefault(edition.topic.slug, []).append(edition)
        self._families = families_of(project.languages)
        # each is read once: a sheet is made of just what its question names, whatever changes meanwhile
        files = {name: path.read_bytes() for name, path in looks(root).items()}
        self._environment = environment(files)
        self._environment.filters["bound"] = bound
        self._typography = files["typography.css"].decode()
        self._margins = files["marks.css"].decode()
        self._house = {code: rule for code, rule in project.house.items() if code.startswith("P")}
        self._profile = project.print_profile
        self._tools = code(*_DRAWS) + own_fonts(root)
        parts = [part for name, data in files.items() for part in (name, data)]
        self._shop = project.hospital.print
        shop = self._shop.model_dump_json()
        self._looks = digest(code(*_COMPOSES), self._tools, self._profile, shop, *parts)
        self._code = lru_cache(None)(lambda address: segno.make(address, error="m").png_data_uri(scale=8, border=0))
        self._drawn: tuple[str, str, list[Part]] = ("", "", [])
        self._last: tuple[str, list[Ruled]] = ("", [])  # an edition's formats follow one another

    @property
    def families(self) -> tuple[str, ...]:
        """All fonts that any language is set in."""
        return self._families

    @property
    def house(self) -> Mapping[str, HouseRule]:
        """How strictly each rule of leaflets is held."""
        return self._house

    @property
    def rules(self) -> str:
        """The same as text, for a question."""
        return json.dumps({code: rule.model_dump(mode="json") for code, rule in sorted(self._house.items())})

    def inputs(self, edition: Edition, format: Format) -> str:
        """A hash over all that the sheet can depend on, known before it is composed: files, and states of editions."""
        kin = self._kin[edition.topic.slug]
        files = [self._project.inputs[each.language.tag, each.topic.slug] for each in kin]
        states = [part for each in kin for part in (each.state, each.given, *each.unsigned)]
        return digest(self._looks, made_by(format), edition.id, format.model_dump_json(), *files, *states)

    def sheet(self, edition: Edition, format: Format) -> ComposedLeaflet:
        """One edition in one format."""
        language = edition.language
        screen = language.screen_fonts or language.fonts
        return ComposedLeaflet(
            edition=edition.id,
            tag=language.tag,
            source=language.source,
            file=edition.file,
            name=format.name_of(edition.topic.slug),
            format=format,
            markup=self.markup(edition, format),
            styles=self._styles(edition, format, screen),
            paper_styles=self._styles(edition, format, language.paper_fonts) if language.paper_fonts else (),
            families=self._families,
            paper_fonts=tuple(language.paper_fonts),
            enlarged=language.enlarged,
            justified=language.justified,
            addresses=tuple(address for _, address in self._codes(edition, format)),
            ticket=self._ticket(edition, format),
            told=self._told(edition, format),
            binding=language.direction,
            marks=self._marks(edition),
            continued=continued_word(edition),
            sign=sign_of(edition),
            page_of=page_words(edition),
            bound=tuple(word.casefold() for word in language.bound),
            profile=self._profile,
            shop=self._shop,
            house=self._house,
            tools=self._tools + made_by(format),
            tables=tables(format, self._project.languages),
        )

    def markup(self, edition: Edition, format: Format) -> str:
        """The leaflet as HTML, before styles: what is printed, section by section."""
        own = f"formats/{format.id}/{format.template}"
        address = edition.printed_address
        with told(own):
            markup = self._environment.select_template([own, format.template]).render(
                format=format,
                language=edition.language,
                hospital=edition.hospital,
                department=edition.department,
                words=edition.words,
                meta=edition.topic.meta,
                hash=edition.hash,
                review=self._project.review,
                exceptions=edition.topic.meta.exceptions,
                left_out={rule.id: rule.heading or rule.id for rule in edition.kind.sections},
                title=as_line(title_of(edition.text)),
                subtitle=as_line(subtitle_of(edition.text)),
                keywords=as_line(search_terms(edition.text)),
                written=f"{edition.topic.meta.written.isoformat()}T00:00:00Z",
                draft=edition.draft,
                marks=[
                    {"words": words, "language": "" if language else self._project.source.tag}
                    for language, words in paper_marks(edition, self._project.interface)
                ],
                source=self._project.source,
                pairs=self._pairs(edition) if format.translations else [],
                sections=self._sections(edition, format),
                panels=panels_of(format.panels, [part.fold for part in self._sections(edition, format)]),
                drawing=first_drawing(self._written(edition)),
                about=about_rows(edition),
                interests=interests(edition),
                notes=as_paragraph(*about_notes(edition)),
                sources=[] if format.sources else source_list(edition, self._project.facts, self._project.references),
                main_sources=main_sources(edition, self._project.facts, self._project.references, format.sources),
                address=address,
                code=self._code(address),
                codes=[
                    {"language": other.language, "address": address, "image": self._code(address)}
                    for other, address in self._codes(edition, format)
                ],
            )
        markup = ends_bound(markup) if format.translations else markup  # parts have theirs bound already
        return markup if format.plain else kept_together(both_ways(markup), edition.language)

    def _written(self, edition: Edition) -> list[Ruled]:
        """All sections of an edition as paper needs them."""
        if self._last[0] != edition.id:
            sections = ruled_sections(edition, self._kin[edition.topic.slug])
            pictures = self._project.pictures
            self._last = edition.id, [(on_paper(section, edition, pictures), rule) for section, rule in sections]
        return self._last[1]

    def _sections(self, edition: Edition, format: Format) -> list[Part]:
        """Those that the format shows, as it shows them."""
        if self._drawn[:2] != (edition.id, format.id):
            drawn = parts(self._written(edition), edition, format, edition.address)
            self._drawn = edition.id, format.id, drawn
        return self._drawn[2]

    def _told(self, edition: Edition, format: Format) -> dict[str, tuple[str, ...]]:
        """The words of each block that the format must show, by section; those in two languages are one section."""
        if format.staff:  # a form about the topic shows none of its words
            return {}
        if format.translations:
            source = self._source_of(edition)
            return {"": (*bilingual_words(source), *bilingual_words(edition))}
        return {part.id: part.told for part in self._sections(edition, format)}

    def _pairs(self, edition: Edition) -> list[Group]:
        """The edition beside that of the source language, with the hospital's words in both."""
        source = self._source_of(edition)
        return [*side_by_side(edition, source, self._project.pictures), about_side_by_side(edition, source)]

    def _source_of(self, edition: Edition) -> Edition:
        return next(each for each in self._kin[edition.topic.slug] if each.language.source)

    def _codes(self, edition: Edition, format: Format) -> list[tuple[Edition, str]]:
        """The editions that the format's QR codes lead to, each with its address."""
        if format.codes != "every":
            return [(edition, edition.printed_address)] if format.codes == "own" else []
        kin = sorted(self._kin[edition.topic.slug], key=lambda each: each != edition)  # its own language first
        return [(each, each.address) for each in kin if each.state.complete]

    def _styles(self, edition: Edition, format: Format, fonts: Sequence[str]) -> tuple[tuple[str, str], ...]:
        marks = self._marks(edition)
        values = custom_properties(edition, format, self._families, fonts, self._project.logo, marks)
        return (
            ("", values),
            ("", page_sizes(format)),
            (f"{FOLDER}/typography.css", self._typography),
            (f"{FOLDER}/marks.css", self._margins),
            (f"{FOLDER}/formats/{format.id}/page.css", format.stylesheet),
        )

    def _marks(self, edition: Edition) -> tuple[str, ...]:
        """What every page must say of an edition, each in a language."""
        return tuple(words for _, words in paper_marks(edition, self._project.interface))

    def _ticket(self, edition: Edition, format: Format) -> tuple[tuple[str, str], ...]:
        meta = edition.topic.meta
        return (
            ("number", meta.number),
            ("version", edition.version),
            ("title", title_of(edition.source)),
            ("language", f"{edition.language.english} ({edition.language.tag})"),
            ("format", format.name),
            ("state", str(edition.state)),
            ("words", edition.hash[:16]),
        )
