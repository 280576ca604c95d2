"""See whether the outside addresses of topics and references still answer, by lychee; never part of a build.

A dead address is told with its file and line and, where the Web Archive holds one, a copy to link to
instead. What answered is remembered for a week, so that a second run asks only for the rest.
"""

import datetime
import json
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from leafwright.model import Finding, Place, Project
from leafwright.reading.tables import REFERENCES, reference_places
from leafwright.setup import places

_ADDRESS = re.compile(r"https?://[^\s)>\"'\]]+")


def addresses(root: Path, project: Project) -> dict[str, Place]:
    """Every outside address with the first place that names it; a DOI as the address that resolves it."""
    found: dict[str, Place] = {}
    for topic in project.topics:
        for line, text in enumerate(topic.text.split("\n"), start=1):
            for address in _ADDRESS.findall(text):
                found.setdefault(address, Place(topic.file, line))
    places_of = reference_places(root)
    for reference in project.references.values():
        if reference.link:
            found.setdefault(reference.link, places_of.get(reference.id, Place(REFERENCES)))
    return found


def check(root: Path, project: Project, day: datetime.date) -> tuple[list[Finding], Path, int]:
    """Ask every address; give what failed, the dated report and how many were asked.

    Raises OSError where lychee cannot run, ValueError where it gave no report or nothing could be reached.
    """
    known = addresses(root, project)
    report = _asked(known, root / "build" / "links", day)
    findings = _silent(json.loads(report.read_text("utf-8")), known)
    if len(known) > 1 and len(findings) >= len(known) and all("Network error" in each.message for each in findings):
        raise ValueError("no address answered at all: try again where the internet can be reached")
    return findings, report, len(known)


def _asked(known: Iterable[str], folder: Path, day: datetime.date) -> Path:
    """Let lychee ask every address; give the file, named by the day, in which it tells what came of it."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / "addresses.txt"
    listed.write_text("\n".join(known) + "\n", "utf-8")
    report = folder / f"{day.isoformat()}.json"
    command = [
        places.program("lychee"), "--no-progress", "--format", "json", "--output", report.name,
        "--cache", "--max-cache-age", "7d", "--max-retries", "3", "--retry-wait-time", "2", "--timeout", "20",
        "--max-concurrency", "8", "--suggest", "--archive", "wayback", listed.name,
    ]  # fmt: skip
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    if not report.exists():
        raise ValueError(f"the link checker gave no report: {run.stderr.strip()[-300:]}")
    return report


def _silent(told: dict[str, Any], known: Mapping[str, Place]) -> list[Finding]:
    """Each address that did not answer, at the place that names it."""
    suggested = [item for items in told.get("suggestion_map", {}).values() for item in items]
    copies = {item["original"]: item["suggestion"] for item in suggested}
    findings = []
    for items in [*told.get("error_map", {}).values(), *told.get("timeout_map", {}).values()]:
        for item in items:
            address = item["url"]
            at = known.get(address) or known.get(address.rstrip("/")) or Place(REFERENCES)
            copy = copies.get(address)
            fix = f"link to its archived copy: {copy}" if copy else "look for its new address; try again tomorrow first"
            findings.append(Finding(at, "W008", f"no answer from {address} ({_reason(item)})", fix, level="warn"))
    return findings


def _reason(item: dict[str, object]) -> str:
    status = item.get("status")
    return str(status.get("text", status)) if isinstance(status, dict) else str(status)
