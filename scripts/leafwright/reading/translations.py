"""Languages, their PO files, and what their dictionaries know."""

import functools
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import TypeAdapter

from leafwright.cache import Cache
from leafwright.model import Catalog, Language
from leafwright.reading.files import Reader
from leafwright.reading.spelling import dictionary_version, unknown_words
from leafwright.text.macros import words_of
from leafwright.translation.catalogs import Entry, catalog_of, entries_of

_ENTRIES = TypeAdapter(list[Entry])
_WORDS = TypeAdapter(frozenset[str])


def misspelled_of(
    root: Path, language: Language, catalogs: Mapping[tuple[str, str], Catalog], cache: Cache
) -> frozenset[str]:
    """Words of a language's catalogs that its dictionary, if it has one, does not hold; search terms left out."""
    if not language.dictionary:
        return frozenset()
    texts = [
        words
        for (tag, _), each in catalogs.items()
        if tag == language.tag
        for (role, _), words in each.words.items()
        if role != "search_terms"
    ]
    terms = [
        words
        for (role, _), words in catalogs.get((language.tag, "glossary"), Catalog("")).words.items()
        if role.endswith(".term")
    ]

    def work() -> frozenset[str]:
        known = [*language.words, *(word for term in terms for word in words_of(term))]
        return unknown_words(root, language.dictionary, [word for text in texts for word in words_of(text)], known)

    version = dictionary_version(root, language.dictionary)
    return cache.answer(_WORDS, work, "spelling", version, *language.words, "", *terms, "", *texts)


@functools.cache
def syllables_of(path: Path) -> Mapping[str, int]:
    """English words by their number of syllables: the stressed sounds of the CMU Pronouncing Dictionary."""
    if not path.exists():
        return {}
    found = re.findall(r'^  "?([a-z\'-]+)"?: "([^"]*)"', path.read_text("utf-8"), re.M)
    return {word: sum(sound.isdigit() for sound in sounds) for word, sounds in found}


def languages_of(reader: Reader, docs: Path) -> tuple[Language, ...]:
    """All languages, the source language first, then by tag."""
    found = []
    for path in sorted((docs / "languages").glob("*.toml")):
        read = reader.toml(path)
        if read and (language := reader.validate(Language, {"tag": path.stem, **read[0]}, path, read[1])):
            found.append(language)
    if sum(language.source for language in found) != 1:
        message = "there must be exactly one source language"
        fix = "write source = true in the file of the language the topics are written in, and in no other"
        reader.report(docs / "languages", 1, "S006", message, fix)
        return ()
    return tuple(sorted(found, key=lambda language: (not language.source, language.tag)))


def catalogs_of(
    reader: Reader, folder: Path, languages: Iterable[Language], cache: Cache
) -> Iterable[tuple[tuple[str, str], Catalog]]:
    for language in languages:
        for path in sorted((folder / language.tag).glob("*.po")):
            text = reader.text(path, language.tag)
            if text is None:
                continue
            try:
                entries = cache.answer(_ENTRIES, functools.partial(entries_of, text), "PO", text)
            except (OSError, ValueError) as error:
                found = re.search(r"line (\d+)", str(error))
                message = "not a valid PO file"
                fix = "open it in a PO editor such as Poedit and save it again"
                reader.report(path, int(found[1]) if found else 1, "S010", message, fix, language.tag)
                continue
            yield (language.tag, path.stem), catalog_of(path.relative_to(reader.root).as_posix(), entries)
