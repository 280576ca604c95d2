"""Publish the release before once more."""

from pathlib import Path

from leafwright import publishing
from leafwright.disk.lock import PlaceError, locked
from leafwright.release import assembling
from leafwright.release.accounts import manifest
from leafwright.release.place import swap
from leafwright.release.releasing import settle


def rollback(root: Path, target: Path) -> tuple[str, list[str]]:
    """Publish the release before once more. Gives its identity, and versions that are no longer at their address.

    Raises PlaceError where there is none, or where it is no longer whole.
    """
    place = swap.Place(target)
    with locked(root / publishing.LOCK), locked(place.lock):
        settle(root, place)
        if not swap.identity(place.before):
            raise PlaceError(f"There is no release before the one in {target}.")
        said = assembling.verify.compare(place.before)
        if said:
            raise PlaceError(f"The release before is no longer whole ({said[0]}), so {target} stays as it is.")
        now, then = manifest.read(place.target), manifest.read(place.before)
        lost = [
            f"{edition} {version}"
            for edition, versions in sorted(now.get("versions", {}).items())
            for version in versions
            if version not in then.get("versions", {}).get(edition, [])
        ]
        swap.install(place, place.before, {})
        swap.finish(place)
        return swap.identity(place.target), lost
