"""The order of it all: load, check, print leaflets, stage pages, build the site, check what was made."""

import datetime
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from leafwright import leaflets, publishing, website
from leafwright.cache import Cache
from leafwright.checking import check as check
from leafwright.disk.lock import locked
from leafwright.leaflets import Leaflet
from leafwright.model import Edition, Finding, Language, Project
from leafwright.reporting import report
from leafwright.reporting.rows import edition_rows
from leafwright.translation.applying import translate_departments, translate_glossary, translate_hospital
from leafwright.translation.editions import editions
from leafwright.translation.interface import interface_words, speaks_around, with_faulty
from leafwright.translation.pairs import catalog
from leafwright.translation.withholding import stopping, withheld, without_editions
from leafwright.website import LanguageSite

Say = Callable[[str, int, int], None]
"""Takes what is done, and how much of how much."""


class Selection:
    """What is to be made of all that was read: everything that can be shown, as a proof does. A release has its own."""

    proof = True

    def editions(
        self, project: Project, everything: list[Edition], findings: list[Finding]
    ) -> tuple[list[Edition], list[str]]:
        """All editions as they are to be made, and the ids of those that are not to be shown."""
        return everything, []

    def again(self, printed: list[Leaflet]) -> bool:
        """Whether what was printed changes what is to be made."""
        return False

    def adding(
        self, project: Project, everything: list[Edition], offered: list[Leaflet], hidden: Mapping[str, object]
    ) -> Callable[[Path], None] | None:
        """What puts more pages into the folder of the site, before links are followed and pages checked; None without.

        `hidden` are the editions that are not shown, by id.
        """
        return None


@dataclass(frozen=True, kw_only=True)
class BuildResult:
    """What a build made and what it withheld, by id; where it stopped, nothing was published."""

    findings: list[Finding]
    project: Project | None = None  # none where it cannot be read
    editions: list[Edition] = field(default_factory=list)
    leaflets: list[Leaflet] = field(default_factory=list)
    withheld: dict[str, list[Finding]] = field(default_factory=dict)
    stopped: bool = True


def build(root: Path, say: Say, executor: leaflets.Executor | None = None) -> BuildResult:
    """Build the proof of the project at `root` into its build folder; `executor` prints in place of this machine.

    Where it stops, fails or is killed, the site and leaflets of the last build stay as they were. Raises LockedError
    where another build of the same library is at work.
    """
    say("Reading and checking", 0, 0)
    with locked(root / publishing.LOCK, needed=False):
        return _build(root, say, executor)


def _build(root: Path, say: Say, executor: leaflets.Executor | None) -> BuildResult:
    """The same, by the only one that writes there."""
    cache, new = Cache(root / "build" / "cache"), publishing.begin(root)
    try:
        made = make(root, new, cache, say, Selection(), executor)
        rows = edition_rows(made.editions, made.leaflets, made.withheld, cache)
        if made.stopped:
            publishing.discard(root)
        else:
            leaflets.publish(cache, made.leaflets, new / "leaflets")
            publishing.swap(root)
        report.write_report(root / "build" / "report.json", rows, made.findings, made.stopped)
    except BaseException:
        cache.close(whole=False)
        publishing.abandon(root)
        raise
    cache.close(whole=not made.stopped)
    return made


def make(
    root: Path,
    new: Path,
    cache: Cache,
    say: Say,
    selection: Selection,
    executor: leaflets.Executor | None = None,
    today: datetime.date | None = None,
) -> BuildResult:
    """Build the site into the folder `new`, and print the leaflets, of what is selected."""
    project, findings = check(root, cache=cache, today=today)
    if project is None or stopping(findings):
        return BuildResult(findings=findings, project=project)
    project = with_faulty(project, cache)
    everything, printed, findings, held = _print(root, cache, say, executor, selection, project, findings)
    hidden = _hidden(project, everything, findings, held)
    # what is wrong with every leaflet is the fault of what they share
    if stopping(findings) or (printed and not _offered(printed, hidden)):
        return BuildResult(findings=findings, project=project, editions=everything, withheld=hidden)

    stopped, seen = False, -1
    while not stopped and len(hidden) > seen:  # once, but where a page of the site withholds its edition
        seen = len(hidden)
        say("Building the website", 0, 0)
        faults = _website(root, new, cache, project, everything, hidden, _offered(printed, hidden), selection)
        findings += faults
        hidden = _hidden(project, everything, findings, held)
        stopped = bool(stopping(faults)) or (len(hidden) == seen and any(fault.stops for fault in faults))
    offered = [] if stopped else _offered(printed, hidden)
    return BuildResult(
        findings=findings, project=project, editions=everything, leaflets=offered, withheld=hidden, stopped=stopped
    )


def _print(
    root: Path,
    cache: Cache,
    say: Say,
    executor: leaflets.Executor | None,
    selection: Selection,
    project: Project,
    findings: list[Finding],
) -> tuple[list[Edition], list[Leaflet], list[Finding], list[str]]:
    """Print what is selected: all editions as they are made, their leaflets, all findings, and the ids held back."""
    formats = leaflets.formats(root, project.hospital.formats, project.paper)
    remembered = cache if selection.proof else None  # what patients get rests on sign-offs as they lie there
    while True:
        everything, held = selection.editions(project, editions(project, remembered), findings)
        jobs, advice = leaflets.makeable(_jobs(everything, formats, _hidden(project, everything, findings, held)))
        printed, faults = leaflets.print_all(root, cache, project, _but(everything, held), jobs, say, executor)
        if not selection.again(printed):
            return everything, printed, [*findings, *advice, *faults], held


def _but(everything: Iterable[Edition], held: Container[str]) -> list[Edition]:
    """Editions without those that are held back: no leaflet may name these."""
    return [edition for edition in everything if edition.id not in held]


def _hidden(
    project: Project, everything: list[Edition], findings: Iterable[Finding], held: Iterable[str]
) -> dict[str, list[Finding]]:
    """Editions that are not shown, by id, with the findings that withhold them; `held` are those held back anyway."""
    return {id_: list[Finding]() for id_ in held} | withheld(project, everything, findings)


def _jobs(
    everything: Iterable[Edition], formats: list[leaflets.Format], hidden: Container[str]
) -> list[tuple[Edition, leaflets.Format]]:
    """What to print: each edition that is shown, in each format that it wants."""
    ready = (edition for edition in everything if edition.id not in hidden)
    return [(edition, format) for edition in ready for format in leaflets.wanted(formats, edition)]


def _offered(printed: Iterable[Leaflet], hidden: Container[str]) -> list[Leaflet]:
    """Leaflets of the editions that are shown."""
    return [leaflet for leaflet in printed if leaflet.edition.id not in hidden]


def _website(
    root: Path,
    new: Path,
    cache: Cache,
    project: Project,
    everything: list[Edition],
    hidden: dict[str, list[Finding]],
    offered: list[Leaflet],
    selection: Selection,
) -> list[Finding]:
    """Stage what is shown, and build the site of it into the folder `new`, where any of it is another than in the last.

    Gives what is wrong with it.
    """
    sites = [_language_site(project, language, everything, hidden, selection.proof) for language in project.languages]
    add = selection.adding(project, everything, offered, hidden)
    last = website.LastSite(root, cache, project, sites, offered, hidden)
    known = None if add else last.same(new)
    if known is not None:
        return known
    website.stage(root, project, sites, offered, lambda: edition_rows(everything, offered, hidden, cache), cache)
    findings = website.build(root, project, sites, new, cache, add)
    if not add:
        last.is_now(new, findings)
    return findings


def _language_site(
    project: Project,
    language: Language,
    everything: list[Edition],
    hidden: dict[str, list[Finding]],
    proof: bool = True,
) -> LanguageSite:
    """What the site shows in a language, and in whose words."""
    here = [edition for edition in everything if edition.language == language]
    speaks, words, hospital = language, interface_words(project, language), project.hospital
    departments = project.departments
    names = catalog(project, language, "hospital")
    glossary = catalog(project, language, "glossary")
    if not language.source:
        if speaks_around(words):
            hospital = translate_hospital(hospital, names)
            departments = translate_departments(departments, names)
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
        lines=hospital.leaflet.said,
        glossary=project.glossary if speaks.source else translate_glossary(project.glossary, glossary),
        unready=without_editions(project, everything),
        proof=proof,
        phones=hospital.phones,
        dial=hospital.phone_links,
        departments=departments,
        built=project.today,
        offline=project.hospital.offline,
    )
