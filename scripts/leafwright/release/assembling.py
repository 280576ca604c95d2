"""Put a release together beside the one before, and look at it as a whole before anybody else can.

A file that did not change is not written again: it is the same file under a second name, where the disk can do that.
"""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from leafwright.disk import durable
from leafwright.release import verify
from leafwright.release.place.swap import Place
from leafwright.setup.errors import LeafwrightError

_BUILT = re.compile(rb'<p class="?built"?>.*?</p>')


class DamagedError(LeafwrightError):
    """What was written is not what was made: a disk that fails, or a hand that interferes."""


@dataclass(frozen=True, kw_only=True)
class Assembled:
    """The files of a release, by name, with SHA-256 and bytes; and which of them were written."""

    files: dict[str, tuple[str, int]]
    written: list[str]


def assemble(place: Place, work: Path, more: Mapping[str, bytes]) -> Assembled:
    """Put all files below `work`, and those in `more`, into the room for a new release. Raises OSError."""
    files, written = dict[str, tuple[str, int]](), list[str]()
    sources: dict[str, Path | bytes] = {
        path.relative_to(work).as_posix(): path for path in work.rglob("*") if path.is_file()
    }
    sources |= more
    for name in sorted(sources):
        source, target, present = sources[name], place.new / name, place.target / name
        if isinstance(source, bytes):
            sha256, size = durable.sha256_of(source), len(source)
        else:
            sha256, size = durable.sha256(source), source.stat().st_size
        files[name] = sha256, size
        if _is(present, sha256) and durable.same(present, target):
            continue
        written.append(name)
        if isinstance(source, bytes):
            durable.write(target, source)
        else:
            durable.copy(source, target)
    return Assembled(files=files, written=written)


def look_again(place: Place, written: list[str]) -> None:
    """Compare the new release with its manifest, and open each new PDF again. Raises DamagedError."""
    said = verify.compare(place.new)
    if said:
        raise DamagedError(f"What was written is not what was made ({said[0]}). Look after the disk of {place.target}.")
    for name in written:
        if name.endswith(".pdf"):
            _open(place.new / name, name)


def day_apart(place: Place, now: Mapping[str, str], before: Mapping[str, str]) -> bool:
    """Whether a release differs from what is published in nothing but the day that homes tell, which is no news.

    Both are given as the SHA-256 of each file by its name; the new one lies in the room for it.
    """
    names = {name for name in {*now, *before} if now.get(name) != before.get(name)}
    both = now.keys() & before.keys()
    return all(name in both and _told(place.new / name) == _told(place.target / name) for name in names)


def _told(path: Path) -> object:
    """What a page tells, or each page of a ZIP file, but for the day of the build; of anything else its bytes."""
    if not path.is_file():
        return None
    if path.suffix != ".zip":
        return _BUILT.sub(b"", path.read_bytes()) if path.name == "index.html" else path.read_bytes()
    with zipfile.ZipFile(path) as packed:
        return {each.filename: _BUILT.sub(b"", packed.read(each)) for each in packed.infolist()}


def _open(path: Path, name: str) -> None:
    try:
        with pikepdf.open(path) as file:
            pages = len(file.pages)
    except pikepdf.PdfError as error:
        raise DamagedError(f"{name} cannot be opened again: {error}. Run the release again.") from error
    if not pages:
        raise DamagedError(f"{name} has no page. Run the release again.")


def _is(path: Path, sha256: str) -> bool:
    """Whether a file that is published, no link, has these bytes."""
    return path.is_file() and not path.is_symlink() and durable.sha256(path) == sha256
