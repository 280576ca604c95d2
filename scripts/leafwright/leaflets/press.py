"""Print what changed: leaflets whose sheet and files are those of the last build's report are taken as they are."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leafwright.leaflets.composing import ComposedLeaflet, Composer
from leafwright.leaflets.formats import Format, require_fonts
from leafwright.leaflets.pool import Executor, print_sheets
from leafwright.leaflets.printer import Printed
from leafwright.model import Edition, Finding, Place, Project

_FINDING = ("code", "message", "fix", "language", "level")  # as a report names them, in the order of a finding
FOLDER = Path("build") / "leaflets"
Say = Callable[[str, int, int], None]
"""Takes what was done last, how much is done and how much there is to do."""


@dataclass(frozen=True)
class Leaflet:
    """A printed edition: its files and what report.json tells of it. `size` is that of its body type in points."""

    edition: Edition
    format: Format
    root: Path
    inputs: str  # hash over all that its sheet can depend on
    made_from: str  # hash of the sheet
    pages: int
    size: float
    milliseconds: int
    files: dict[str, str] = field(hash=False)  # name: SHA-256; the leaflet itself first, then those for the print shop
    findings: tuple[Finding, ...] = ()

    @property
    def name(self) -> str:
        return next(iter(self.files))

    @property
    def sha256(self) -> str:
        return self.files[self.name]

    @property
    def folder(self) -> Path:
        return self.root / FOLDER / self.edition.language.tag

    @property
    def weight(self) -> int:
        """Bytes of the leaflet's own file."""
        return (self.folder / self.name).stat().st_size

    @property
    def pdf(self) -> bytes:
        """The leaflet's own file."""
        return (self.folder / self.name).read_bytes()


def print_all(
    root: Path,
    project: Project,
    editions: Sequence[Edition],
    jobs: Sequence[tuple[Edition, Format]],
    say: Say,
    executor: Executor | None = None,
) -> tuple[list[Leaflet], list[Finding]]:
    """Every job's leaflet, in the order asked for, and all findings. What does not fit its paper has no leaflet.

    Files are written to build/leaflets as they become ready. Raises SetupError where fonts or Pango are missing.
    """
    composer, known = Composer(root, project, editions), _recorded(root)
    require_fonts(root, composer.families)
    made: dict[tuple[str, str], Leaflet | None] = {}  # in the order asked for
    new: dict[str, tuple[Edition, ComposedLeaflet]] = {}
    findings: list[Finding] = []
    for edition, format in jobs:
        record, inputs = known.get((edition.id, format.id), {}), composer.inputs(edition, format)
        kept = _kept(root, edition, format, inputs, record) if record.get("inputs") == inputs else None
        if kept is None:
            sheet = composer.sheet(edition, format)
            kept = _kept(root, edition, format, inputs, record) if record.get("made_from") == sheet.id else None
        if kept is None:
            new[sheet.id] = edition, sheet
        else:
            findings += kept.findings
        made[edition.id, format.id] = kept
    sheets = [sheet for _, sheet in new.values()]
    for number, (sheet, printed) in enumerate(print_sheets(root, sheets, executor), start=1):
        edition = new[sheet.id][0]
        say(f"Printed {edition.id} ({sheet.format.name})", number, len(new))
        findings += printed.findings
        if printed.files:
            inputs = composer.inputs(edition, sheet.format)
            made[edition.id, sheet.format.id] = _written(root, edition, sheet, inputs, printed)
    return [leaflet for leaflet in made.values() if leaflet], sorted(findings)


def clear(root: Path, leaflets: Sequence[Leaflet]) -> None:
    """Remove every file below build/leaflets that belongs to none of these leaflets."""
    wanted = {leaflet.folder / name for leaflet in leaflets for name in leaflet.files}
    for path in sorted((root / FOLDER).rglob("*"), reverse=True):
        if path.is_file() and path not in wanted:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _written(root: Path, edition: Edition, sheet: ComposedLeaflet, inputs: str, printed: Printed) -> Leaflet:
    folder = root / FOLDER / sheet.tag
    folder.mkdir(parents=True, exist_ok=True)
    hashes = {}
    for name, data in printed.files.items():
        (folder / name).write_bytes(data)
        hashes[name] = hashlib.sha256(data).hexdigest()
    pages, size, spent = printed.pages, printed.size, printed.milliseconds
    return Leaflet(
        edition, sheet.format, root, inputs, sheet.id, pages, size, spent, hashes, tuple(sorted(printed.findings))
    )


def _recorded(root: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """What the last build's report tells of its leaflets, by edition and format."""
    try:
        report = json.loads((root / "build" / "report.json").read_text("utf-8"))
        return {
            (f"{edition['language']}/{edition['topic']}", output["format"]): dict(output)
            for edition in report["editions"]
            for output in edition["outputs"]
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _kept(root: Path, edition: Edition, format: Format, inputs: str, record: Mapping[str, Any]) -> Leaflet | None:
    """The leaflet of an earlier build, where all of its files are still what the record says."""
    try:
        files = {str(name): str(digest) for name, digest in record["files"].items()}
        folder = root / FOLDER / edition.language.tag
        if not files or any(_digest(folder / Path(name).name) != digest for name, digest in files.items()):
            return None
        findings = tuple(
            Finding(Place(each["file"], each["line"]), *(each[key] for key in _FINDING)) for each in record["findings"]
        )
        pages, size, spent = int(record["pages"]), float(record["type_size"]), int(record["milliseconds"])
        made_from = str(record["made_from"])
        return Leaflet(edition, format, root, inputs, made_from, pages, size, spent, files, findings)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
