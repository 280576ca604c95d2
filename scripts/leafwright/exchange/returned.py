"""Prove that what came back answers what went out; only then give what to write."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from leafwright.checks import Pair, check_pair
from leafwright.exchange.package import Package, Row
from leafwright.model import Finding, HouseRule, Place
from leafwright.setup.errors import ExitCode, LeafwrightError


@dataclass
class Refused(LeafwrightError):
    """A file that cannot be read as what it should be: line or row, what is wrong, and a remedy."""

    exit_code = ExitCode.FOUND
    line: int
    message: str
    fix: str


def accept(
    file: str, rows: Sequence[Row], package: Package, house: Mapping[str, HouseRule]
) -> tuple[dict[tuple[str, str], Row], list[Finding]]:
    """What to write, by role and source, and the findings. Where there is one that stops, nothing may be written."""
    known = {segment.id: segment for segment in package.segments}
    findings: list[Finding] = []
    seen: set[str] = set()
    changed: dict[tuple[str, str], Row] = {}
    for row in rows:
        at = Place(file, row.line)
        segment = known.get(row.id)
        if segment is None:
            fix = "export again: this segment is no longer in the source, or its id was changed"
            findings.append(Finding(at, "X001", f"unknown id {row.id!r}", fix))
            continue
        if row.id in seen:
            findings.append(Finding(at, "X002", f"id {row.id} stands twice", "keep one row for each segment"))
            continue
        seen.add(row.id)
        if _plain(row.source) != _plain(segment.source):
            message = f'the source was changed: "{row.source[:60]}"'
            findings.append(Finding(at, "X003", message, f'write it as it was: "{segment.source[:80]}"'))
            continue
        target = row.target.strip()
        if not target or (target == segment.target and not row.comment):
            continue
        pair = Pair(segment.source, target, at, package.language)
        findings += check_pair(pair, house)
        changed[segment.role, segment.source] = Row(row.id, segment.source, target, row.line, row.comment)
    findings += _missing(file, known.keys() - seen, package)
    return changed, findings


def _plain(text: str) -> str:
    return " ".join(text.split())


def _missing(file: str, ids: Iterable[str], package: Package) -> list[Finding]:
    lost = [segment for segment in package.segments if segment.id in set(ids)]
    return [
        Finding(Place(file), "X004", f'a segment is missing: "{segment.source[:60]}" ({segment.id})',
                "return all rows; leave the translation empty where there is none yet")
        for segment in lost
    ]  # fmt: skip
