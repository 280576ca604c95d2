"""Put a language's search beside its staged pages: an index for readers and, in the source language, one for staff."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from leafwright.model import Project, Sought
from leafwright.website.language_site import LanguageSite
from leafwright.website.search.entries import Found, patients_pages, plain, staff_pages
from leafwright.website.search.romanizing import romanizer
from leafwright.website.search.writing import write

_WORDS = {
    "start": "search_start",
    "results": "search_results",
    "none": "search_none",
    "near": "search_near",
    "lost": "search_lost",
}


def stage(docs: Path, project: Project, site: LanguageSite, found_of: Found) -> None:
    """Write the search of a language into the folder of its pages.

    `found_of` gives what is found of an edition.
    Staff have an index of their own, so that no word of theirs is found, or proposed, where readers search.
    """
    sought = project.sought.get(site.language.tag, Sought())
    words: dict[str, Any] = {name: site.words[key] for name, key in _WORDS.items()}
    if site.language.source:
        words |= {"staff": site.words["search_staff"], "for_staff": site.words["for_staff"]}
    words["help"] = list(_help(site))
    pages = patients_pages(site, found_of)
    write(docs, "patients", pages, sought, {"words": words}, romanizer(site.language))
    if site.language.source:
        write(docs, "staff", staff_pages(project, site, found_of), Sought(function_words=sought.function_words), {})


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
