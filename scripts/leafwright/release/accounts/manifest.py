"""The manifest: what a release holds, of what it was made, who signed it, and what made it. The same library, day and
tool give the same bytes on every machine.
"""

import datetime
import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from leafwright.disk import durable
from leafwright.model import Edition, Project, Releases
from leafwright.reading.releases import FOLDER as RECORDS
from leafwright.release.verify import MANIFEST
from leafwright.setup import places


def manifest(
    root: Path,
    project: Project,
    shown: Iterable[Edition],
    records: Mapping[tuple[str, str], Releases],
    files: Mapping[str, tuple[str, int]],
) -> dict[str, Any]:
    """All that a release says of itself; `files` are those of the release, each with SHA-256 and bytes."""
    return {
        "format": 1,
        "hospital": project.hospital.words.name,
        "address": project.hospital.address,
        "date": project.today.isoformat(),
        "tool": f"leafwright {places.version()}",
        "commit": _commit(root),
        "sources": {name: durable.sha256(root / name) for name in _sources(root)},
        "editions": [_edition(project, each) for each in shown],
        "versions": {
            f"{tag}/{slug}": [each.version for each in record.released] for (tag, slug), record in records.items()
        },
        "files": {name: {"sha256": sha256, "bytes": size} for name, (sha256, size) in files.items()},
    }


def as_bytes(values: Mapping[str, Any]) -> bytes:
    """A manifest as it is written."""
    return (json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two releases give patients the same: all but the day and the commit on which they were made."""
    passing = ("date", "commit")
    return all(one.get(key) == other.get(key) for key in {*one, *other} if key not in passing)


def read(folder: Path) -> dict[str, Any]:
    """The manifest of a published folder; empty where there is none that can be read."""
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _edition(project: Project, edition: Edition) -> dict[str, Any]:
    """A released edition with those who signed exactly its words, and its review."""
    signoffs = project.signoffs.get((edition.language.tag, edition.topic.slug))
    signed = [each for each in signoffs.signoff if each.words == edition.hash] if signoffs else []
    review = edition.topic.review
    return {
        "edition": edition.id,
        "number": edition.topic.meta.number,
        "version": edition.given,
        "words": edition.hash,
        "signed": [each.model_dump(mode="json") for each in signed],
        "review": review.model_dump(mode="json") if review else None,
    }


def _sources(root: Path) -> list[str]:
    """The files of the library, but for the records that follow from releases."""
    found = (path for name in ("docs", "leaflets") for path in (root / name).rglob("*") if path.is_file())
    names = (path.relative_to(root).as_posix() for path in found)
    return sorted(name for name in names if not name.startswith(f"{RECORDS.as_posix()}/"))


def _commit(root: Path) -> str:
    """The commit of the library, where it is kept in Git; empty where it is not."""
    try:
        run = subprocess.run(["git", "-C", str(root), "rev-parse", "HEAD"], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return run.stdout.strip() if run.returncode == 0 else ""


def day_of(values: Mapping[str, Any]) -> datetime.date | None:
    """The day on which a release was made."""
    try:
        return datetime.date.fromisoformat(values.get("date", ""))
    except (TypeError, ValueError):
        return None
