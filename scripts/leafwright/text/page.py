"""The sections of an edition in the order of its kind, those of the hospital included; the same for web and paper."""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import replace

from leafwright.model import Edition, SectionRule
from leafwright.text.abbreviations import marked, meanings, sections_in_full
from leafwright.text.blocks import Block
from leafwright.text.chances import told_chances
from leafwright.text.document import Section, parse, reshaped, rewritten, words_of
from leafwright.text.filling import filled, filling
from leafwright.text.hospital import hospital_section
from leafwright.text.inline import Run, said
from leafwright.text.outside import behind
from leafwright.text.pictures import Pictures, credited, picture
from leafwright.text.same import Same
from leafwright.text.values import weighed


def on_paper(section: Section, edition: Edition, pictures: Pictures) -> Section:
    """A section as paper needs it: pictures inside it, links as web addresses, and where they lead outside in words."""
    home = f"{edition.hospital.address}{edition.language.tag}/"

    def change(run: Run) -> Iterator[Run]:
        if run.kind == "image":
            yield replace(run, target=picture(run.target.removeprefix("images/"), edition, pictures))
        elif run.kind == "link":
            yield replace(run, target=_address(run.target, home))
            yield from behind(run)
        else:
            yield run

    return rewritten(section, change)


def edition_sections(edition: Edition, editions: Iterable[Edition]) -> list[tuple[Section, str]]:
    """The sections of a page in its order, each with its panel: key points, warning signs, all others.

    The words for a poster are left out. A short form is told in full where it first stands.
    """
    shown: list[tuple[Section, str]] = [
        (each, rule.panel) for each, rule in ruled_sections(edition, editions) if rule.panel != "poster"
    ]
    order = ("key_points", "warning")
    shown.sort(key=lambda each: order.index(each[1]) if each[1] in order else len(order))
    if not meanings(parse(edition.text)):  # most topics have no short forms
        return shown
    told = sections_in_full(edition.words["term_explained"], kept=True)
    return [(told(section), panel) for section, panel in shown]


def words_by_section(edition: Edition, editions: Iterable[Edition]) -> dict[str, tuple[str, ...]]:
    """The words of each block that a page shows, by section: its heading, its text, its details."""
    return {
        section.id: (said(section.title), *(words for _, words in words_of((*section.blocks, *section.detail))))
        for section, _ in edition_sections(edition, editions)
    }


def ruled_sections(edition: Edition, editions: Iterable[Edition]) -> list[tuple[Section, SectionRule]]:
    """All sections of an edition in the order of its kind, with their rule; macros filled in.

    Of `editions` those of the same topic count.
    """
    beside = tuple(Same(each) for each in editions if each.topic.slug == edition.topic.slug)
    return list(_ruled_sections(Same(edition), beside))


@functools.lru_cache(16)  # a page, what is found on it and what it must hold are asked for one after another
def _ruled_sections(same: Same[Edition], beside: tuple[Same[Edition], ...]) -> tuple[tuple[Section, SectionRule], ...]:
    edition, editions = same.it, [each.it for each in beside]
    document, fill = parse(edition.text), filling(edition)
    short = meanings(document)
    result: list[tuple[Section, SectionRule]] = []
    for rule in edition.kind.sections:
        written = rule.origin != "hospital"
        section = document.section(rule.id) if written else hospital_section(rule.id, edition, editions)
        if section is not None:
            told = credited(told_chances(weighed(section), edition), edition)
            named = reshaped(told, lambda blocks: marked(blocks, short)) if written and short else told
            result.append((_told(filled(named, fill)), rule))
    return tuple(result)


def _told(section: Section) -> Section:
    """A section whose details all have a title: that of the section, where they have none of their own."""
    return replace(section, detail=tuple(_titled(box, section) for box in section.detail))


def _titled(box: Block, section: Section) -> Block:
    if any(child.kind == "title" for child in box.children):
        return box
    title = Block(kind="title", line=box.line, words=section.heading, runs=section.title)
    return replace(box, children=(title, *box.children))


def _address(target: str, home: str) -> str:
    page, mark, place = target.partition("#")
    if not page.endswith(".md") or "/" in page:
        return target
    folder = "" if page in ("glossary.md", "evidence.md") else "topics/"
    return f"{home}{folder}{page.removesuffix('.md')}.html{mark}{place}"
