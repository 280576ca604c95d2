"""The topics as the lists for staff show them: a row a topic, in it a cell a language, in that a mark a file."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from leafwright.leaflets import Format, Leaflet
from leafwright.model import Edition, Language, State, Words
from leafwright.website.downloads import file_facts, format_name, office_facts
from leafwright.website.front import address_of_page, page_of, told_title
from leafwright.website.language_site import LanguageSite, source_of

# What a format is called in a cell: signs that all languages read. One of a library's own has its id in capitals.
_MARKS = {
    "a4": "{sheet}",
    "a5-booklet": "{half}",
    "dual": "+{source}",
    "trifold": "{sheet}/3",
    "large-print": "XL",
    "poster": "P",
    "text": "TXT",
}


def state_key(state: State) -> str:
    """The key of the interface word for a state."""
    return {State.EXPIRED: "expired", State.WITHDRAWN: "withdrawn"}.get(state, f"state_{state}")


SPOKEN = (
    *("find_words", "any_choice", "format", "department", "overdue", "due_soon", "review", "found_of", "show_more"),
    *("any_review", "clear_choices", "nothing_fits", "for_two_sides", "marks_explained", "list_csv", "print_page"),
    *("language", "state", "version", "next_review", "after_sign_off", "topic", "register", "register_why", "give"),
    *map(state_key, State),
)
"""The words of the register. Where a language lacks one, the source language speaks, marked as itself."""


@dataclass(frozen=True)
class File:
    """A file of an edition: its mark, what that stands for, what it weighs, and the id of its format.

    `office` tells that it is the one for a ward's own printer.
    """

    name: str
    mark: str
    said: str
    facts: str
    bytes: int
    format: str
    office: bool


@dataclass(frozen=True)
class Cell:
    """An edition in the row of its topic; `page` is empty where it is not shown."""

    language: Language
    state: State
    page: str
    files: tuple[File, ...]


@dataclass(frozen=True)
class Row:
    """A topic: the title that the site shows, whether that is in the site's own language, and its editions."""

    number: str
    slug: str
    title: str
    own: bool
    page: str
    department: str
    version: str
    next_review: datetime.date | None
    cells: tuple[Cell, ...]
    tongue: str = ""  # of the department's name, where that is not the site's


def department_of(edition: Edition) -> str:
    """Who answers for an edition, by name."""
    return edition.department.name if edition.department else edition.topic.meta.owner


def spoken(site: LanguageSite, sites: Sequence[LanguageSite]) -> tuple[Words, Language]:
    """The words of the lists and their language: the site's own where it has them all."""
    if all(site.words[key] for key in SPOKEN):
        return site.words, site.speaks
    source = source_of(sites)
    return source.words, source.language


def rows(
    site: LanguageSite, sites: Sequence[LanguageSite], printed: Mapping[str, Sequence[Leaflet]], words: Words
) -> list[Row]:
    """The topics for readers by number, as a site shows them: its own language first in each.

    `printed` are the leaflets of each edition, by its id; `words` name the formats.
    """
    source = source_of(sites).language
    kin = _kin(site, sites)
    made = []
    for edition in site.listed:
        if edition.kind.source_only:
            continue
        cells = tuple(
            Cell(
                language=each.language,
                state=each.state,
                page=f"../{each.language.tag}/{address_of_page(page_of(each))}" if other.shows(each) else "",
                files=tuple(file for paper in printed.get(each.id, ()) for file in _files(paper, words, source)),
            )
            for other, each in kin[edition.topic.slug]
        )
        made.append(_row(edition, site, cells))
    return made


def _kin(site: LanguageSite, sites: Sequence[LanguageSite]) -> dict[str, list[tuple[LanguageSite, Edition]]]:
    """The editions of each topic, that of a site itself first."""
    kin: dict[str, list[tuple[LanguageSite, Edition]]] = {}
    for other in (site, *(each for each in sites if each is not site)):
        for edition in other.listed:
            kin.setdefault(edition.topic.slug, []).append((other, edition))
    return kin


def _row(edition: Edition, site: LanguageSite, cells: tuple[Cell, ...]) -> Row:
    review = edition.topic.review
    return Row(
        number=edition.topic.meta.number,
        slug=edition.topic.slug,
        title=told_title(edition, site),
        own=site.shows(edition) or site.speaks.source,
        page=address_of_page(page_of(edition)),
        department=department_of(edition),
        version=edition.version,
        next_review=review.next_review if review else None,
        cells=cells,
        tongue=site.words.tongue(department_of(edition)),
    )


def _files(paper: Leaflet, words: Words, source: Language) -> list[File]:
    mark, said = mark_of(paper.format, source), format_name(paper.format, words)
    own = File(paper.name, mark, said, file_facts(paper, words), paper.weight, paper.format.id, office=False)
    if not paper.office:
        return [own]
    name, path = paper.office
    return [own, replace(own, name=name, facts=office_facts(paper, words), bytes=path.stat().st_size, office=True)]


def mark_of(format: Format, source: Language) -> str:
    """What a format is called in a cell: "A4", "+EN"."""
    known = _MARKS.get(format.id, format.id.upper())
    return known.format(sheet=format.paper.name, half=format.paper.half_name, source=source.tag.upper())
