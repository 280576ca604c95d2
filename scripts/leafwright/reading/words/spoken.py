"""The words of site and leaflet, which come with the tool in English → in the language that the topics are written in.

Where that is another, they are its words as a translation brings them; what translations into others held beside the
English words, they then hold beside these.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from leafwright.model import Catalog, Language
from leafwright.translation.catalogs import merged, usable

Key = tuple[str, str]

NAMES_ENGLISH = {"read_english": "{}", "format_dual": "+ {}"}  # where that is not the source, its name says it


def spoken(
    english: Mapping[str, str], own: Mapping[str, str], catalogs: Mapping[Key, Catalog], languages: Sequence[Language]
) -> tuple[dict[str, str], dict[Key, Catalog]]:
    """The words by key, what the library says itself over them, and the catalogs beside them.

    The first of `languages` is that of the source; where English is another, the words of the tool are its translation.
    """
    source, *others = languages
    if source.is_english:
        return {**english, **own}, dict(catalogs)
    named = {key: said.format(source.name) for key, said in NAMES_ENGLISH.items() if key in english}
    said = {**_told(english, catalogs.get((source.tag, "interface"))), **named}
    moved = {(key, text): (key, said[key]) for key, text in english.items() if key not in named}
    whole = {**catalogs, **_in_english(english, catalogs, [each.tag for each in others if each.is_english])}
    beside = {key: _beside(each, moved, named) for key, each in whole.items() if key[1] == "interface"}
    return {**said, **own}, {**whole, **beside}


def unsaid(english: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """The tool's words that a source language other than English must bring: but those that the library says itself."""
    return {key: text for key, text in english.items() if key not in own and key not in NAMES_ENGLISH}


def _told(english: Mapping[str, str], known: Catalog | None) -> dict[str, str]:
    """The words by key as a catalog has them, in English where it does not."""
    return {key: (known and usable(known, key, text)) or text for key, text in english.items()}


def _in_english(english: Mapping[str, str], catalogs: Mapping[Key, Catalog], tags: Sequence[str]) -> dict[Key, Catalog]:
    """The words that come with the tool as translations of themselves, with those of the library over them."""
    known = {(tag, "interface"): Catalog(f"docs/translations/{tag}/interface.po") for tag in tags}
    words = {key: key[1] for key in english.items()}
    return {key: merged(replace(none, words=words), catalogs.get(key, none)) for key, none in known.items()}


def _beside(catalog: Catalog, moved: Mapping[Key, Key], named: Mapping[str, str]) -> Catalog:
    """A catalog whose words stand beside those of another language; over them lies what stood there already."""
    keys = {*catalog.words, *catalog.lines}
    under = _held(catalog, {key: moved[key] for key in keys & moved.keys()})
    under.words.update({(key, said): said for key, said in named.items()})
    return merged(under, _held(catalog, {key: key for key in keys - moved.keys()}))


def _held(catalog: Catalog, keys: Mapping[Key, Key]) -> Catalog:
    """What a catalog holds below some keys, below others."""
    return replace(
        catalog,
        words={keys[key]: words for key, words in catalog.words.items() if key in keys},
        lines={keys[key]: line for key, line in catalog.lines.items() if key in keys},
        fuzzy=frozenset(keys[key] for key in catalog.fuzzy if key in keys),
        notes={keys[key]: note for key, note in catalog.notes.items() if key in keys},
    )
