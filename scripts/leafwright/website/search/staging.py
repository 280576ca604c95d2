"""Put a language's search beside its staged pages: an index for readers and, in the source language, one for staff."""

import functools
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from leafwright.cache import Cache, code, digest
from leafwright.model import Edition, Language, Project, Sought
from leafwright.website import placing
from leafwright.website.language_site import LanguageSite
from leafwright.website.search.entries import patients_pages, plain, staff_pages
from leafwright.website.search.pages import FoundPage, Listed
from leafwright.website.search.pieces import Pieces, path_of
from leafwright.website.search.postings import OfPage, framed, terms_of
from leafwright.website.search.rewriting import Last, rewritten
from leafwright.website.search.romanizing import Romanize, romanizer
from leafwright.website.search.writing import Written, write, write_directory


@dataclass(frozen=True)
class Index:
    """An index that was written: the hashes of its files by their paths, its pieces, and what is kept in the cache."""

    files: dict[str, str]
    written: Written
    kept: list[str]


_INDEX, _OF_PAGE, _TEXT = TypeAdapter(Index), TypeAdapter(OfPage), TypeAdapter(str)
_WORDS = {
    "start": "search_start",
    "results": "search_results",
    "none": "search_none",
    "near": "search_near",
    "lost": "search_lost",
}


def stage(
    docs: Path, project: Project, site: LanguageSite, listed: Callable[[Edition], Listed], cache: Cache
) -> list[str]:
    """Write the search of a language into the folder of its pages; give the names of its files there.

    `listed` gives what is found of an edition. `cache` holds the files of an earlier build, for the same pages.
    Staff have an index of their own, so that no word of theirs is found, or proposed, where readers search.
    """
    sought = project.sought.get(site.language.tag, Sought())
    words: dict[str, Any] = {name: site.words[key] for name, key in _WORDS.items()}
    if site.language.source:
        words |= {"staff": site.words["search_staff"], "for_staff": site.words["for_staff"]}
    words["help"] = list(_help(site))
    pages = patients_pages(site, listed)
    written = _Writer(docs, "patients", sought, {"words": words}, site.language, cache).put(pages)
    if site.language.source:
        staff, little = staff_pages(project, site, listed), Sought(function_words=sought.function_words)
        written += _Writer(docs, "staff", little, {}, None, cache).put(staff)
    return written


class _Writer:
    """Puts the index `name` into the folder of a language; `romanized` is the language of titles."""

    def __init__(
        self, docs: Path, name: str, sought: Sought, more: Mapping[str, Any], romanized: Language | None, cache: Cache
    ) -> None:
        self._docs, self._name, self._sought, self._more, self._cache = docs, name, sought, more, cache
        self._romanized, self._tag = romanized, romanized.tag if romanized else ""
        self._same = code("website"), name, self._tag, sought.model_dump_json()

    def put(self, listed: Sequence[Listed]) -> list[str]:
        """Put there the index that an earlier build wrote of the same, or write it: again, or anew; give its files."""
        cache, last = self._cache, ("last index", *self._same)
        asked = digest(json.dumps(self._more), *(each.mark for each in listed))
        known = cache.known(_INDEX, "index", *self._same, asked)
        if known and all(map(cache.has_file, known.files.values())):
            cache.want_all(known.kept)
            for path, file in known.files.items():
                placing.link(cache.file(file), self._docs / path)
            index = known
        else:
            pages, before = [each.page() for each in listed], cache.known(_TEXT, *last)
            was = cache.known(_INDEX, "index", *self._same, before) if before else None
            index = (self._again(was, pages) if was else None) or self._anew(pages)
            cache.remember(_INDEX, index, "index", *self._same, asked)
        if cache.known(_TEXT, *last) != asked:
            cache.remember(_TEXT, asked, *last)
        return list(index.files)

    def _anew(self, pages: Sequence[FoundPage]) -> Index:
        docs, cache = self._docs, self._cache
        written = write(docs, self._name, pages, self._sought, self._more, self._roman, self._remembered)
        return self._index(written, {path: cache.take_file(docs / path) for path in written.paths(self._name)})

    def _again(self, was: Index, pages: Sequence[FoundPage]) -> Index | None:
        """The index with what an edit changed of it; None where it must be written anew."""
        docs, cache, files = self._docs, self._cache, was.files
        if not all(map(cache.has_file, files.values())):
            return None
        held = ((kind, mark) for kind, pieces in was.written.pieces.items() for _, mark in pieces)
        read = functools.partial(self._read, files)
        new = Pieces(docs, self._name, {mark: functools.partial(read, kind, mark) for kind, mark in held})
        frame = framed(pages, self._sought.sections, self._sought.small)
        written = rewritten(
            new, Last(was.written, read), pages, frame,
            before=lambda mark: cache.known(_OF_PAGE, *self._asked(mark)),
            now=lambda page: terms_of(page, frame, self._roman, self._remembered),
        )  # fmt: skip
        if written is None:
            for path in new.written:
                (docs / path).unlink()
            return None
        write_directory(docs, self._name, written, frame, self._sought, self._more)
        first, *rest = written.paths(self._name)
        for path in rest:
            if path not in new.written:
                placing.link(cache.file(files[path]), docs / path)
        own = {path: cache.take_file(docs / path) for path in (first, *new.written)}
        return self._index(written, {path: own.get(path) or files[path] for path in (first, *rest)})

    def _read(self, files: Mapping[str, str], kind: str, mark: str) -> Any:
        """The content of a piece as it was written last."""
        script = self._cache.file(files[path_of(self._name, kind, mark)]).read_text("utf-8")
        return json.loads(f"[{script[script.index('(') + 1 : script.rindex(')')]}]")[1]

    @cached_property
    def _roman(self) -> Romanize:
        return romanizer(self._romanized) if self._romanized else lambda _: iter(())

    def _remembered(self, work: Callable[[], OfPage], mark: str) -> OfPage:
        return self._cache.answer(_OF_PAGE, work, *self._asked(mark))

    def _index(self, written: Written, files: dict[str, str]) -> Index:
        """An index, with all that is kept of it: its files, and the terms of its pages."""
        terms = [self._cache.want(*self._asked(mark)) for mark in written.marks]
        return Index(files, written, sorted({*terms, *files.values()}))

    def _asked(self, mark: str) -> tuple[str, ...]:
        """The question for the terms of a page."""
        return "terms of a page", code("website"), self._tag, mark


def _help(site: LanguageSite) -> Iterator[dict[str, str]]:
    """What helps where nothing was found: the list of all topics, phones, an interpreter."""
    if site.words["search_all"]:
        yield {"words": site.words["search_all"], "href": "a-to-z.html" if site.words["a_to_z"] else "index.html"}
    editions = [edition for edition in site.shown if edition.department and not edition.kind.source_only]
    departments = {edition.department.name for edition in editions if edition.department}
    if editions:  # the hospital's own phones; those of a department only where there is no other
        shared = dict(editions[0].phones) if len(departments) == 1 else editions[0].hospital.phones
        for phone in list(shared.values())[:2]:
            yield {"words": f"{phone.name}{site.language.colon}", "tel": phone.number}
    if site.interpreter:
        yield {"words": plain(site.interpreter)}
