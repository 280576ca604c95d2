"""Pages that an earlier build made of the same: what a page depends on, and the page itself."""

import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from leafwright.cache import Cache, code, digest
from leafwright.model import HouseRule
from leafwright.website import unchanged
from leafwright.website.building.making import Around, Seen
from leafwright.website.generating import ERROR_PAGE, links, stand_in

_PICTURES = {".svg", ".png", ".jpg"}
_HOUSE = TypeAdapter(dict[str, HouseRule])
_NAMES = TypeAdapter(dict[str, str])
Links = list[tuple[str, str]]
"""Where a page leads within its language: names of files, and the place in each."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A page that was made: the SHA-256 of its file, under which names of assets, and what was seen on it.

    `led` tells what it depended on where its links lead.
    """

    file: str
    names: str
    seen: Seen
    links: Links
    led: str


_KEPT = TypeAdapter(Kept)


class Staged:
    """What is staged of a language, and what each of its pages depends on."""

    def __init__(self, folder: Path, around: Around) -> None:
        self.folder, self.docs = folder, folder / "docs"
        self.files = frozenset(unchanged.names_under(self.docs))
        self.pages = sorted(name for name in self.files if name.endswith(".md"))
        # not where the tool's configuration and theme lie, which `unchanged.looks` tells: elsewhere pages are the same
        own = re.sub(rb"^(?:INHERIT|  custom_dir): .*\n", b"", (folder / "mkdocs.yml").read_bytes(), flags=re.M)
        self._same = digest(
            code("checks", "model", "text", "website"), unchanged.looks(), own,
            _HOUSE.dump_json(dict(around.house)), around.base, around.language, around.direction, *around.whole,
        )  # fmt: skip
        self._same = digest(self._same, *(path.read_bytes() for path in sorted(self.docs.glob("assets/logo.*"))))
        self._there: dict[tuple[str, bool], str] = {}  # by target, and whether a link leads to a place in it

    def question(self, name: str, words: str) -> tuple[str, ...]:
        """All that a page depends on but the names of assets, and what its links lead into.

        `words` tells its topic's words from others.
        """
        if name == ERROR_PAGE:
            return "page", self._same, name
        return "page", self._same, name, digest((self.docs / name).read_bytes()), words

    def links(self, name: str) -> Links:
        """Where a page leads."""
        return [] if name == ERROR_PAGE else list(links(name, (self.docs / name).read_text("utf-8")))

    def led(self, found: Links) -> str:
        """What a page depends on where its links lead."""
        return digest(*(part for target, place in found for part in (target, self._held(target, bool(place)))))

    def _held(self, target: str, place: bool) -> str:
        """What a page depends on of another file."""
        if (target, place) not in self._there:
            self._there[target, place] = self._told(target, place)
        return self._there[target, place]

    def _told(self, target: str, place: bool) -> str:
        if target not in self.files:
            return ""
        if Path(target).suffix in _PICTURES:  # a page tells how large it is
            return digest((self.docs / target).read_bytes())
        return stand_in((self.docs / target).read_text("utf-8")) if place and target.endswith(".md") else "there"


def names_of(around: Around, cache: Cache) -> str:
    """Remember the names of a folder's assets; gives what tells them from others."""
    mark = digest(*(part for path, name in sorted(around.names.items()) for part in (path, name)))
    cache.answer(_NAMES, lambda: dict(around.names), "names", mark)
    return mark


def renamed(around: Around, cache: Cache, before: str) -> dict[str, str] | None:
    """The present names of assets by the paths that an earlier build gave them.

    None where these are not known, or where one of these assets is no more.
    """
    old = cache.known(_NAMES, "names", before)
    if old is None or not old.keys() <= around.names.keys():
        return None
    return {Path(path).with_name(name).as_posix(): around.names[path] for path, name in old.items()}


def known(cache: Cache, staged: Staged, question: tuple[str, ...]) -> Kept | None:
    """A page as it was made before, where its file is still there and its links lead into the same."""
    kept = cache.known(_KEPT, *question)
    return kept if kept and staged.led(kept.links) == kept.led and cache.has_file(kept.file) else None


def keep(cache: Cache, question: tuple[str, ...], kept: Kept) -> None:
    """Keep a page, whose file the cache has taken, for the next build."""
    cache.remember(_KEPT, kept, *question)
