"""Publish the release before once more, and say so at the address of each version that is taken back by it."""

import datetime
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leafwright import publishing, reading
from leafwright.disk import durable
from leafwright.disk.lock import PlaceError, locked
from leafwright.model import Edition
from leafwright.reading.releases import Records, releases_of
from leafwright.release import assembling, version_pages
from leafwright.release.accounts import manifest
from leafwright.release.place import swap
from leafwright.release.releasing import settle
from leafwright.release.verify import MANIFEST, SIGNATURE
from leafwright.signoff.signatures import sign
from leafwright.translation.editions import editions
from leafwright.website.asset_hashing import stamped

_STAMP = re.compile(r"\.[0-9a-f]{8}(\.\w+)$")


@dataclass(frozen=True, kw_only=True)
class Back:
    """What a rollback did: SHA-256 of the manifest, versions taken back, those of them that no page could be made for,
    whether a manifest that was signed no longer is, and editions that the release taken back gave out no longer."""

    identity: str
    taken: list[str] = field(default_factory=list)
    untold: list[str] = field(default_factory=list)
    unsigned: bool = False
    again: list[str] = field(default_factory=list)


def rollback(root: Path, target: Path, today: datetime.date, key: Path | None = None) -> Back:
    """Publish the release before once more. Where versions are taken back by it, pages for them are added; then the
    manifest is a new one, signed by `key`.

    Raises PlaceError where there is no release before, or where it is no longer whole; SignatureError; OSError.
    """
    place = swap.Place(target)
    with locked(root / publishing.LOCK), locked(place.lock):
        settle(root, place)
        _look_before(place)
        now, then = manifest.read(place.target), manifest.read(place.before)
        again = _again(now, then)
        taken = [
            (edition, version)
            for edition, versions in sorted(now.get("versions", {}).items())
            for version in versions
            if version not in then.get("versions", {}).get(edition, [])
        ]
        if not taken:
            swap.install(place, place.before, {})
            swap.finish(place)
            return Back(identity=swap.identity(place.target), again=again)
        try:
            told = _put_together(root, place, taken, then, today)
            if key:
                durable.write(place.new / SIGNATURE, sign(key, (place.new / MANIFEST).read_bytes()).encode())
            assembling.look_again(place, [])
            unsigned = (place.before / SIGNATURE).is_file() and not key
            swap.install(place, place.new, {})
            swap.finish(place)
        finally:
            swap.abandon(place)
        return Back(
            identity=swap.identity(place.target),
            taken=[f"{edition} {version}" for edition, version in taken],
            untold=[f"{edition} {version}" for edition, version in taken if (edition, version) not in told],
            unsigned=unsigned,
            again=again,
        )


def _again(now: Mapping[str, Any], then: Mapping[str, Any]) -> list[str]:
    """Editions that the manifest `then` holds, and `now` holds no longer."""
    given = {each["edition"] for each in now.get("editions", [])}
    return [each["edition"] for each in then.get("editions", []) if each["edition"] not in given]


def _look_before(place: swap.Place) -> None:
    """Raise PlaceError where there is no release before, or where it is no longer whole."""
    if not swap.identity(place.before):
        if not swap.identity(place.target):
            raise PlaceError(f"There is no release in {place.target}. Name the published folder: rollback --to FOLDER")
        raise PlaceError(f"There is no release before the one in {place.target}: mend the words, and release anew.")
    if said := assembling.verify.compare(place.before):
        lost = f"The release before is no longer whole ({said[0]}), so {place.target} stays as it is."
        raise PlaceError(f"{lost} Bring {place.before} back from a backup, or mend the words and release anew.")


def _put_together(
    root: Path, place: swap.Place, taken: list[tuple[str, str]], then: Mapping[str, Any], today: datetime.date
) -> set[tuple[str, str]]:
    """The release before and what is to be told of versions taken back, in the room for a new release.

    Gives the versions that are told of. What was given out of them keeps its bytes and its address.
    """
    files, told = dict(then["files"]), set[tuple[str, str]]()
    for name in files:
        _linked(place.before / name, place.new / name)
    for asked, page in _pages(root, taken, then, today):
        told.add(asked)
        inside = Path(page.folder) / "index.html"
        html = stamped(page.html, inside, "", _names(place.new / "site", inside.parts[0])).encode()
        durable.write(place.new / "site" / inside, html)
        files[f"site/{inside.as_posix()}"] = {"sha256": durable.sha256_of(html), "bytes": len(html)}
        for source in (place.target / "site" / page.folder).glob("*.*"):
            if source.name != "index.html":
                name = posixpath.join("site", page.folder, source.name)
                _linked(source, place.new / name)
                files[name] = {"sha256": durable.sha256(source), "bytes": source.stat().st_size}
    back = {edition: dict(days) for edition, days in then.get("taken_back", {}).items()}
    for edition, version in taken:
        back.setdefault(edition, {})[version] = today.isoformat()
    durable.write(place.new / MANIFEST, manifest.as_bytes({**then, "files": files, "taken_back": back}))
    return told


def _pages(
    root: Path, taken: list[tuple[str, str]], then: Mapping[str, Any], today: datetime.date
) -> Iterator[tuple[tuple[str, str], version_pages.VersionPage]]:
    """A page for each version that is taken back: none where the library can no longer say what it was."""
    records, _ = releases_of(root)
    known = _editions(root, today, records)
    valid = {each["edition"]: each["version"] for each in then.get("editions", [])}
    for id_, version in taken:
        tag, _, slug = id_.partition("/")
        if id_ in known and (tag, slug) in records:
            page = version_pages.taken_back(known[id_], records[tag, slug], version, today, valid.get(id_, ""))
            yield (id_, version), page


def _editions(root: Path, today: datetime.date, records: Records) -> dict[str, Edition]:
    """The editions that were ever released, as the library has them now; none where it cannot be read."""
    project, _ = reading.load(root, today)
    found = editions(project) if project else []
    return {each.id: each for each in found if (each.language.tag, each.topic.slug) in records}


def _names(site: Path, tag: str) -> dict[str, str]:
    """The names of a release's style sheets and pictures with their hashes, by those that pages are written with."""
    found = [path.name for path in (site / tag / "assets").glob("*.*") if _STAMP.search(path.name)]
    return {posixpath.join(tag, "assets", _STAMP.sub(r"\1", name)): name for name in found}


def _linked(source: Path, target: Path) -> None:
    """Give a file another name, or copy it where the disk cannot."""
    if not durable.same(source, target):
        durable.copy(source, target)
