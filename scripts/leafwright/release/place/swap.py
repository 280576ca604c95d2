"""Put a release in the place of the one before: by one rename where the disk can, and never half.

Beside the published folder lies its store, `<name>.store`: what is being written (new), the release before (before),
the words of both (words), the lock, and a journal that says what a swap is about. Three ways, the first that can be:

- where the published name is a symbolic link (begun with --link), a new link is renamed over it; also on NFS;
- two folders change places by one call (renameat2 with RENAME_EXCHANGE: ext4, XFS, Btrfs, tmpfs);
- elsewhere (SMB, old servers) by two renames: for a moment between them there is no folder. Killed just then, the next
  command puts the old one back.

Order on the disk: bytes, names, journal, swap. So after a power cut the folder is the old or the new one, whole.
"""

import ctypes
import errno
import json
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leafwright.disk import durable
from leafwright.disk.lock import PlaceError
from leafwright.release.verify import MANIFEST

_UNABLE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV, errno.EPERM}
_EXCHANGE, _HERE = 2, -100  # RENAME_EXCHANGE; AT_FDCWD


@dataclass(frozen=True)
class Place:
    """A published folder, and its store beside it."""

    target: Path

    @property
    def store(self) -> Path:
        return self.target.with_name(f"{self.target.name}.store")

    @property
    def new(self) -> Path:
        return self.store / "new"

    @property
    def before(self) -> Path:
        return self.store / "before"

    @property
    def words(self) -> Path:
        """Where the words of released topics are kept, each file under its own hash."""
        return self.store / "words"

    @property
    def lock(self) -> Path:
        return self.store / "lock"

    @property
    def journal(self) -> Path:
        return self.store / "journal.json"


def identity(folder: Path) -> str:
    """What tells a release from all others: the SHA-256 of its manifest; empty where there is none."""
    manifest = folder / MANIFEST
    return durable.sha256(manifest) if manifest.is_file() else ""


def begin(place: Place) -> dict[str, Any] | None:
    """Bring what was killed to its end, or undo it, and clear the room for a new release.

    Gives the note of a swap that was done and whose caller did not come to say so; None where there is none.
    Raises PlaceError where the folder is not one of ours.
    """
    _refuse_foreign(place)
    old = place.store / "old"
    if not os.path.lexists(place.target) and old.exists():
        old.rename(place.target)  # killed between two renames
        durable.sync_folder(place.target.parent)
    journal = _journal(place)
    done = journal is not None and identity(place.target) == journal["id"]
    if journal is not None:
        _tidy(place, done, back=journal["source"] == "before")
    _clear(place, place.new, place.store / "gone", *_homes(place))
    if not done:
        finish(place)
    return journal["note"] if journal and done else None


def _tidy(place: Place, done: bool, back: bool) -> None:
    """Make what a swap left behind the release before: the one that was published, or that was to come `back`."""
    left = [place.store / "old", *_homes(place), *([place.new] if done else [])] if done or back else []
    for each in left:
        if each.exists():
            _keep(place, each)


def install(place: Place, source: Path, note: dict[str, Any], link: bool = False) -> bool:
    """Publish the folder `source` of the store; what was published becomes the release before.

    True where it changed places at once, False where there was no folder for a moment. `note` is kept until `finish`
    is called, so that what has to follow can be done after a power cut, too. `link` begins with a symbolic link.
    """
    entry = {"id": identity(source), "source": source.name, "note": note}
    durable.sync_tree(source)
    durable.replace(place.journal, json.dumps(entry, sort_keys=True).encode())
    at_once = True
    if place.target.is_symlink() or (link and not place.target.exists()):
        _relink(place, source)
    elif not place.target.exists():
        source.rename(place.target)
    elif not _exchanged(source, place.target):
        at_once = False
        _two_renames(place, source)
    durable.sync_folder(place.target.parent)
    durable.sync_folder(place.store)
    for each in (place.store / "old", *_homes(place), *([place.new] if source == place.new else [])):
        if each.exists():
            _keep(place, each)
    _clear(place, place.store / "gone")
    return at_once


def finish(place: Place) -> None:
    """Forget the swap: all that had to follow is done."""
    place.journal.unlink(missing_ok=True)
    durable.sync_folder(place.store)


def abandon(place: Place) -> None:
    """Remove what was written of a release that came to no end, as far as the disk lets us."""
    shutil.rmtree(place.new, ignore_errors=True)


def _refuse_foreign(place: Place) -> None:
    target = place.target
    if os.path.ismount(target):
        raise PlaceError(f"{target} is the top of a disk or share, which cannot be renamed: name a folder in it.")
    if target.is_symlink() and target.resolve().parent != place.store.resolve():
        raise PlaceError(f"{target} is a link that no release made: move it away, or release to another folder.")
    if target.exists() and not target.is_dir():
        raise PlaceError(f"{target} is a file: move it away, or release to another folder.")
    if target.is_dir() and not identity(target) and any(target.iterdir()):
        raise PlaceError(f"{target} holds something that is no release: move it away, or release to another folder.")


def _journal(place: Place) -> dict[str, Any] | None:
    try:
        found = json.loads(place.journal.read_bytes())
    except (FileNotFoundError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _keep(place: Place, folder: Path) -> None:
    """Make a folder the release before; where there is one already, that goes."""
    if place.before.exists():
        _clear(place, place.store / "gone")
        place.before.rename(place.store / "gone")
    folder.rename(place.before)
    durable.sync_folder(place.store)


def _clear(place: Place, *folders: Path) -> None:
    for folder in folders:
        if folder.exists():
            shutil.rmtree(folder)


def _homes(place: Place) -> list[Path]:
    """Folders that a link led to: all but the one that it leads to now."""
    if not place.store.is_dir():
        return []
    here = place.target.resolve()
    found = (path for path in place.store.iterdir() if re.fullmatch(r"[0-9a-f]{16}", path.name))
    return sorted(path for path in found if path.resolve() != here)


def _relink(place: Place, source: Path) -> None:
    """Let the link lead to the folder `source`, by renaming a new link over it."""
    home, new = place.store / identity(source)[:16], place.store / "link"
    source.rename(home)
    new.unlink(missing_ok=True)
    new.symlink_to(os.path.relpath(home, place.target.parent))
    durable.sync_folder(place.store)
    new.replace(place.target)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places by one call; False where system or disk cannot."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    if call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _two_renames(place: Place, source: Path) -> None:
    old = place.store / "old"
    _clear(place, old)
    place.target.rename(old)
    try:
        source.rename(place.target)
    except OSError:
        old.rename(place.target)
        raise
