"""The Markdown of a topic's page: its marks, its sections, its leaflets, and where its words come from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup, escape

from leafwright.leaflets import Leaflet
from leafwright.model import Edition, Language, Photo, Project, Reference
from leafwright.text.about import about_notes, about_rows, draft_words, interests, source_list, state_word
from leafwright.text.as_html import inline_html
from leafwright.text.as_markdown import as_words, inline_markdown, markdown
from leafwright.text.blocks import Block
from leafwright.text.document import Section, rewritten
from leafwright.text.inline import Run, runs
from leafwright.text.numbers import date
from leafwright.text.page import edition_sections
from leafwright.text.templates import macros
from leafwright.text.topic import subtitle_of, title_of
from leafwright.website.downloads import cards
from leafwright.website.front import front_matter, page_of, speaking
from leafwright.website.language_site import LanguageSite, shown_beside
from leafwright.website.structured import structured
from leafwright.website.topic.captions import captioned
from leafwright.website.topic.dialing import dialing
from leafwright.website.topic.feedback import was_clear
from leafwright.website.topic.levels import with_headings
from leafwright.website.topic.meanings import meanings
from leafwright.website.topic.photographs import photographed
from leafwright.website.topic.sheet import sheet
from leafwright.website.topic.tables import table_html
from leafwright.website.ways.trail import around

_NARROW = 3  # columns that a phone has room for


def topic_page(project: Project, edition: Edition, sites: Sequence[LanguageSite], printed: Iterable[Leaflet]) -> str:
    """An edition as a page: the key points and warning signs first, then its leaflets and where its words come from."""
    words, staff = edition.words, edition.kind.source_only
    order = edition_sections(edition, shown_beside(edition, sites))
    marks = draft_words(edition, project.interface)
    subtitle = subtitle_of(edition.text)
    parts = [
        _head(project, edition, sites),
        *([_draft_mark(edition, project, marks)] if marks else []),
        f"# {inline_markdown(runs(title_of(edition.text)))}\n\n{inline_markdown(runs(subtitle))}\n{{: .subtitle }}\n",
        _reviewed(edition),
        _jumps(edition, order),
        *(_topic_section(section, panel, edition, project.photos) for section, panel in order),
    ]
    if not staff:
        draft = words.marked(state_word(edition)) if marks else ""
        taken = cards(edition, printed, project.source, draft)
        parts.append(_section("topic-section", "download", words.marked("download"), taken))
        parts.append(was_clear(edition))
    parts.append(_section("topic-section end", "about", words.marked("about"), _about(edition)))
    if source_list(edition, project.facts, project.references):
        parts.append(_section("topic-section end", "sources", words.marked("sources"), _sources(project, edition)))
    parts.append(meanings(edition, [section for section, _ in order]))
    return "\n".join(parts)


def _reviewed(edition: Edition) -> str:
    """When the words were last reviewed, in words, near the title; of a draft, that they were not yet."""
    label, review, mark = edition.words["last_review"], edition.topic.review, edition.language.mark
    said = date(review.date, edition.language) if review else edition.words["not_reviewed"]
    words = as_words(f"{label}{mark}{edition.language.gap}{said}")
    return f"{words}\n{{: .reviewed }}\n" if label and said else ""


def _head(project: Project, edition: Edition, sites: Sequence[LanguageSite]) -> str:
    """The front matter of a topic's page."""
    staff = edition.kind.source_only
    return front_matter(
        title_of(edition.text), subtitle_of(edition.text), page_of(edition), speaking(edition, sites),
        draft=edition.draft, contents=True, sheet=sheet(project, edition), structured=structured(edition, sites),
        kind_name=edition.words["for_staff" if staff else "patient_information"],
        **({"department": edition.department.head} if edition.department else {}),
        **_tongue(edition, sites),
        **around(edition, sites, project.sets),
    )  # fmt: skip


def _tongue(edition: Edition, sites: Sequence[LanguageSite]) -> dict[str, dict[str, str]]:
    """The language of an edition's own words, where the page around them speaks another one."""
    around = next(site.speaks for site in sites if site.language == edition.language)
    own = edition.language
    return {} if around == own else {"tongue": {"tag": own.tag, "dir": own.direction}}


def _draft_mark(edition: Edition, project: Project, marks: Iterable[tuple[Language | None, str]]) -> str:
    """What tells that an edition is not approved, in its own language and in that of the source."""
    return str(_MACROS.draft_mark(list(marks), project.source, edition.words.marked("draft_why")))


def _topic_section(section: Section, panel: str, edition: Edition, photos: Mapping[str, Photo | None]) -> str:
    own = {"body": "", "wide": " with-table", "small": " end"}.get(panel, f" {panel.replace('_', '-')}")
    own += " contacts" if section.id == "contacts" else ""
    return _section(
        f"topic-section{own}", section.id, inline_markdown(section.title), _body(section, panel, edition, photos)
    )


def _about(edition: Edition) -> str:
    mark, gap = edition.language.mark, edition.language.gap
    rows = [*about_rows(edition), *interests(edition)]
    about = " \n".join(f"- **{escape(label)}{mark}**{gap}{value}" for label, value in rows)
    return "\n\n".join([about, *map(as_words, about_notes(edition)), *_history(edition)])


def _history(edition: Edition) -> list[str]:
    """Where staff read what changed from version to version: only a release has that page, in the source language."""
    if not edition.given or edition.kind.source_only:
        return []
    here = edition.words
    href = f"../../{here.tag}/versions/{edition.topic.meta.number}/index.html"
    return [str(_MACROS.history(here.marked("for_staff"), edition.language.mark, href))]


def _jumps(edition: Edition, order: Sequence[tuple[Section, str]]) -> str:
    """Links into a long page: the warning signs and the leaflets at once, every section behind one touch."""
    words = edition.words
    links = [(section.id, Markup(inline_html(section.title)), panel) for section, panel in order]
    if not edition.kind.source_only:
        links.append(("download", words.marked("download"), ""))
    first = [each for each in links if each[2] == "warning" or each[0] == "download"]
    name, label = words.marked("on_this_page"), words["on_this_page"]
    return str(_MACROS.jumps(label, name, first, links))


def _body(section: Section, panel: str, edition: Edition, photos: Mapping[str, Photo | None]) -> str:
    """The text of a section as Markdown for MkDocs, its details folded behind it."""

    def scrolling(table: Block) -> str:
        """A table that scrolls on a narrow screen, by touch and by keyboard, while the words around it stay."""
        many = panel == "wide" or max((len(row.children) for row in table.children), default=0) > _NARROW
        return str(_MACROS.wide(section.id, Markup(table_html(table)))) if many else table_html(table)

    def change(run: Run) -> Iterator[Run]:
        yield photographed(captioned(dialing(_from_topics(run), edition), edition), photos)

    here = rewritten(section, change)
    detail = [replace(box, id=f"{section.id}-detail") for box in here.detail[:1]] + list(here.detail[1:])
    return markdown((*with_headings(here.blocks, section.id), *detail), scrolling)


def _from_topics(run: Run) -> Run:
    """A link to a page beside the folder of topics, seen from there."""
    beside = run.kind == "link" and run.target.partition("#")[0] in ("glossary.md", "evidence.md")
    return replace(run, target=f"../{run.target}") if beside else run


def _section(classes: str, id_: str, heading: str, body: str) -> str:
    return str(_MACROS.section(classes, id_, Markup(heading), Markup(body)))


def _reference(item: Reference) -> str:
    short = as_words(item.short)
    return f"[{short}]({item.link})" if item.link else short


def _sources(project: Project, edition: Edition) -> str:
    rows = []
    for number, references in source_list(edition, project.facts, project.references):
        links = " · ".join(_reference(item) for item in references)
        rows.append((number, Markup(links)))
    return str(_MACROS.sources(rows))


_MACROS = macros(Path(__file__).with_name("page.html"))
