"""A portion of a language's pages, from Markdown to what readers get: made, mended, named, and looked at."""

import html
import posixpath
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from leafwright.checks import Page, check_page
from leafwright.model import Finding, HouseRule, Place
from leafwright.website.asset_hashing import stamped
from leafwright.website.front import address_of_page
from leafwright.website.generating import ERROR_PAGE, Portion, generate
from leafwright.website.html_fixes import mended, sized

Sections = Mapping[str, tuple[str, ...]]
"""The words of a page that its topic has, by section."""

_LEADS = re.compile(r'\s(?:href|src)="([^"#:?]*)(?:\?[^"#:]*)?(?:#([^":]*))?"')
_ID = re.compile(r'\sid="([^"]+)"')


@dataclass(frozen=True, kw_only=True)
class Around:
    """What the pages of a folder of the site share; `names` are the new names of its assets, by path."""

    folder: str = ""
    language: str = ""  # that its pages speak
    direction: str = "ltr"
    whole: tuple[str, ...] = ()  # words that no heading is broken in
    base: str
    pictures: Path | None = None  # where they lie by their first names; their sizes are told already where it is none
    names: Mapping[str, str] = field(repr=False)
    house: Mapping[str, HouseRule] = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Job:
    """A portion to make; `sections` are the words that its topics have, by page."""

    portion: Portion
    around: Around
    sections: Mapping[str, Sections] = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What was seen on a page: what is wrong, places in it, and where it leads within the site."""

    findings: tuple[Finding, ...] = ()
    places: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()


def make_pages(job: Job) -> tuple[list[str], dict[str, Seen]]:
    """Write the pages of a portion below `site` in its folder, and the page for wrong addresses.

    Gives every warning of MkDocs and, where it has none, what was seen on each page, by its address.
    """
    said = generate(job.portion)
    target = job.portion.folder / "site"
    found: dict[str, Seen] = {}
    if said:
        return said, found
    for name in [*job.portion.pages, ERROR_PAGE]:
        address = address_of_page(name)
        path = target / address
        page = finished(path.read_text("utf-8"), address, job.around)
        path.write_text(page, "utf-8", newline="\n")
        found[address] = looked_at(page, address, job.around, job.sections.get(name, {}))
    return said, found


def finished(page: str, address: str, around: Around) -> str:
    """A page as readers get it."""
    page = mended(page, around.whole)
    if around.pictures:
        page = sized(page, (around.pictures / address).parent)
    return stamped(page, Path(around.folder) / address, around.base, around.names)


def looked_at(page: str, address: str, around: Around, sections: Sections) -> Seen:
    """What is seen on a page as readers get it."""
    inside = posixpath.join(around.folder, address)
    place = Place(f"build/site/{inside}")
    looked = Page(place, page, around.language, around.direction, dict(sections))
    places = set(_ID.findall(page))
    return Seen(
        findings=tuple(check_page(looked, around.house)),
        places=tuple(sorted(places)),
        leads=tuple(sorted(set(_leads(page, inside, around, places)))),
    )


def _leads(page: str, inside: str, around: Around, places: Container[str]) -> Iterator[str]:
    """Where the links of a page lead within the site, assets and those of its own `places` that are there left out."""
    for path, place in set(_LEADS.findall(page)):
        if not path and place and place not in places:
            yield f"{inside}#{unquote(html.unescape(place))}"
        elif path:
            named = posixpath.join(around.base, posixpath.dirname(inside), unquote(html.unescape(path)))
            target = posixpath.normpath(named).removeprefix(around.base)
            if not target.startswith(f"{around.folder}/assets/"):
                yield f"{target}#{unquote(html.unescape(place))}" if place else target
