"""The topics of a language in groups: by letter, kind, part of the body and department, each in its order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from leafwright.cache import Cache
from leafwright.model import Edition, Language, Phone
from leafwright.text.macros import hours_of
from leafwright.website.front import address_of_page, page_of, told_title
from leafwright.website.language_site import LanguageSite, reason_not_shown
from leafwright.website.topic.dialing import address_of
from leafwright.website.ways.ordering import in_order, letters_of

OTHER = "other"


@dataclass(frozen=True)
class Entry:
    """A topic in a list: its title as HTML, where its page lies, and what is told of it, such as not yet ready."""

    edition: Edition
    words: str
    title: Markup
    href: str
    note: str = ""


@dataclass(frozen=True)
class Group:
    """Topics that stand below one heading; `phones` are those of a department."""

    id: str
    name: Markup
    entries: tuple[Entry, ...]
    why: str = ""
    phones: tuple[Mapping[str, str], ...] = ()


def entries_of(site: LanguageSite, sites: Sequence[LanguageSite], cache: Cache, staff: bool = False) -> list[Entry]:
    """The topics that readers are told of, or those for staff that are shown, in the order of the site's language."""
    editions = [each for each in site.listed if each.kind.source_only == staff and (not staff or site.shows(each))]
    entries = (_entry(each, site, sites) for each in editions)
    return in_order(entries, lambda each: each.words, site.speaks, cache)


def _entry(edition: Edition, site: LanguageSite, sites: Sequence[LanguageSite]) -> Entry:
    href = address_of_page(page_of(edition))
    title = told_title(edition, site)
    if site.shows(edition):
        return Entry(edition, title, Markup.escape(title), href)
    named = site.words.foreign(Markup.escape(title))
    return Entry(edition, title, named, href, site.words[reason_not_shown(edition, sites)])


def by_letter(entries: Sequence[Entry], language: Language, cache: Cache) -> list[Group]:
    """Topics by the letter that they begin with."""
    found = letters_of([each.words for each in entries], language, cache)
    return [Group(letter_id(one), Markup.escape(one), tuple(entries[at] for at in held)) for one, held in found]


def letter_id(letter: str) -> str:
    """The id of a letter's heading: an address that every browser writes alike."""
    return f"letter-{ord(letter[0]):04x}"


def by_kind(entries: Iterable[Entry], site: LanguageSite) -> list[Group]:
    """Topics by what they are, in the readers' words and their order in interface.toml; a library's own behind."""
    listed = list(entries)
    names = dict(kind_of(each.edition, site) for each in listed)
    found = _grouped((kind_of(each.edition, site)[0], each) for each in listed)
    keys = list(site.words.source)
    ordered = sorted(found, key=lambda kind: (kind == OTHER, keys.index(key) if (key := _key(kind)) in keys else 999))
    return [
        Group(kind, Markup.escape(names[kind]), tuple(found[kind]), why=_said(f"{_key(kind)}_why", site))
        for kind in ordered
    ]


def kind_of(edition: Edition, site: LanguageSite) -> tuple[str, str]:
    """The kind of a topic, by its id and in the readers' words: `other` where the site's language has none for it."""
    kind = edition.topic.meta.kind
    own = edition.kind.name if site.speaks.source else ""  # a library's own kinds have at least their names
    name = _said(_key(kind), site) or own
    return (kind, name) if name else (OTHER, site.words["kind_other"] or site.words["topics"])


def _key(kind: str) -> str:
    """The key of the interface word for a kind."""
    return f"kind_{kind.replace('-', '_')}"


def _said(key: str, site: LanguageSite) -> str:
    """An interface word that there need not be."""
    return site.words[key] if key in site.words.source else ""


def by_body(entries: Iterable[Entry], site: LanguageSite) -> list[Group]:
    """Topics by the parts of the body that they name, from head to foot as their words stand in interface.toml."""
    found = _grouped((f"body_{part}", each) for each in entries for part in each.edition.topic.meta.body)
    keys = [key for key in site.words.source if key in found]
    return [Group(key.removeprefix("body_"), site.words.marked(key), tuple(found[key])) for key in keys]


def by_department(entries: Iterable[Entry], site: LanguageSite, cache: Cache) -> list[Group]:
    """Topics by the department that answers for them, with its phones."""
    found = _grouped((each.edition.topic.meta.owner, each) for each in entries)
    here = {owner: department for owner, department in site.departments.items() if owner in found}
    ordered = in_order(here, lambda owner: here[owner].name, site.speaks, cache)
    return [
        Group(
            owner,
            site.words.named(here[owner].name),
            tuple(found[owner]),
            phones=phones_told(here[owner].phones, site),
        )
        for owner in ordered
    ]


def _grouped(pairs: Iterable[tuple[str, Entry]]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for name, entry in pairs:
        found.setdefault(name, []).append(entry)
    return found


def phones_told(phones: Mapping[str, Phone], site: LanguageSite) -> tuple[Mapping[str, str], ...]:
    """Phones as templates show them: name, its language where it is not the site's, the direction of that, number, its
    link, and hours."""
    return tuple(
        {
            "name": each.name,
            "lang": site.words.tongue(each.name),
            "dir": site.words.direction,
            "number": each.number.replace(" ", "\u00a0"),  # stays on its line
            "href": address_of(each.number) if site.dial else "",
            "hours": hours_of(each.hours),
        }
        for each in phones.values()
    )
