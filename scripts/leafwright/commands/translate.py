"""Bring every translation file in step with its topic."""

from collections.abc import Sequence
from pathlib import Path

from leafwright import reading
from leafwright.commands.running import ROOT
from leafwright.reporting import findings as findings_as
from leafwright.reporting import report
from leafwright.translation.catalogs import update
from leafwright.translation.editions import catalog, translated_topics
from leafwright.translation.units import Unit, glossary_units, hospital_units, interface_units, topic_units


def update_translations(root: Path = ROOT) -> int:
    """Bring every PO file in step with its source; say what is new, changed and gone."""
    project, findings = reading.load(root)
    broken = [finding for finding in findings if finding.code in {"S001", "S002", "S003", "S010"}]
    if project is None or broken:
        print(findings_as.shown(findings, "text", ()))
        return report.FOUND
    for language in project.translated:
        wanted: dict[str, Sequence[Unit]] = {
            topic.slug: topic_units(topic.text) for topic in translated_topics(project)
        }
        wanted |= {
            "interface": interface_units(project.interface),
            "hospital": hospital_units(project.hospital, project.departments),
            "glossary": glossary_units(project.glossary),
        }
        for stem, units in wanted.items():
            path = root / catalog(project, language, stem).file
            before = path.read_text("utf-8") if path.exists() else None
            after, changes = update(before, units, language)
            if after != before:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(after, "utf-8", newline="\n")
            print(
                f"{path.relative_to(root)}: {changes.kept} kept, {changes.new} new, "
                f"{changes.changed} changed (fuzzy), {changes.gone} gone"
            )
    return report.CLEAN
