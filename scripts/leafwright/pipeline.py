"""The order of it all: load, check, print leaflets, stage pages, build the site, check what was made."""

import difflib
import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from leafwright import leaflets, reading, website
from leafwright.cache import Cache, code
from leafwright.checks import Pair, check_language, check_pair, check_topic
from leafwright.leaflets import Leaflet
from leafwright.model import Edition, Finding, Language, Place, Project, Topic
from leafwright.reporting import report
from leafwright.translation.applying import translate_glossary, translate_hospital
from leafwright.translation.editions import editions, pairs_of, translated_topics
from leafwright.translation.interface import interface_words, speaks_around
from leafwright.translation.missing import told_once
from leafwright.translation.pairs import catalog
from leafwright.translation.withholding import stopping, withheld, without_editions
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
    if project is None or stopping(findings):
        return _end(root, BuildResult(findings, [], [], {}, stopped=True), cache)
    everything, formats = editions(project), leaflets.formats(root, project.hospital.formats)
    findings += _unknown_formats(project, formats)
    hidden = withheld(project, everything, findings)

    ready = [edition for edition in everything if edition.id not in hidden]
    jobs = [(edition, format) for edition in ready for format in leaflets.wanted(formats, edition)]
    printed, faults = leaflets.print_all(root, project, everything, jobs, say, executor)
    findings += faults
    hidden = withheld(project, everything, findings)
    # what is wrong with every leaflet is the fault of what they share
    if stopping(findings) or (printed and all(leaflet.edition.id in hidden for leaflet in printed)):
        return _end(root, BuildResult(findings, everything, [], hidden, stopped=True), cache)

    stopped, seen = False, -1
    while not stopped and len(hidden) > seen:  # once, but where a page of the site withholds its edition
        seen = len(hidden)
        offered = [leaflet for leaflet in printed if leaflet.edition.id not in hidden]
        faults = _website(root, project, everything, offered, hidden, cache, say)
        findings += faults
        hidden = withheld(project, everything, findings)
        stopped = bool(stopping(faults)) or (len(hidden) == seen and any(fault.stops for fault in faults))
    return _end(root, BuildResult(findings, everything, offered, hidden, stopped), cache)


def _website(
    root: Path,
    project: Project,
    everything: list[Edition],
    printed: list[Leaflet],
    hidden: dict[str, list[Finding]],
    cache: Cache,
    say: Say,
) -> list[Finding]:
    """Stage and build the site; give what is wrong with it."""
    say("Building the website", 0, 0)
    sites = [_language_site(project, language, everything, hidden) for language in project.languages]
    website.stage(root, project, sites, printed, report.edition_rows(everything, printed, hidden, cache), cache)
    return website.build(root, project, sites)


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
    if slug and not topics and slug not in project.unread:
        near = difflib.get_close_matches(slug, [topic.slug for topic in project.topics], 1)
        fix = f"did you mean {near[0]}?" if near else "see docs/topics"
        findings.append(Finding(Place(f"docs/topics/{slug}.md"), "S001", f"no such topic: {slug}", fix))
    # many editions share their interface; without a limit a large library would fill the memory
    look = functools.lru_cache(10_000)(functools.partial(check_pair, house=project.house))
    each = slug != "" and tag != ""  # of one edition, every missing segment is told

    def kept(topic: Topic, work: Callable[[], list[Finding]], *question: str) -> list[Finding]:
        found = cache.answer(_FINDINGS, work, *question)
        return [replace(finding, level="warn") for finding in found] if topic.meta.status else found

    for language in project.translated:
        findings += check_language(language, project) if tag in ("", language.tag) else []
    translated = translated_topics(project)
    for topic in topics:
        asked = project.inputs[project.source.tag, topic.slug], project.today.isoformat()
        findings += kept(topic, functools.partial(check_topic, topic, project), "topic", *asked)
        for language in project.translated if topic in translated else ():
            if tag in ("", language.tag):
                work = functools.partial(_check_translation, project, language, topic, look, each)
                findings += kept(topic, work, "translation", str(each), project.inputs[language.tag, topic.slug])
    return project, _each_once(findings if each else told_once(findings))


def _each_once(findings: list[Finding]) -> list[Finding]:
    """Findings, each once: as advice only where no other topic has it as more."""
    advice = {replace(finding, level="warn") for finding in findings if finding.stops}
    return [finding for finding in dict.fromkeys(findings) if finding not in advice]


def _check_translation(
    project: Project, language: Language, topic: Topic, look: Callable[[Pair], list[Finding]], each: bool
) -> list[Finding]:
    found = [finding for pair in pairs_of(project, language, topic) for finding in look(pair)]
    if each:
        return found
    own = catalog(project, language, topic.slug).file
    return told_once(finding for finding in found if finding.at.file == own) + [
        finding for finding in found if finding.at.file != own
    ]


def _language_site(
    project: Project, language: Language, everything: list[Edition], hidden: dict[str, list[Finding]]
) -> LanguageSite:
    """What the site shows in a language, and in whose words."""
    here = [edition for edition in everything if edition.language == language]
    speaks, words, hospital = language, interface_words(project, language), project.hospital
    names = catalog(project, language, "hospital")
    glossary = catalog(project, language, "glossary")
    if not language.source:
        if speaks_around(words):
            hospital = translate_hospital(hospital, names)
        else:
            speaks, words = project.source, interface_words(project, project.source)
    return LanguageSite(
        language=language,
        speaks=speaks,
        shown=tuple(edition for edition in here if edition.id not in hidden),
        withheld=tuple(edition for edition in here if edition.id in hidden),
        words=words,
        hospital=hospital.words.name,
        interpreter=hospital.words.interpreter,
        glossary=project.glossary if speaks.source else translate_glossary(project.glossary, glossary),
        unready=without_editions(project, everything),
    )


def _end(root: Path, proof: BuildResult, cache: Cache) -> BuildResult:
    leaflets.clear(root, proof.leaflets)
    rows = report.edition_rows(proof.editions, proof.leaflets, proof.withheld, cache)
    report.write_report(root / "build" / "report.json", rows, proof.findings)
    cache.keep(whole=not proof.stopped)
    return proof
