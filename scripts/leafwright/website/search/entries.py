"""What readers can find in a language, and what staff can: two lists that share no page."""

import functools
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from leafwright.cache import digest
from leafwright.model import Edition, Project, Sought
from leafwright.reporting import rulebook
from leafwright.text.document import Section, parse, words_of
from leafwright.text.inline import said
from leafwright.text.page import ruled_sections
from leafwright.text.topic import search_terms, subtitle_of, title_of
from leafwright.website.language_site import LanguageSite, shown_beside
from leafwright.website.search.pages import FoundPage, Listed, Part
from leafwright.website.staff.evidence import EVIDENCE, evidence_text
from leafwright.website.staff.rules import RULES

_HEADING = re.compile(r"^## (.*) \{#([\w-]+)\}$", re.M)


def patients_pages(site: LanguageSite, listed: Callable[[Edition], Listed]) -> list[Listed]:
    """The words of a language explained, and its topics by number: so a new topic, behind all, leaves others theirs."""
    found = list[Listed]()
    if site.glossary:
        terms = [(slug, term.term, term.meaning) for slug, term in site.glossary.items()]
        title = site.words["glossary"]
        page = functools.partial(_glossary, title, terms)
        found.append(Listed(digest(title, *chain.from_iterable(terms)), page))
    for edition in sorted(site.shown, key=lambda edition: edition.topic.meta.number):
        if not edition.kind.source_only:
            found.append(listed(edition))
    return found


def staff_pages(project: Project, site: LanguageSite, listed: Callable[[Edition], Listed]) -> list[Listed]:
    """What is written for staff, in the source language: topics, the evidence, the rules. Readers never find it."""
    found = [listed(edition) for edition in site.shown if edition.kind.source_only]
    texts = [("evidence.html", EVIDENCE, evidence_text(project))] if project.claims else []
    texts.append(("rules.html", RULES, rulebook.as_markdown(project)))
    return found + [Listed(digest(*each), functools.partial(_staged, *each)) for each in texts]


def _glossary(title: str, terms: Sequence[tuple[str, str, str]]) -> FoundPage:
    parts = tuple(Part(slug, term, plain(meaning)) for slug, term, meaning in terms)
    return FoundPage("glossary.html", title, "", parts)


def found_topic(edition: Edition, sites: Iterable[LanguageSite], sought: Sought) -> FoundPage:
    """What is found of a topic in a language."""
    meta, slug, text = edition.topic.meta, edition.topic.slug, edition.text
    parts = [Part("", "", plain(subtitle_of(text)))]
    for section, rule in ruled_sections(edition, shown_beside(edition, sites)):
        if rule.panel != "poster":
            words, shared = _words(section), rule.origin == "hospital"
            heading = said(section.title)
            parts.append(Part(section.id, heading, "" if shared else words, words if shared else ""))
    others = ", ".join(filter(None, (numbers(meta.number), search_terms(text), sought.kinds.get(meta.kind, ""))))
    own = {key.partition("#")[2]: words for key, words in sought.sections.items() if key.startswith(f"{slug}#")}
    return FoundPage(f"topics/{slug}.html", title_of(text), others, tuple(parts), own)


def numbers(number: str) -> str:
    """All that readers type for a leaflet's number, parted by commas: of PI-03 also PI03, PI-3 and PI3."""
    return ", ".join(re.sub(r"-(0*)", form, number) for form in (r"-\1", r"\1", "-", ""))


def _staged(address: str, title: str, text: str) -> FoundPage:
    """A page that is written as Markdown, by its headings, whose ids may hold digits."""
    _, *pieces = _HEADING.split(text)
    parts = (Part(id_, heading, plain(words)) for heading, id_, words in zip(*[iter(pieces)] * 3, strict=True))
    return FoundPage(address, title, "", (Part("", ""), *parts))


def _words(section: Section) -> str:
    """The words of a section without the numbers of sources, which would run into the word before them."""
    return " ".join(words for _, words in words_of((*section.blocks, *section.detail), sources=False))


def plain(text: str) -> str:
    """The words of Markdown, as they are read."""
    return " ".join(words for _, words in words_of(parse(text).blocks))
