"""The order of it all: load, check, print leaflets, stage pages, build the site, check what was made."""

import difflib
import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from leafwright import leaflets, reading, website
from leafwright.cache import Cache, code
from leafwright.checks import Pair, check_pair, check_topic
from leafwright.leaflets import Leaflet
from leafwright.model import Edition, Finding, Language, Place, Project, Topic
from leafwright.reporting import report
from leafwright.translation.applying import translate_glossary, translate_hospital, translate_words
from leafwright.translation.catalogs import gaps
from leafwright.translation.editions import catalog, editions, needed, pairs_of, translated_topics
from leafwright.translation.units import interface_units
from leafwright.website import LanguageSite

_FINDINGS = TypeAdapter(list[Finding])
Say = Callable[[str, int, int], None]
"""Takes what is done, and how much of how much."""


@dataclass(frozen=True)
class BuildResult:
    """What a build made: the findings that stop it (none, or nothing was made) and all it withheld."""

    findings: list[Finding]
    editions: list[Edition]
    leaflets: list[Leaflet]
    withheld: dict[str, list[Finding]]
    stopped: bool


def build(root: Path, say: Say, executor: leaflets.Executor | None = None) -> BuildResult:
    """Build the proof of the project at `root` into its build folder; `executor` prints in place of this machine."""
    say("Reading and checking", 0, 0)
    cache = Cache(root / "build" / "cache.txt", code())
    project, findings = check(root, cache=cache)
    if project is None or _stops(findings):
        return _end(root, BuildResult(findings, [], [], {}, stopped=True), cache)
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
        return _end(root, BuildResult(findings, everything, [], withheld, stopped=True), cache)

    say("Building the website", 0, 0)
    sites = [_language_site(project, language, everything, withheld) for language in project.languages]
    website.stage(root, project, sites, papers, report.edition_rows(everything, papers, withheld, cache), cache)
    findings += website.build(root, project, sites)
    return _end(root, BuildResult(findings, everything, papers, withheld, stopped=_stops(findings)), cache)


def _unknown_formats(project: Project, formats: list[leaflets.Format]) -> list[Finding]:
    """Formats that a topic names and nobody has."""
    known = [format.id for format in formats]
    return [
        Finding(Place(topic.file), "S015", f"no such format: {name}", f"choose from: {', '.join(known)}")
        for topic in project.topics
        for name in topic.meta.formats
        if name not in known
    ]


def check(
    root: Path, slug: str = "", tag: str = "", cache: Cache | None = None
) -> tuple[Project | None, list[Finding]]:
    """Everything that can be found from docs/ alone, in seconds; only one topic or language where asked."""
    cache = cache or Cache()
    project, findings = reading.load(root, cache=cache)
    if project is None:
        return None, findings
    topics = [topic for topic in project.topics if slug in ("", topic.slug)]
    if slug and not topics:
        near = difflib.get_close_matches(slug, [topic.slug for topic in project.topics], 1)
        fix = f"did you mean {near[0]}?" if near else "see docs/topics"
        findings.append(Finding(Place(f"docs/topics/{slug}.md"), "S001", f"no such topic: {slug}", fix))
    # many editions share their interface; without a limit a large library would fill the memory
    look = functools.lru_cache(10_000)(functools.partial(check_pair, house=project.house))

    def kept(work: Callable[[], list[Finding]], *question: str) -> list[Finding]:
        return cache.answer(_FINDINGS, work, *question)

    translated = translated_topics(project)
    for topic in topics:
        asked = project.inputs[project.source.tag, topic.slug], project.today.isoformat()
        findings += kept(functools.partial(check_topic, topic, project), "topic", *asked)
        for language in project.translated if topic in translated else ():
            if tag in ("", language.tag):
                work = functools.partial(_check_translation, project, language, topic, look)
                findings += kept(work, "translation", project.inputs[language.tag, topic.slug])
    return project, list(dict.fromkeys(findings))


def _check_translation(
    project: Project, language: Language, topic: Topic, look: Callable[[Pair], list[Finding]]
) -> list[Finding]:
    return [finding for pair in pairs_of(project, language, topic) for finding in look(pair)]


def _stops(findings: list[Finding]) -> bool:
    """A finding outside a translation stops the build; one in a translation withholds its editions."""
    return any(finding.stops and not finding.language for finding in findings)


def _withheld(project: Project, everything: list[Edition], findings: list[Finding]) -> dict[str, list[Finding]]:
    """Editions that may not be shown, by id, with the findings that withhold them."""
    stopping: dict[str, list[Finding]] = {}  # by language
    for finding in findings:
        if finding.stops and finding.language:
            stopping.setdefault(finding.language, []).append(finding)
    withheld = {}
    for edition in everything:
        places, found = {Place(edition.file)}, stopping.get(edition.language.tag, [])
        if found and not edition.language.source:
            for each, units in needed(project, edition.language, edition.topic):
                places |= {Place(each.file, each.lines.get(unit.key, 1)) for unit in units}
        why = [finding for finding in found if finding.at in places]
        if why or not edition.state.complete:
            withheld[edition.id] = why
    return withheld


def _language_site(
    project: Project, language: Language, everything: list[Edition], withheld: dict[str, list[Finding]]
) -> LanguageSite:
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
    return LanguageSite(
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


def _end(root: Path, proof: BuildResult, cache: Cache) -> BuildResult:
    leaflets.clear(root, proof.leaflets)
    rows = report.edition_rows(proof.editions, proof.leaflets, proof.withheld, cache)
    report.write_report(root / "build" / "report.json", rows, proof.findings)
    cache.keep(whole=not proof.stopped)
    return proof
