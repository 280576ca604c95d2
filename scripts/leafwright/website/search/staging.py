"""Put a language's search beside its staged pages: an index for readers and, in the source language, one for staff."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from leafwright.cache import Cache, code, digest, linked
from leafwright.model import Language, Project, Sought
from leafwright.website.language_site import LanguageSite
from leafwright.website.search.entries import Found, patients_pages, plain, staff_pages
from leafwright.website.search.pages import FoundPage
from leafwright.website.search.postings import OfPage
from leafwright.website.search.romanizing import Romanize, romanizer
from leafwright.website.search.writing import write


@dataclass(frozen=True)
class Index:
    """An index that was written: the hashes of its files by their paths, and what is kept of it in the cache."""

    files: dict[str, str]
    kept: list[str]


_PAGES, _INDEX, _OF_PAGE = TypeAdapter(Sequence[FoundPage]), TypeAdapter(Index), TypeAdapter(OfPage)
_WORDS = {
    "start": "search_start",
    "results": "search_results",
    "none": "search_none",
    "near": "search_near",
    "lost": "search_lost",
}


def stage(docs: Path, project: Project, site: LanguageSite, found_of: Found, cache: Cache) -> None:
    """Write the search of a language into the folder of its pages.

    `found_of` gives what is found of an edition. `cache` holds the files of an earlier build, for the same pages.
    Staff have an index of their own, so that no word of theirs is found, or proposed, where readers search.
    """
    sought = project.sought.get(site.language.tag, Sought())
    words: dict[str, Any] = {name: site.words[key] for name, key in _WORDS.items()}
    if site.language.source:
        words |= {"staff": site.words["search_staff"], "for_staff": site.words["for_staff"]}
    words["help"] = list(_help(site))
    pages = patients_pages(site, found_of)
    _index(docs, "patients", pages, sought, {"words": words}, site.language, cache)
    if site.language.source:
        staff, little = staff_pages(project, site, found_of), Sought(function_words=sought.function_words)
        _index(docs, "staff", staff, little, {}, None, cache)


def _index(
    docs: Path,
    name: str,
    pages: Sequence[FoundPage],
    sought: Sought,
    more: Mapping[str, Any],
    romanized: Language | None,
    cache: Cache,
) -> None:
    """Write the index of some pages, or put that of an earlier build there; `romanized` is the language of titles."""
    tag = romanized.tag if romanized else ""
    told = _PAGES.dump_json(pages), sought.model_dump_json().encode(), json.dumps(more).encode()
    asked = "search", code("website"), name, tag, digest(*told)
    known = cache.known(_INDEX, *asked)
    if known and all(map(cache.has_file, known.files.values())):
        cache.want_all(known.kept)
        for path, file in known.files.items():
            linked(cache.file(file), docs / path)
        return
    before = cache.wanted()

    def remembered(work: Callable[[], OfPage], *more: str) -> OfPage:
        return cache.answer(_OF_PAGE, work, "terms of a page", code("website"), tag, *more)

    roman: Romanize = romanizer(romanized) if romanized else lambda _: iter(())
    written = write(docs, name, pages, sought, more, roman, remembered)
    files = {path.relative_to(docs).as_posix(): cache.take_file(path) for path in written}
    cache.remember(_INDEX, Index(files, sorted(cache.wanted() - before)), *asked)


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
