"""Whether the site of the last build is the one to be built now: then nothing of it is staged or made again."""

import dataclasses
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import TypeAdapter

from leafwright.cache import Cache, digest, installed
from leafwright.leaflets import Leaflet
from leafwright.leaflets.fonts import own_fonts
from leafwright.model import Finding, Project
from leafwright.setup import places
from leafwright.website import offline
from leafwright.website.language_site import LanguageSite

PARTS = ("site", "deploy")


@dataclasses.dataclass(frozen=True)
class Built:
    """A site that was built: what tells its files from others, what was found wrong with it, what is kept of it."""

    fingerprint: str
    findings: list[Finding]
    kept: list[str]  # answers and files in the cache


_BUILT = TypeAdapter(Built)


class LastSite:
    """The site in build/, as the cache knows it, beside the one to be built of what is shown and was printed."""

    def __init__(
        self,
        root: Path,
        cache: Cache,
        project: Project,
        sites: Sequence[LanguageSite],
        leaflets: Iterable[Leaflet],
        withheld: Mapping[str, Sequence[Finding]],
    ) -> None:
        self._root, self._cache, self._before = root, cache, cache.wanted()
        told = (part for site in sites for part in _told(site))
        why = (part for id_, findings in sorted(withheld.items()) for part in (id_, *map(repr, findings)))
        printed = (part for leaflet in leaflets for part in _printed(leaflet))
        day = project.today.isoformat(), offline.moment().isoformat()
        said = digest(*told), digest(*why), digest(*printed)
        self._question = "site", tool(), own_fonts(root), project.files, *day, *said

    def same(self, new: Path) -> list[Finding] | None:
        """What was found wrong with it, where it is the same and nobody changed it since; None where it is not.

        Whatever this build put into the folder `new` before, with pages that are withheld by now, is removed.
        """
        for part in PARTS:
            shutil.rmtree(new / part, ignore_errors=True)
        known = self._cache.known(_BUILT, *self._question)
        if known is None or known.fingerprint != fingerprint(self._root / "build"):
            return None
        self._cache.want_all(known.kept)
        return known.findings

    def is_now(self, folder: Path, findings: list[Finding]) -> None:
        """Remember the one that was built into a folder, with all that the cache was asked for meanwhile."""
        kept = sorted(self._cache.wanted() - self._before)
        self._cache.remember(_BUILT, Built(fingerprint(folder), findings, kept), *self._question)


def _told(site: LanguageSite) -> Iterator[str]:
    """What tells what a language shows from anything else that it could show of the same files."""
    yield from (site.language.tag, site.speaks.tag, str(site.proof), *site.unready)
    for each in (*site.shown, *site.withheld):
        shown = "shown" if site.shows(each) else "withheld"
        yield from (each.id, each.hash, each.state, each.given, shown, *each.unsigned)


def _printed(leaflet: Leaflet) -> Iterator[str]:
    """What the site tells of a leaflet, and its bytes."""
    size, used = float(leaflet.size), [*map(float, leaflet.used)]  # the cache knows no whole numbers of points
    facts = leaflet.pages, used, size, leaflet.weight, leaflet.findings, leaflet.format
    yield from (leaflet.edition.id, *map(repr, facts), *(part for file in leaflet.files.items() for part in file))


def tool() -> str:
    """A hash over all of the tool: code, words, templates, theme, and what it uses."""
    files = [*_under(places.PACKAGE), str(places.mkdocs_configuration()), *map(str, places.locks())]
    return digest(_files(files, places.PACKAGE), *installed())


def looks() -> str:
    """A hash over the theme, the templates and the configuration that come with the tool."""
    here = Path(__file__).parent
    drawn = [path for path in _under(here) if not path.endswith(".py")]
    return _files([*drawn, str(places.mkdocs_configuration())], here)


def fingerprint(folder: Path, parts: Sequence[str] = PARTS) -> str:
    """A hash over the names, sizes and times of change of all files in some parts of a folder.

    Whoever writes into a file changes its time; to read all of a large site takes as long as to put it together.
    """
    held = ((path, os.stat(path)) for part in parts for path in _under(folder / part))  # noqa: PTH116  # see _under
    told = (f"{path[len(str(folder)) :]} {each.st_size} {each.st_mtime_ns}" for path, each in held)
    return digest(*told)


def _under(folder: Path) -> list[str]:
    """The files in a folder and those below it, in order: as words, of which there may be a hundred thousand.

    What Python compiled is not among them: it comes and goes.
    """
    walked = ((at, names) for at, _, names in os.walk(folder) if not at.endswith("__pycache__"))
    found = (f"{at}{os.sep}{name}" for at, names in walked for name in names)
    return sorted(path for path in found if os.path.isfile(path))  # noqa: PTH113  # a Path takes three times as long


def names_under(folder: Path) -> list[str]:
    """The files in a folder and those below it, in order, by their names below the folder."""
    return [path[len(str(folder)) + 1 :].replace(os.sep, "/") for path in _under(folder)]


def _files(paths: Iterable[str], folder: Path) -> str:
    """A hash over files, one after another: together they may be larger than the memory."""
    whole, top = hashlib.sha256(), f"{folder}{os.sep}"
    for path in paths:
        name = path.removeprefix(top) if path.startswith(top) else path.rpartition(os.sep)[2]
        whole.update(digest(name, Path(path).read_bytes()).encode())
    return whole.hexdigest()
