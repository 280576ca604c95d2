"""The folder of a language in the site: what lies in it as it was staged, pages made before, and pages to make."""

import functools
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from leafwright.cache import Cache
from leafwright.disk.linking import linked
from leafwright.model import Project
from leafwright.setup import places
from leafwright.website import asset_hashing, unchanged
from leafwright.website.building import known
from leafwright.website.building.making import Around, Job, Sections, Seen
from leafwright.website.front import address_of_page, page_of
from leafwright.website.generating import ERROR_PAGE, Portion
from leafwright.website.language_site import LanguageSite
from leafwright.website.preparing import Prepared

PORTION = 100
"""Pages that MkDocs makes in one run at most: enough that its start weighs little, few enough for a small memory."""


def put_files(staged: Path, folder: Path) -> None:
    """Put all that is staged for a folder of the site into it, and what the theme brings, but pages."""
    for source, part in ((staged / "docs", ""), (places.THEME, "assets")):
        for name in unchanged.names_under(source / part):
            if not name.endswith(".md"):
                linked(source / part / name, folder / part / name)


class Folder:
    """The folder of a language, whose pages are known or made; `names` are those of the site's assets."""

    def __init__(
        self,
        root: Path,
        project: Project,
        language_site: LanguageSite,
        prepared: Prepared,
        names: Mapping[str, str],
        cache: Cache,
    ) -> None:
        self.language_site = language_site
        self.seen: dict[str, Seen] = {}
        """What was seen on each page, by its path below the site."""
        self.new: list[str] = []
        """Pages that no earlier build made, by their paths below the site."""
        tag = language_site.language.tag
        self._cache, self._prepared = cache, prepared
        self.around = Around(
            folder=tag,
            language=language_site.speaks.tag,
            direction=language_site.speaks.direction,
            whole=language_site.language.whole,
            pictures=root / "build" / "stage" / tag / "docs",
            base=urlsplit(project.hospital.address).path,
            names={path: name for path, name in names.items() if path.startswith((f"{tag}/", "assets/"))},
            house=project.house,
        )
        self._staged = known.Staged(root / "build" / "stage" / tag, self.around)
        self._editions = {page_of(edition): edition for edition in language_site.shown}
        self._names = known.names_of(self.around, cache)
        self._renamed = functools.cache(functools.partial(known.renamed, self.around, cache))
        self._questions: dict[str, tuple[str, ...]] = {}  # of the pages that are not known, by name
        self._missing: list[str] = []  # pages to make, by name

    def put_known(self, site: Path) -> int:
        """Put the pages that are known into the site; give how many are to be made."""
        for name in [*self._staged.pages, ERROR_PAGE]:
            question = self._staged.question(name, self._mark(name))
            if not self._put(question, address_of_page(name), site):
                self._questions[name] = question
        self._missing = [name for name in self._questions if name != ERROR_PAGE]
        if self._questions and not self._missing:  # the page for wrong addresses is made beside any other
            self._missing = self._staged.pages[:1]
        return len(self._missing)

    def jobs(self, scratch: Path) -> Iterator[Job]:
        """Those that are to be made, in portions, each to make in a folder of its own below `scratch`."""
        missing = self._missing
        count = -(-len(missing) // PORTION)
        for number in range(count):
            pages = tuple(missing[len(missing) * number // count : len(missing) * (number + 1) // count])
            portion = Portion(
                config=self._staged.folder / "mkdocs.yml", docs=self._staged.docs, pages=pages,
                folder=scratch / f"{self.around.folder}-{number}", files=self._staged.files,
            )  # fmt: skip
            sections = {name: self._sections(name) for name in pages if name in self._editions}
            yield Job(portion=portion, around=self.around, sections=sections)

    def take(self, job: Job, found: Mapping[str, Seen], site: Path) -> None:
        """Put the pages that a job made into the site, and keep them for the next build."""
        names = {address_of_page(name): name for name in [*job.portion.pages, ERROR_PAGE]}
        for address, seen in found.items():
            question = self._questions.pop(names[address], None)
            if question:
                path = f"{self.around.folder}/{address}"
                (site / path).parent.mkdir(parents=True, exist_ok=True)
                (job.portion.folder / "site" / address).rename(site / path)
                links = self._staged.links(names[address])
                led = self._staged.led(links)
                file = self._cache.take_file(site / path)
                kept = known.Kept(file=file, names=self._names, seen=seen, links=links, led=led)
                known.keep(self._cache, question, kept)
                self._see(path, seen)
                self.new.append(path)

    def _put(self, question: tuple[str, ...], address: str, site: Path) -> bool:
        """Put a page that is known into the site, its assets by their present names; False where it is not known."""
        kept, path = known.known(self._cache, self._staged, question), f"{self.around.folder}/{address}"
        if kept is None:
            return False
        if kept.names == self._names:
            linked(self._cache.file(kept.file), site / path)
        else:
            changes = self._renamed(kept.names)
            if changes is None:
                return False
            text = self._cache.file(kept.file).read_text("utf-8")
            text = asset_hashing.stamped(text, Path(path), self.around.base, changes)
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text, "utf-8", newline="\n")
            file = self._cache.take_file(site / path)
            known.keep(self._cache, question, replace(kept, file=file, names=self._names))
        self._see(path, kept.seen)
        return True

    def _see(self, path: str, seen: Seen) -> None:
        """Note what was seen on a page. Most of it stands on many pages, and is held once."""
        places, leads = tuple(map(sys.intern, seen.places)), tuple(map(sys.intern, seen.leads))
        self.seen[path] = replace(seen, places=places, leads=leads)

    def _mark(self, name: str) -> str:
        edition = self._editions.get(name)
        return self._prepared.mark(edition) if edition else ""

    def _sections(self, name: str) -> Sections:
        """The words that a topic's page must hold, by section."""
        return self._prepared.sections(self._editions[name])
