"""What the dictionary of each language does not hold of the words that are written in it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import TypeAdapter

from leafwright.cache import Cache, code
from leafwright.model import Catalog, Language, Term, Topic
from leafwright.reading.words.spelling import dictionary_version, unknown_words
from leafwright.text.document import parse
from leafwright.text.macros import words_of

_WORDS = TypeAdapter(frozenset[str])
Catalogs = Mapping[tuple[str, str], Catalog]


def misspelled(
    root: Path,
    languages: Iterable[Language],
    topics: Iterable[Topic],
    glossary: Mapping[str, Term],
    catalogs: Catalogs,
    cache: Cache,
) -> dict[str, frozenset[str]]:
    """By language: words that its dictionary, if it has one, does not hold; search terms left out.

    Those of the topics in the source language, and of the catalogs in others. Terms of the glossary are right.
    """
    found: dict[str, frozenset[str]] = {}
    for language in languages:
        terms = [word for term in glossary.values() for word in (term.term, *term.forms)]
        texts, known = (_written(topics), terms) if language.source else _translated(catalogs, language.tag)
        found[language.tag] = _unknown(root, language, texts, known, cache) if language.dictionary else frozenset()
    return found


def _written(topics: Iterable[Topic]) -> list[str]:
    """The segments of the topics."""
    return [each.text for topic in topics for each in parse(topic.text).segments if each.role != "search_terms"]


def _translated(catalogs: Catalogs, tag: str) -> tuple[list[str], list[str]]:
    """The segments of a language's catalogs, and its terms of the glossary."""
    words = [item for (own, _), each in catalogs.items() if own == tag for item in each.words.items()]
    terms = catalogs.get((tag, "glossary"), Catalog("")).words.items()
    return (
        [text for (role, _), text in words if role != "search_terms"],
        [text for (role, _), text in terms if role.endswith(".term")],
    )


def _unknown(root: Path, language: Language, texts: list[str], known: list[str], cache: Cache) -> frozenset[str]:
    """Words of the texts that neither the dictionary nor the language file nor what is `known` holds."""

    def work() -> frozenset[str]:
        right = [*language.words, *(word for each in known for word in words_of(each))]
        return unknown_words(root, language.dictionary, [word for text in texts for word in words_of(text)], right)

    asked = code("reading", "text"), dictionary_version(language.dictionary), *language.words, "", *known, "", *texts
    return cache.answer(_WORDS, work, "spelling", *asked)
