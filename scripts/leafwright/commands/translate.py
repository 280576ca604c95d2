"""Bring every translation file in step with its source."""

import argparse
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from leafwright import reading
from leafwright.commands.running import alone
from leafwright.disk import durable
from leafwright.model import Language, Project
from leafwright.reading import overrides
from leafwright.reading.files import Reader
from leafwright.reading.tables import interface_of
from leafwright.reading.words.spoken import unsaid
from leafwright.reporting import findings as findings_as
from leafwright.setup.errors import ExitCode
from leafwright.setup.places import DEFAULTS
from leafwright.translation.catalogs import update, usable
from leafwright.translation.needed import translated_topics
from leafwright.translation.pairs import catalog
from leafwright.translation.units import Unit, glossary_units, hospital_units, interface_units, topic_units


def update_translations(arguments: Sequence[str], root: Path) -> int:
    """Bring every PO file in step with its source; say what is new, changed and gone.

    With --tool, also those of the interface words that come with the tool: for who works on Leafwright itself.
    """
    parser = argparse.ArgumentParser(prog="leafwright translate")
    parser.add_argument("--tool", action="store_true", help="also the words that come with Leafwright itself")
    tool = parser.parse_args(arguments).tool
    with alone(root):
        return _update(root, tool)


def _update(root: Path, tool: bool) -> int:
    """The same, while nobody else writes words."""
    project, findings = reading.load(root)
    broken = [finding for finding in findings if finding.code in {"S001", "S002", "S003", "S010"}]
    if project is None or broken:
        print(findings_as.shown(findings, "text", ()))
        return ExitCode.FOUND
    _bring_source(root, project)
    for language in project.translated:
        for path, units in _wanted(root, project, language):
            _bring(path, path.relative_to(root).as_posix(), units, language)
        shipped = DEFAULTS / "translations" / language.tag / "interface.po"
        if tool and shipped.exists():
            words = tomllib.loads((DEFAULTS / "interface.toml").read_text("utf-8"))
            _bring(shipped, f"{language.tag} interface of the tool", interface_units(words), language)
    overrides.note(root, also_changed=False)
    return ExitCode.CLEAN


def _bring_source(root: Path, project: Project) -> None:
    """Into a source language that the tool does not speak, its words."""
    source, path = project.source, root / "docs" / "translations" / project.source.tag / "interface.po"
    if source.is_english or (DEFAULTS / "translations" / source.tag).exists():
        return
    left = unsaid(*interface_of(Reader(root)))
    _bring(path, path.relative_to(root).as_posix(), interface_units(left), source)


def _wanted(root: Path, project: Project, language: Language) -> Iterator[tuple[Path, Sequence[Unit]]]:
    """The PO files of a language, each with what it should hold; of the interface only what the tool does not bring."""
    for topic in translated_topics(project):
        yield root / catalog(project, language, topic.slug).file, topic_units(topic.text)
    interface = catalog(project, language, "interface")
    own = [
        unit
        for unit in interface_units(project.interface)
        if unit.key in interface.lines or usable(interface, *unit.key) is None
    ]
    for stem, units in (
        ("interface", own),
        ("hospital", hospital_units(project.hospital, project.departments)),
        ("glossary", glossary_units(project.glossary)),
    ):
        path = root / catalog(project, language, stem).file
        if units or path.exists():
            yield path, units


def _bring(path: Path, name: str, units: Sequence[Unit], language: Language) -> None:
    before = path.read_text("utf-8") if path.exists() else None
    after, changes = update(before, units, language)
    if after != before:
        durable.replace(path, after.encode())
    print(f"{name}: {changes.kept} kept, {changes.new} new, {changes.changed} changed (fuzzy), {changes.gone} gone")
