"""The home page of a language, its lists of topics, and its words explained, as Markdown."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from leafwright.cache import Cache
from leafwright.text.as_markdown import as_words
from leafwright.text.templates import macros
from leafwright.website.front import address_of_page, front_matter
from leafwright.website.language_site import LanguageSite, built
from leafwright.website.offline import offer
from leafwright.website.ways.groups import (
    Entry,
    Group,
    by_body,
    by_department,
    by_kind,
    by_letter,
    entries_of,
    phones_told,
)
from leafwright.website.ways.kiosk import KIOSK, kiosk_page
from leafwright.website.ways.ordering import in_order
from leafwright.website.ways.trail import trail_to

FEW = 24  # topics that home names one by one
MANY = 80  # topics on a page from which its groups are folded
STAFF = "staff.md"
Grouping = Callable[[Sequence[Entry], LanguageSite, Cache], list[Group]]
WAYS: dict[str, tuple[str, Grouping]] = {
    "a-to-z.md": ("a_to_z", lambda entries, site, cache: by_letter(entries, site.speaks, cache)),
    "kinds.md": ("by_kind", lambda entries, site, _: by_kind(entries, site)),
    "body.md": ("by_body", lambda entries, site, _: by_body(entries, site)),
    "departments.md": ("by_department", by_department),
}
"""Each list of topics: the word that is its title, and how it groups them."""


def ways_pages(site: LanguageSite, sites: Sequence[LanguageSite], cache: Cache) -> dict[str, str]:
    """The home page, the lists of topics, words explained and the waiting room's screen of a language, by file name."""
    entries = entries_of(site, sites, cache)
    lists = {name: found for name in WAYS if (found := _groups(name, entries, site, cache))}
    pages = {"index.md": _home(site, sites, entries, lists), KIOSK: kiosk_page(entries, MANY, site, sites)}
    for name, groups in lists.items():
        word = WAYS[name][0]
        others = [other for other in sites if other.words[word] and any(not e.kind.source_only for e in other.listed)]
        pages[name] = _list(site.words[word], name, groups, site, others)
    staff = entries_of(site, sites, cache, staff=True)
    if staff:
        pages[STAFF] = _list(site.words["for_staff"], STAFF, by_letter(staff, site.speaks, cache), site, [site])
    if site.glossary:
        pages["glossary.md"] = _glossary(site, sites, cache)
    return pages


def _groups(name: str, entries: Sequence[Entry], site: LanguageSite, cache: Cache) -> list[Group]:
    """The groups of a list; none where the language has no word for it."""
    word, grouping = WAYS[name]
    return grouping(entries, site, cache) if site.words[word] else []


def _home(
    site: LanguageSite, sites: Sequence[LanguageSite], entries: Sequence[Entry], lists: dict[str, list[Group]]
) -> str:
    words = site.words
    ways: list[tuple[str, str, list[Group], bool]] = [
        (words[WAYS[name][0]], address_of_page(name), groups, name == "a-to-z.md")
        for name, groups in lists.items()
        if name != "kinds.md"
    ]
    if site.glossary:
        ways.append((words["glossary"], "glossary.html", [], False))
    kinds = by_kind(entries, site)
    few = len(entries) <= FEW
    body = _MACROS.home(
        kinds, "kinds.md" in lists, few, words["topic_count"] or "{count}", ways,
        words["find_topic"] or words["topics"], words["topics"],
        [other.language for other in sites], words["choose_language"] or words["language"], site.language.tag,
    )  # fmt: skip
    head = front_matter(words["home"], words["patient_information"], "index.md", sites, home=True, built=built(site))
    lead = f"{as_words(words['home_lead'])}\n{{: .lead }}\n" if words["home_lead"] else ""
    band = _MACROS.band(words["contacts"] or words["for_staff"], phones_told(site.phones, site), site.interpreter)
    return f"{head}# {as_words(words['patient_information'])}\n\n{lead}\n{body}\n{offer(site)}\n{band}\n"


def _list(title: str, name: str, groups: Sequence[Group], site: LanguageSite, sites: Sequence[LanguageSite]) -> str:
    """A page of topics in groups, folded where they are many."""
    folded = sum(len(group.entries) for group in groups) > MANY
    more: dict[str, Any] = {"scripts": ["unfold.js"]} if folded else {}
    head = front_matter(title, title, name, sites, trail=trail_to(title, site), **more)
    count = site.words["topic_count"] or "{count}"
    body = _MACROS.page(title, groups, folded, count, name == "a-to-z.md")
    return f"{head}# {as_words(title)}\n\n{body}\n"


def _glossary(site: LanguageSite, sites: Sequence[LanguageSite], cache: Cache) -> str:
    """Every term of a language with its meaning, in the order of the language."""
    words = site.words
    parts = [
        front_matter(
            words["glossary"], words["glossary_why"], "glossary.md", [each for each in sites if each.glossary],
            trail=trail_to(words["glossary"], site),
        ),
        f"# {as_words(words['glossary'])}\n\n{as_words(words['glossary_why'])}\n",
    ]  # fmt: skip
    for slug, term in in_order(site.glossary.items(), lambda item: item[1].term, site.speaks, cache):
        parts.append(f"## {as_words(term.term)} {{#{slug}}}\n\n{as_words(term.meaning)}\n")
    return "\n".join(parts)


_MACROS = macros(Path(__file__).with_name("ways.html"))
