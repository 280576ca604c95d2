"""What is worked out of an edition for the website, each once and only where the edition changed.

Where that is much, all cores work on it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from leafwright import workers
from leafwright.cache import Cache, code, digest
from leafwright.leaflets import Leaflet
from leafwright.model import Edition, Project, Sought
from leafwright.reporting.rows import reading
from leafwright.text.page import words_by_section
from leafwright.website.fonts.bold import bold_words
from leafwright.website.language_site import LanguageSite, shown_beside
from leafwright.website.search.entries import found_topic
from leafwright.website.search.pages import FoundPage, Listed
from leafwright.website.staff import codes
from leafwright.website.topic.page import topic_page

FEW = 20
"""Pages that are worked out here: so many take less time than processes of their own."""
_HERE = 5  # new pages that MkDocs makes here as well, most often
_PART = 25  # pages that a process works out before it hands them over
_CODE = "checks", "leaflets", "model", "reading", "release", "text", "translation", "website"


@dataclass(frozen=True)
class StagedPage:
    """A page as Markdown, and the signs that it shows: all, and those that are bold."""

    text: str
    signs: str
    bold: str


_TEXT = TypeAdapter(str)
_PAGE = TypeAdapter(StagedPage)
_SIGNS = TypeAdapter(tuple[str, str])
_NAMES = re.compile(r"(?m)^  name: .*$")  # of languages, in the head of a page
_FOUND = TypeAdapter(FoundPage)
_SECTIONS = TypeAdapter(dict[str, tuple[str, ...]])


class Prepared:
    """The editions of a project as the site shows them; `cache` holds what an earlier build worked out."""

    def __init__(self, project: Project, sites: Sequence[LanguageSite], cache: Cache) -> None:
        self._project, self._sites, self.cache = project, sites, cache
        self._marks: dict[str, str] = {}  # by edition
        self._signs: dict[str, tuple[str, str]] = {}  # by page
        self._shown = {each.id for site in sites for each in site.shown}
        around = (f"{site.language.tag} {site.speaks.tag} {site.proof}" for site in sites)
        self._same = digest(code(*_CODE), project.today.isoformat(), *around)
        named = {topic.slug: re.findall(r"[\w-]+", topic.meta.model_dump_json()) for topic in project.topics}
        self._kin = _kin(named, [each.topics for each in project.sets.values()])

    def mark(self, edition: Edition) -> str:
        """A hash over all that the words of an edition's page depend on, but its leaflets."""
        if edition.id not in self._marks:
            beside = (f"{each.id} {each.hash} {each.state} {each.id in self._shown}" for each in self._beside(edition))
            files = self._project.inputs.get((edition.language.tag, edition.topic.slug), "")
            signed = edition.hash, edition.state, edition.given, str(edition.machine), *edition.unsigned
            self._marks[edition.id] = digest(self._same, files, edition.id, edition.text, *signed, *beside)
        return self._marks[edition.id]

    def _beside(self, edition: Edition) -> Iterator[Edition]:
        """What is shown of the same topic, and what readers are told of in this language of those that belong to it."""
        yield from shown_beside(edition, self._sites)
        site = next(site for site in self._sites if site.language == edition.language)
        yield from (site.known[slug] for slug in self._kin[edition.topic.slug] if slug in site.known)

    def ahead(self, offered: Mapping[str, Sequence[Leaflet]]) -> None:
        """Work out all pages that no earlier build did, where they are many: with what was printed of each edition."""
        wanted = [(each, offered.get(each.id, ())) for site in self._sites for each in site.shown]
        new = [(each.id, printed) for each, printed in wanted if not self._known(each, printed)]
        if len(new) > _HERE:
            workers.ready()
        if len(new) > FEW:
            parts = [new[start : start + _PART] for start in range(0, len(new), _PART)]
            project = replace(self._project, catalogs={})  # half of a large library: pages need editions alone
            for held in workers.each_of(_worked_out, (project, self._sites), parts):
                self.cache.learn(held)

    def page(self, edition: Edition, printed: Sequence[Leaflet]) -> str:
        """The page of an edition as Markdown, with the leaflets that were printed of it."""

        def work() -> StagedPage:
            text = topic_page(self._project, edition, self._sites, printed)
            self.listed(edition)  # while its document and its sections are at hand
            reading(edition, self.cache)
            self.sections(edition)
            return StagedPage(text, *_signs(text))

        made = self.cache.answer(_PAGE, work, *self._question(edition, printed))
        self._signs[made.text] = made.signs, made.bold
        return made.text

    def signs(self, page: str) -> tuple[str, str]:
        """The signs that a page shows, names of languages left out, and those of them that are bold."""
        known = self._signs.pop(page, None)  # they are asked for once, and the page is not held longer than it is used
        return known or self.cache.answer(_SIGNS, lambda: _signs(page), "signs", code("website"), page)

    def _known(self, edition: Edition, printed: Sequence[Leaflet]) -> bool:
        return self.cache.knows(*self._question(edition, printed))

    def _question(self, edition: Edition, printed: Sequence[Leaflet]) -> tuple[str, ...]:
        """All that the page of an edition depends on."""
        return "staged page", self.mark(edition), *(part for leaflet in printed for part in _facts(leaflet))

    def listed(self, edition: Edition) -> Listed:
        """What is found of an edition by searching, by a mark that tells it from others."""
        staff = edition.kind.source_only
        sought = Sought() if staff else self._project.sought.get(edition.language.tag, Sought())
        asked = "found page", self.mark(edition), sought.model_dump_json()

        def page() -> FoundPage:
            return self.cache.answer(_FOUND, lambda: found_topic(edition, self._sites, sought), *asked)

        self.cache.want(*asked)  # also where its mark is all that is needed
        mark = self.cache.answer(_TEXT, lambda: digest(_FOUND.dump_json(page())), "mark of a found page", *asked)
        return Listed(mark, page)

    def sections(self, edition: Edition) -> dict[str, tuple[str, ...]]:
        """The words that the page of an edition must hold, by section."""

        def work() -> dict[str, tuple[str, ...]]:
            return words_by_section(edition, shown_beside(edition, self._sites))

        return self.cache.answer(_SECTIONS, work, "sections", self.mark(edition))


def _signs(page: str) -> tuple[str, str]:
    text = _NAMES.sub("", page)
    return "".join(sorted(set(text))), "".join(sorted(set(bold_words(text))))


def _worked_out(
    shared: tuple[Project, Sequence[LanguageSite]], part: Sequence[tuple[str, Sequence[Leaflet]]]
) -> Mapping[str, bytes]:
    """In a process of its own: the pages of some editions and what goes with them, as a cache holds them."""
    project, sites = shared
    cache, editions = Cache(), {each.id: each for site in sites for each in site.shown}
    prepared = Prepared(project, sites, cache)
    for id_, printed in part:
        prepared.page(editions[id_], printed)
        codes.drawn(editions[id_], cache)
    return cache.held


def _kin(named: Mapping[str, Iterable[str]], sets: Iterable[Sequence[str]]) -> dict[str, list[str]]:
    """For each topic those that its front matter names, that name it, that stand in a set with it, and so on."""
    near: dict[str, set[str]] = {slug: set() for slug in named}
    for slugs in (*sets, *([slug, *words] for slug, words in named.items())):
        known = [slug for slug in slugs if slug in near]
        for other in known[1:]:
            near[known[0]].add(other)
            near[other].add(known[0])
    kin: dict[str, list[str]] = {}
    for slug in named:
        if slug not in kin:
            found, new = {slug}, {slug}
            while new := {each for one in new for each in near[one]} - found:
                found |= new
            kin |= dict.fromkeys(found, sorted(found))
    return kin


def _facts(leaflet: Leaflet) -> Sequence[str]:
    """What a page tells of a leaflet."""
    office = (leaflet.office[0], str(leaflet.office[1].stat().st_size)) if leaflet.office else ()
    return leaflet.name, str(leaflet.pages), str(leaflet.weight), repr(leaflet.format), *office, "leaflet"
