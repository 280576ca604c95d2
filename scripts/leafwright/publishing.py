"""Put what a build made in the place of what the last one made: whole, or not at all.

A build writes into build/new. Only when all is there, each part changes places with the one before, by renaming. So
one that stops, fails or is killed leaves the last good site and leaflets as they were. No disk lets several folders
change places by one call: where a build is killed between two of them, the next command of any kind puts all back.
"""

import contextlib
import shutil
from pathlib import Path

from leafwright.disk.lock import PlaceError, locked

NEW, OLD, GONE = Path("build") / "new", Path("build") / "old", Path("build") / "gone"
_BEGUN = ".begun"
LOCK = Path("build") / "lock"
PARTS = ("leaflets", "site", "deploy")


def begin(root: Path) -> Path:
    """Clear what a killed build left behind, and give the folder to build into."""
    _put_back(root)
    discard(root)
    (root / NEW).mkdir(parents=True)
    (root / NEW / _BEGUN).touch()
    return root / NEW


def whole_again(root: Path) -> None:
    """Undo a swap that was killed half way, so that site and leaflets are those of one build, the last good one.

    Nothing is done while a build is at work, or where nobody can tell; where nothing can be written, all stays.
    """
    with contextlib.suppress(PlaceError, OSError):  # a closed folder does not even say what is in it
        if (root / OLD).exists():
            with locked(root / LOCK):
                _put_back(root)


def swap(root: Path) -> None:
    """Put the parts in build/new in the place of the present ones. Raises OSError, with all as it was before.

    So it does where build/new was removed since it was begun: what was written there before is not in it any more.
    """
    (root / NEW / _BEGUN).unlink()
    (root / OLD).mkdir(parents=True)
    try:
        for part in PARTS:
            present = root / "build" / part
            if (root / NEW / part).exists():
                if present.exists():
                    present.rename(root / OLD / part)
                (root / NEW / part).rename(present)
        (root / OLD).rename(root / GONE)  # from here on there is nothing to put back
    except OSError:
        _put_back(root)
        raise
    discard(root)


def discard(root: Path) -> None:
    """Remove what nobody will read: all but the present parts, which must be in their places."""
    for folder in (root / NEW, root / OLD, root / GONE):
        if folder.exists():
            shutil.rmtree(folder)


def abandon(root: Path) -> None:
    """Leave all as it was before the build, as far as the disk lets us; the next build does the rest."""
    try:
        _put_back(root)
        discard(root)
    except OSError:
        return


def _put_back(root: Path) -> None:
    """Undo a swap that came to no end: every part that was moved away goes back to where it was."""
    for part in PARTS:
        present = root / "build" / part
        if (root / OLD / part).exists():
            if present.exists():
                (root / NEW).mkdir(exist_ok=True)
                present.rename(root / NEW / part)
            (root / OLD / part).rename(present)
