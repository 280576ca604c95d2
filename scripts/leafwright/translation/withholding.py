"""Which editions a finding withholds, and which findings are nobody's own, so that they stop a build.

A topic that is unfinished, faulty or past its date withholds only its own editions; a fault in a translation, only
that edition. Nobody is stopped by a neighbor: only what all share stops all.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from leafwright.model import Edition, Finding, Place, Project, Topic
from leafwright.text.topic import drawings_of, sections_of, shared_sections
from leafwright.translation.needed import needed

_IMAGES = "docs/topics/images/"
_OWN = re.compile(r"docs/(topics|signoffs)/|(.*/)?translations/|build/site/[^/]+/topics/")


def stopping(findings: Iterable[Finding]) -> list[Finding]:
    """Those in what all editions share: the hospital, interface, rules, kinds, languages, formats, evidence."""
    return [finding for finding in findings if finding.stops and not _OWN.match(finding.at.file)]


def withheld(project: Project, everything: Sequence[Edition], findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Editions that may not be shown, by id, each with the findings that withhold it.

    One without findings is not complete, or its topic is still being written.
    """
    stops: dict[str, list[Finding]] = {}  # by file
    for finding in findings:
        if finding.stops:
            stops.setdefault(finding.at.file, []).append(finding)
    found = {}
    for edition in everything:
        why = list(dict.fromkeys([*_in_own_files(edition, stops), *_in_shared_sections(project, edition, stops)]))
        if not edition.language.source:
            why += [each for each in _in_translations(project, edition, stops) if each not in why]
        if why or not edition.state.complete or edition.topic.meta.status:
            found[edition.id] = why
    return found


def without_editions(project: Project, everything: Iterable[Edition]) -> tuple[str, ...]:
    """Topics that cannot be read, or are of no known kind: others may link to them, and find an honest page."""
    known = {edition.topic.slug for edition in everything}
    return tuple(sorted({*project.unread, *(topic.slug for topic in project.topics)} - known))


def _in_own_files(edition: Edition, stops: Mapping[str, Sequence[Finding]]) -> list[Finding]:
    """Findings in the topic, its drawings, the edition's sign-offs and the page made of it."""
    tag, slug = edition.language.tag, edition.topic.slug
    files = [edition.topic.file]
    if any(file.startswith(_IMAGES) for file in stops):  # else no topic need be read for it
        files += [f"{_IMAGES}{name}" for name in drawings_of(edition.source)]
    files += [f"docs/signoffs/{tag}/{slug}.toml", f"build/site/{tag}/topics/{slug}.html"]
    return [each for file in files for each in stops.get(file, ()) if each.language in ("", tag)]


def _in_shared_sections(project: Project, edition: Edition, stops: Mapping[str, Sequence[Finding]]) -> list[Finding]:
    """Findings in the sections that the topic takes from others."""
    faulty = {other.slug: other for other in project.topics if other.file in stops}
    shared = shared_sections(edition.topic.text) if faulty else ()  # else no topic need be read for it
    return [finding for id_, slug in shared if slug in faulty for finding in _in_section(faulty[slug], id_, stops)]


def _in_section(topic: Topic, id_: str, stops: Mapping[str, Sequence[Finding]]) -> Iterator[Finding]:
    """Findings between the heading of a topic's section and the next, whatever the language."""
    starts = sections_of(topic.text)
    ends = [*(each.line for each in starts[1:]), topic.text.count("\n") + 2]
    for section, end in zip(starts, ends, strict=bool(starts)):
        if section.id == id_:
            yield from (f for f in stops[topic.file] if not f.language and section.line <= f.at.line < end)


def _in_translations(project: Project, edition: Edition, stops: Mapping[str, Sequence[Finding]]) -> list[Finding]:
    """Findings in the edition's own PO file, and at the words of others that it needs."""
    near = _in_catalogs(stops, edition.language.tag)
    why = near.pop(edition.file, [])
    others = [finding for found in near.values() for finding in found]
    return [*why, *_at_needed_words(project, edition, others)] if others else why


def _in_catalogs(stops: Mapping[str, Sequence[Finding]], tag: str) -> dict[str, list[Finding]]:
    """Findings of a language, by the PO file that holds them."""
    own = {file: [each for each in found if each.language == tag] for file, found in stops.items()}
    return {file: found for file, found in own.items() if found and file.endswith(".po")}


def _at_needed_words(project: Project, edition: Edition, findings: Iterable[Finding]) -> list[Finding]:
    """Those at words that an edition needs, or that tell of words it lacks."""
    catalogs = needed(project, edition.language, edition.topic)
    places = {Place(each.file, each.lines.get(unit.key, 1)) for each, units in catalogs for unit in units}
    lacking = set() if edition.state.complete else {each.file for each, _ in catalogs}
    return [each for each in findings if each.at in places or (each.code == "T001" and each.at.file in lacking)]
