"""The order of it all: load, check, print leaflets, stage pages, build the site, check what was made."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from leafwright import leaflets, report, sources, website
from leafwright.checks import Pair, check_pair, check_topic
from leafwright.editions import catalog, editions, needed, pairs_of, translated_topics
from leafwright.leaflets import Leaflet
from leafwright.model import Edition, Finding, Language, Place, Project
from leafwright.translation import (
    gaps,
    interface_units,
    translate_glossary,
    translate_hospital,
    translate_words,
)
from leafwright.website import Shelf

Say = Callable[[str, int, int], None]
"""Takes what is done, and how much of how much."""


@dataclass(frozen=True)
class Proof:
    """What a build made: the findings that stop it (none, or nothing was made) and all it withheld."""

    findings: list[Finding]
    editions: list[Edition]
    leaflets: list[Leaflet]
    withheld: dict[str, list[Finding]]
    stopped: bool


def build(root: Path, say: Say, executor: leaflets.Executor | None = None) -> Proof:
    """Build the proof of the project at `root` into its build folder; `executor` prints in place of this machine."""
    say("Reading and checking", 0, 0)
    project, findings = check(root)
    if project is None or _stops(findings):
        return _end(root, Proof(findings, [], [], {}, stopped=True))
    everything = editions(project)
    withheld = _withheld(project, everything, findings)

    formats = leaflets.formats(root)
    findings += _unknown_formats(project, formats)
    ready = [edition for edition in everything if edition.id not in withheld]
    jobs = [(edition, format) for edition in ready for format in leaflets.wanted(formats, edition)]
    papers, faults = leaflets.print_all(root, project, everything, jobs, say, executor)
    findings += faults
    withheld = _withheld(project, everything, findings)
    papers = [paper for paper in papers if paper.edition.id not in withheld]
    if _stops(findings):
        return _end(root, Proof(findings, everything, [], withheld, stopped=True))

    say("Building the website", 0, 0)
    shelves = [_shelf(project, language, everything, withheld) for language in project.languages]
    website.stage(root, project, shelves, papers, report.edition_rows(everything, papers, withheld))
    findings += website.build(root, project, shelves)
    return _end(root, Proof(findings, everything, papers, withheld, stopped=_stops(findings)))


def _unknown_formats(project: Project, formats: list[leaflets.Format]) -> list[Finding]:
    """Formats that a topic names and nobody has."""
    known = [format.id for format in formats]
    return [
        Finding(Place(topic.file), "S015", f"no such format: {name}", f"choose from: {', '.join(known)}")
        for topic in project.topics
        for name in topic.meta.formats
        if name not in known
    ]


def check(root: Path, slug: str = "", tag: str = "") -> tuple[Project | None, list[Finding]]:
    """Everything that can be found from docs/ alone, in seconds; only one topic or language where asked."""
    project, findings = sources.load(root)
    if project is None:
        return None, findings
    topics = [topic for topic in project.topics if slug in ("", topic.slug)]
    if slug and not topics:
        near = difflib.get_close_matches(slug, [topic.slug for topic in project.topics], 1)
        fix = f"did you mean {near[0]}?" if near else "see docs/topics"
        findings.append(Finding(Place(f"docs/topics/{slug}.md"), "S001", f"no such topic: {slug}", fix))
    for topic in topics:
        findings += check_topic(topic, project)
    pairs: dict[Pair, None] = {}
    for language in project.translated:
        for topic in [each for each in translated_topics(project) if each in topics and tag in ("", language.tag)]:
            pairs |= dict.fromkeys(pairs_of(project, language, topic))
    for pair in pairs:
        findings += check_pair(pair, project.house)
    return project, findings


def _stops(findings: list[Finding]) -> bool:
    """A finding outside a translation stops the build; one in a translation withholds its editions."""
    return any(finding.stops and not finding.language for finding in findings)


def _withheld(project: Project, everything: list[Edition], findings: list[Finding]) -> dict[str, list[Finding]]:
    """Editions that may not be shown, by id, with the findings that withhold them."""
    withheld = {}
    for edition in everything:
        places = {Place(edition.file)}
        if not edition.language.source:
            for each, units in needed(project, edition.language, edition.topic):
                places |= {Place(each.file, each.lines.get(unit.key, 1)) for unit in units}
        why = [f for f in findings if f.stops and f.language == edition.language.tag and f.at in places]
        if why or not edition.state.complete:
            withheld[edition.id] = why
    return withheld


def _shelf(
    project: Project, language: Language, everything: list[Edition], withheld: dict[str, list[Finding]]
) -> Shelf:
    """What the site shows in a language, and in whose words."""
    here = [edition for edition in everything if edition.language == language]
    speaks, words, hospital = language, project.interface, project.hospital
    interface, names = catalog(project, language, "interface"), catalog(project, language, "hospital")
    glossary = catalog(project, language, "glossary")
    if not language.source:
        if gaps(interface, interface_units(words)):
            speaks = project.source
        else:
            words, hospital = translate_words(words, interface), translate_hospital(hospital, names)
    return Shelf(
        language=language,
        speaks=speaks,
        shown=tuple(edition for edition in here if edition.id not in withheld),
        withheld=tuple(edition for edition in here if edition.id in withheld),
        words=words,
        hospital=hospital.words.name,
        department=hospital.words.department,
        interpreter=hospital.words.interpreter,
        glossary=project.glossary if speaks.source else translate_glossary(project.glossary, glossary),
    )


def _end(root: Path, proof: Proof) -> Proof:
    leaflets.clear(root, proof.leaflets)
    rows = report.edition_rows(proof.editions, proof.leaflets, proof.withheld)
    report.write_report(root / "build" / "report.json", rows, proof.findings)
    return proof
