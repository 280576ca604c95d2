"""Print what changed: leaflets whose sheet and files are those of the last build's report are taken as they are."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leafwright.leaflets.composing import Composer, Sheet
from leafwright.leaflets.formats import Format, require_fonts
from leafwright.leaflets.pool import Executor, print_sheets
from leafwright.leaflets.printer import Printed
from leafwright.model import Edition, Finding, Project

FOLDER = Path("build") / "leaflets"
Say = Callable[[str, int, int], None]
"""Takes what was done last, how much is done and how much there is to do."""


@dataclass(frozen=True)
class Leaflet:
    """A printed edition: its files and what report.json tells of it. `size` is that of its body type in points."""

    edition: Edition
    format: Format
    root: Path
    made_from: str
    pages: int
    size: float
    milliseconds: int
    files: dict[str, str] = field(hash=False)  # name: SHA-256; the leaflet itself first, then those for the print shop

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
    made: dict[str, Leaflet] = {}
    sheets: dict[str, tuple[Sheet, Edition]] = {}
    findings: list[Finding] = []
    for edition, format in jobs:
        sheet = composer.sheet(edition, format)
        kept = _kept(root, edition, format, sheet, known.get(sheet.id))
        if kept:
            made[sheet.id] = kept
        sheets[sheet.id] = sheet, edition
    new = [sheet for id_, (sheet, _) in sheets.items() if id_ not in made]
    for number, (sheet, printed) in enumerate(print_sheets(root, new, executor), start=1):
        edition = sheets[sheet.id][1]
        say(f"Printed {edition.id} ({sheet.format.name})", number, len(new))
        findings += printed.findings
        if printed.files:
            made[sheet.id] = _written(root, edition, sheet, printed)
    return [made[id_] for id_ in sheets if id_ in made], sorted(findings)


def clear(root: Path, leaflets: Sequence[Leaflet]) -> None:
    """Remove every file below build/leaflets that belongs to none of these leaflets."""
    wanted = {leaflet.folder / name for leaflet in leaflets for name in leaflet.files}
    for path in sorted((root / FOLDER).rglob("*"), reverse=True):
        if path.is_file() and path not in wanted:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _written(root: Path, edition: Edition, sheet: Sheet, printed: Printed) -> Leaflet:
    folder = root / FOLDER / sheet.tag
    folder.mkdir(parents=True, exist_ok=True)
    hashes = {}
    for name, data in printed.files.items():
        (folder / name).write_bytes(data)
        hashes[name] = hashlib.sha256(data).hexdigest()
    # what was found is told in every build, so a leaflet with findings is printed in every build
    id_ = sheet.id if not printed.findings else ""
    return Leaflet(edition, sheet.format, root, id_, printed.pages, printed.size, printed.milliseconds, hashes)


def _recorded(root: Path) -> dict[str, dict[str, Any]]:
    """What the last build's report tells of its leaflets, by the hash of what they were made from."""
    try:
        report = json.loads((root / "build" / "report.json").read_text("utf-8"))
        outputs = [output for edition in report["editions"] for output in edition["outputs"]]
        return {output["made_from"]: output for output in outputs if output["made_from"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _kept(root: Path, edition: Edition, format: Format, sheet: Sheet, record: dict[str, Any] | None) -> Leaflet | None:
    """The leaflet of an earlier build, where all of its files are still what the record says."""
    try:
        if record is None:
            return None
        files = {str(name): str(digest) for name, digest in record["files"].items()}
        folder = root / FOLDER / sheet.tag
        if not files or any(_digest(folder / Path(name).name) != digest for name, digest in files.items()):
            return None
        pages, size, spent = int(record["pages"]), float(record["type_size"]), int(record["milliseconds"])
        return Leaflet(edition, format, root, sheet.id, pages, size, spent, files)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
