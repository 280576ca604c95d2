"""Print what changed: leaflets that are laid out already, and whose files are still whole, are taken as they are.

Three questions, each with just what its answer depends on: which sheet an edition in a format makes, how a sheet is
laid out, and what the checks find on it. So a changed check looks again, and lays nothing out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from leafwright.cache import Cache, code
from leafwright.checks import LaidOutLeaflet, check_paper
from leafwright.disk.linking import linked
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.composing import Composer
from leafwright.leaflets.fonts import require_fonts
from leafwright.leaflets.formats import Format
from leafwright.leaflets.pool import Executor, print_sheets
from leafwright.leaflets.printer import Printed
from leafwright.model import Edition, Finding, Project

Say = Callable[[str, int, int], None]
"""Takes what was done last, how much is done and how much there is to do."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """What is kept of a sheet that was laid out. `files`: SHA-256 by name; none where it does not fit its paper."""

    files: dict[str, str]
    weight: int
    pages: int
    used: list[float]
    size: float
    milliseconds: int
    findings: list[Finding]


_NAME, _LAYOUT = TypeAdapter(str), TypeAdapter(Layout)
_LAID_OUT, _FINDINGS = TypeAdapter(tuple[LaidOutLeaflet, ...]), TypeAdapter(list[Finding])


Made = tuple[Layout, list[Finding]]
"""How a sheet was laid out, and what the checks found on it."""


@dataclass(frozen=True, kw_only=True)
class Leaflet:
    """A printed edition: its files and what report.json tells of it."""

    edition: Edition
    format: Format
    store: Path = field(repr=False)  # where the bytes of its files lie, each under its SHA-256
    pages: int
    used: tuple[float, ...]  # the share of each page's height down to its last ink
    size: float  # of its body type, in points
    weight: int  # bytes of the leaflet's own file
    milliseconds: int  # that it took to lay out
    files: dict[str, str] = field(hash=False)  # name: SHA-256; the leaflet itself first, then those for the print shop
    findings: tuple[Finding, ...] = ()

    @property
    def name(self) -> str:
        return next(iter(self.files))

    @property
    def sha256(self) -> str:
        return self.files[self.name]

    @property
    def file(self) -> Path:
        """Where the bytes of the leaflet's own file lie. Only to be read."""
        return self.store / self.sha256

    @property
    def office(self) -> tuple[str, Path] | None:
        """The name of its file for an office printer, and where its bytes lie; none of text without layout."""
        name = f"{self.name.removesuffix('.pdf')}.office.pdf"
        return (name, self.store / self.files[name]) if name in self.files else None


def print_all(
    root: Path,
    cache: Cache,
    project: Project,
    editions: Sequence[Edition],
    jobs: Sequence[tuple[Edition, Format]],
    say: Say,
    executor: Executor | None = None,
) -> tuple[list[Leaflet], list[Finding]]:
    """Every job's leaflet, in the order asked for, and all findings. What does not fit its paper has no leaflet.

    Files are kept in `cache` as they become ready. Raises SetupError where fonts or Pango are missing.
    """
    composer = Composer(root, project, editions)
    require_fonts(root, composer.families)
    made: dict[tuple[str, str], Made | None] = {}
    new: set[tuple[str, str]] = set()

    def unprinted() -> Iterator[ComposedLeaflet]:
        """The sheets to lay out, the longest first, so that at the end no worker waits long for another."""
        for edition, format in sorted(jobs, key=lambda job: len(job[0].text), reverse=True):
            made[edition.id, format.id], sheet = _known(cache, composer, edition, format)
            if sheet:
                new.add((edition.id, format.id))
                yield sheet

    for number, (each, printed) in enumerate(print_sheets(root, unprinted(), executor), start=1):
        say(f"Printed {each.edition} ({each.format.name})", number, len(new))
        made[each.edition, each.format.id] = _remembered(cache, each, printed, composer)
        cache.save()
    return _in_order(cache, jobs, made)


def _known(
    cache: Cache, composer: Composer, edition: Edition, format: Format
) -> tuple[Made | None, ComposedLeaflet | None]:
    """What an earlier build made of an edition in a format; where it made nothing that holds, the sheet to lay out."""
    asked = "sheet", composer.inputs(edition, format)
    name = cache.known(_NAME, *asked)
    sheet = None
    if name is None:
        sheet = composer.sheet(edition, format)
        name = sheet.id
        cache.remember(_NAME, name, *asked)
    if kept := _kept(cache, name, composer):
        return kept, None
    return None, sheet or composer.sheet(edition, format)


def _in_order(
    cache: Cache, jobs: Iterable[tuple[Edition, Format]], made: Mapping[tuple[str, str], Made | None]
) -> tuple[list[Leaflet], list[Finding]]:
    """The leaflets that fit their paper, in the order of their jobs, and what is found in all of them."""
    leaflets: list[Leaflet] = []
    findings: list[Finding] = []
    for edition, format in jobs:
        layout, inspected = made[edition.id, format.id] or (None, [])
        own = sorted({*(layout.findings if layout else ()), *inspected})
        findings += own
        if layout and layout.files:
            leaflets.append(_leaflet(cache, edition, format, layout, own))
    return leaflets, sorted(findings)


def publish(cache: Cache, leaflets: Sequence[Leaflet], folder: Path) -> None:
    """Put the files of leaflets into `folder`, a folder a language."""
    folder.mkdir(parents=True, exist_ok=True)
    for leaflet in leaflets:
        for name, sha256 in leaflet.files.items():
            linked(cache.file(sha256), folder / leaflet.edition.language.tag / name)


def _leaflet(cache: Cache, edition: Edition, format: Format, layout: Layout, findings: Sequence[Finding]) -> Leaflet:
    return Leaflet(
        edition=edition,
        format=format,
        store=cache.file(""),
        pages=layout.pages,
        used=tuple(layout.used),
        size=layout.size,
        weight=layout.weight,
        milliseconds=layout.milliseconds,
        files=layout.files,
        findings=tuple(findings),
    )


def _kept(cache: Cache, name: str, composer: Composer) -> Made | None:
    """How a sheet was laid out, and what is found on it, where all of its files are still what they were."""
    layout = cache.known(_LAYOUT, "layout", name)
    if layout is None or not all(map(cache.has_file, layout.files.values())):
        return None
    known = cache.known(_FINDINGS, *_inspection(name, composer))
    cache.want("laid out", name)
    papers = cache.known(_LAID_OUT, "laid out", name) if known is None else None
    if papers is not None:
        known = [finding for paper in papers for finding in check_paper(paper, composer.house)]
        cache.remember(_FINDINGS, known, *_inspection(name, composer))
    return None if known is None else (layout, known)


def _remembered(cache: Cache, sheet: ComposedLeaflet, printed: Printed, composer: Composer) -> Made:
    layout = Layout(
        files={name: cache.keep_file(data) for name, data in printed.files.items()},
        weight=len(next(iter(printed.files.values()), b"")),
        pages=printed.pages,
        used=printed.used,
        size=printed.size,
        milliseconds=printed.milliseconds,
        findings=sorted(printed.warnings),
    )
    if not printed.lost:
        cache.remember(_LAYOUT, layout, "layout", sheet.id)
        if printed.papers:
            cache.remember(_LAID_OUT, printed.papers, "laid out", sheet.id)
        cache.remember(_FINDINGS, list(printed.inspected), *_inspection(sheet.id, composer))
    return layout, list(printed.inspected)


def _inspection(name: str, composer: Composer) -> tuple[str, ...]:
    """The question of what the checks find on a sheet."""
    return "inspection", name, composer.rules, code("checks", "model")
