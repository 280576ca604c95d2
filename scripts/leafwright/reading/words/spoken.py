"""The words of site and leaflet, which come with the tool in English → in the language that the topics are written in.

Where that is another, they are its words as a translation brings them; what translations into others held beside the
English words, they then hold beside these.
"""

from collections.abc import Mapping
from dataclasses import replace

from leafwright.model import Catalog, Language
from leafwright.translation.catalogs import merged, usable

Key = tuple[str, str]

_NAMES_ENGLISH = {"read_english": "{}", "format_dual": "+ {}"}  # where that is not the source, its name says it


def spoken(
    english: Mapping[str, str], own: Mapping[str, str], catalogs: Mapping[Key, Catalog], source: Language
) -> tuple[dict[str, str], dict[Key, Catalog]]:
    """The words by key, what the library says itself over them, and the catalogs beside them."""
    if source.is_english:
        return {**english, **own}, dict(catalogs)
    known = catalogs.get((source.tag, "interface"))
    named = {key: said.format(source.name) for key, said in _NAMES_ENGLISH.items() if key in english}
    said = {key: named.get(key) or (known and usable(known, key, text)) or text for key, text in english.items()}
    moved = {(key, text): (key, said[key]) for key, text in english.items() if key not in named}
    beside = {key: _beside(each, moved, named) for key, each in catalogs.items() if key[1] == "interface"}
    return {**said, **own}, {**catalogs, **beside}


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
