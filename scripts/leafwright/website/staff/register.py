"""The register: every edition of every topic, its state in words, its dates and its files, in each language."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from markupsafe import Markup

from leafwright.leaflets import Leaflet
from leafwright.model import Edition, State, Words
from leafwright.text.about import about_rows
from leafwright.text.macros import isolated
from leafwright.text.templates import macros
from leafwright.website.downloads import file_facts, format_name, office_facts
from leafwright.website.front import front_matter, page_of, shown_title
from leafwright.website.language_site import LanguageSite


def state_words(edition: Edition, words: Words) -> str:
    """An edition's state as a reader understands it, as inline HTML."""
    own = {State.EXPIRED: "expired", State.WITHDRAWN: "withdrawn"}
    return words.marked(own.get(edition.state, f"state_{edition.state}"))


def register_page(site: LanguageSite, sites: Sequence[LanguageSite], offered: Mapping[str, Sequence[Leaflet]]) -> str:
    """All topics for readers, each with a table of its editions: the site's own language first.

    `offered` are the leaflets of each edition.
    """
    words = site.words
    parts = [
        front_matter(words["register"], words["register_why"], "register.md", sites),
        f"# {words['register']}\n\n{words['register_why']}\n",
    ]
    own_first = [site, *(other for other in sites if other is not site)]
    head = [Markup(words[key]) for key in ("language", "state", "files")]
    for edition in site.listed:
        if edition.kind.source_only:
            continue
        number = edition.topic.meta.number
        rows = [
            _row(each, words, offered.get(each.id, []))
            for other in own_first
            for each in other.all
            if each.topic == edition.topic
        ]
        parts += [
            f"## {isolated(number)} {shown_title(edition, site)} {{#{number.lower()}}}\n",
            f"{_dates(edition, words)}\n",
            str(_MACROS.table(number, head, rows)),
        ]
    return "\n".join(parts)


def _dates(edition: Edition, words: Mapping[str, str]) -> str:
    """Version and dates: those of the topic, so of all its editions."""
    kept = {words[key] for key in ("version", "written", "last_review", "next_review")}
    return " · ".join(
        f"{label}{edition.language.colon}{value}" for label, value in about_rows(edition) if label in kept
    )


def _row(edition: Edition, words: Words, papers: Sequence[Leaflet]) -> Markup:
    page = f"../{edition.language.tag}/{page_of(edition).removesuffix('.md')}.html"
    files = [(paper.name, format_name(paper.format, words), file_facts(paper, words)) for paper in papers]
    files += [
        (paper.office[0], format_name(paper.format, words), office_facts(paper, words))
        for paper in papers
        if paper.office
    ]
    return Markup(_MACROS.row(edition.language, page, Markup(state_words(edition, words)), files))


_MACROS = macros(Path(__file__).with_name("register.html"))
