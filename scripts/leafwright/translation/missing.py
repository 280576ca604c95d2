"""Missing translations, told once a file instead of once a segment: a new topic is not to bury all else."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from leafwright.model import Finding, Place

_LIST = "list them with: leafwright check "


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """All findings, but of T001 (not translated, or fuzzy) one for each file, with how many there are."""
    told: list[Finding] = []
    missing: dict[str, list[Finding]] = {}  # by file
    for finding in dict.fromkeys(findings):
        if finding.code == "T001":
            missing.setdefault(finding.at.file, []).append(finding)
        else:
            told.append(finding)
    for file, every in missing.items():
        found = _each(every)
        counted = [each for each in found if each.fix.startswith(_LIST)]
        told.append(counted[0] if counted else found[0] if len(found) == 1 else _counted(file, found))
    return told


def _each(found: Iterable[Finding]) -> list[Finding]:
    """Findings, each once: of a segment that many editions need, one that stops where it stops any of them."""
    kept: dict[tuple[Place, str], Finding] = {}
    for each in found:
        key = each.at, each.message
        if key not in kept or each.stops:
            kept[key] = each
    return list(kept.values())


def _counted(file: str, found: list[Finding]) -> Finding:
    first = min(found, key=lambda each: (not each.stops, each))
    fuzzy = sum("fuzzy" in each.message.split('"')[0] for each in found)
    parts = [f"{len(found) - fuzzy} not translated", f"{fuzzy} fuzzy since their source changed"]
    words = " and ".join(part for part in parts if not part.startswith("0 "))
    stem = PurePosixPath(file).stem
    fix = f"{_LIST}--topic {stem} --language {first.language}"
    if stem in ("interface", "hospital", "glossary"):  # words that topics share
        fix = "translate them in a PO editor such as Poedit"
    return replace(first, message=f"{len(found)} segments wait for a translator: {words}", fix=fix)
