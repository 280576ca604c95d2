"""The order of it all: load, check, print leaflets, stage pages, build the site, check what was made."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from leafwright import leaflets, website
from leafwright.cache import Cache, code
from leafwright.checking import check as check
from leafwright.leaflets import Leaflet
from leafwright.model import Edition, Finding, Language, Place, Project
from leafwright.reporting import report
from leafwright.translation.applying import translate_glossary, translate_hospital
from leafwright.translation.editions import editions
from leafwright.translation.interface import interface_words, speaks_around
from leafwright.translation.pairs import catalog
from leafwright.translation.withholding import stopping, withheld, without_editions
from leafwright.website import LanguageSite

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
