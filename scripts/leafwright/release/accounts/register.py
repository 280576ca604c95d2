"""The register as data, beside the page for people: a line for each file of each version that was ever released, and
one for each edition that was not.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from leafwright.leaflets import Leaflet
from leafwright.model import Edition, Releases
from leafwright.release.version_pages import folder_of
from leafwright.reporting import spreadsheet
from leafwright.text.short_code import short_code
from leafwright.text.topic import title_of

COLUMNS = (
    "number", "topic", "title", "language", "department", "state", "version", "released", "last_review", "next_review",
    "replaced_by", "replaced_on", "because", "words", "code", "page", "address", "format", "file", "pages", "bytes",
    "sha256",
)  # fmt: skip


def register(
    editions: Sequence[Edition],
    records: Mapping[tuple[str, str], Releases],
    hidden: Mapping[str, object],
    offered: Sequence[Leaflet],
) -> list[dict[str, Any]]:
    """A row for each version of each edition, the present one last; one without a version where none was released."""
    rows = []
    for edition in editions:
        record = records.get((edition.language.tag, edition.topic.slug))
        shown = edition.id not in hidden
        papers = [each for each in offered if each.edition.id == edition.id]
        if record is None:
            rows.append({**_edition(edition, "withheld"), "version": "", "files": []})
            continue
        for number, version in enumerate(record.released):
            after = record.released[number + 1 :]
            state = "replaced" if after else str(edition.state) if shown else _state(edition)
            rows.append(
                {
                    **_edition(edition, state),
                    "version": version.version,
                    "released": version.date.isoformat(),
                    "words": version.words,
                    "code": short_code(record.number, version.version, edition.language.tag, version.words),
                    "address": edition.hospital.address
                    + folder_of(edition.language.tag, record.number, version.version)
                    + "/",
                    "replaced_by": after[0].version if after else _successor(edition),
                    "replaced_on": after[0].date.isoformat() if after else _day(edition),
                    "because": after[0].because if after else _reason(edition),
                    "files": [_file(name, sha256, papers) for name, sha256 in sorted(version.files.items())],
                }
            )
    return rows


def as_json(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The register as JSON."""
    return (json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def as_csv(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The register as a table for spreadsheets: a line a file."""
    lines = ({**row, **file} for row in rows for file in row["files"] or [{}])
    return spreadsheet.as_csv(COLUMNS, ([line.get(column, "") for column in COLUMNS] for line in lines)).encode()


def _edition(edition: Edition, state: str) -> dict[str, Any]:
    """What is the same for all versions of an edition."""
    review = edition.topic.review
    return {
        "number": edition.topic.meta.number,
        "topic": edition.topic.slug,
        "title": title_of(edition.text if edition.state.complete else edition.topic.text),
        "language": edition.language.tag,
        "department": edition.topic.meta.owner,
        "state": state,
        "last_review": review.date.isoformat() if review else "",
        "next_review": review.next_review.isoformat() if review else "",
        "page": edition.address,
    }


def _state(edition: Edition) -> str:
    """The state of an edition that is not given out: as it is, unless that would say that it is."""
    return str(edition.state) if str(edition.state) in ("withdrawn", "expired") else "withheld"


def _successor(edition: Edition) -> str:
    taken = edition.topic.meta.withdrawn
    return taken.replaced_by if taken else ""


def _day(edition: Edition) -> str:
    taken = edition.topic.meta.withdrawn
    return taken.date.isoformat() if taken else ""


def _reason(edition: Edition) -> str:
    taken = edition.topic.meta.withdrawn
    return taken.reason if taken else ""


def _file(name: str, sha256: str, papers: Sequence[Leaflet]) -> dict[str, Any]:
    """A file of a version; its pages and bytes where it is one of the present version."""
    of = next((each for each in papers if each.files.get(name) == sha256), None)
    told: dict[str, Any] = {"file": name, "sha256": sha256, "format": name.split(".")[1]}
    if of:
        told |= {"pages": of.pages if name == of.name else None, "bytes": (of.store / sha256).stat().st_size}
    return told
