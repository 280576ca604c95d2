"""What the dictionary of each language does not hold of the words that are written in it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import TypeAdapter

from leafwright.cache import Cache, code
from leafwright.model import Catalog, Language, Term, Topic
from leafwright.reading.words.spelling import dictionary_version, unknown_words
from leafwright.reading.words.syllables import SOUNDS
from leafwright.text.document import parse
from leafwright.text.macros import words_of
from leafwright.text.near import meant

_WORDS = TypeAdapter(frozenset[str])
Catalogs = Mapping[tuple[str, str], Catalog]


def misspelled(
    root: Path,
    languages: Iterable[Language],
    topics: Iterable[Topic],
    glossary: Mapping[str, Term],
    catalogs: Catalogs,
    common: Mapping[str, int],
    cache: Cache,
) -> dict[str, frozenset[str]]:
    """By language: words that its dictionary, if it has one, does not hold; search terms left out.

    Those of the topics in the source language, and of the catalogs in others. Terms of the glossary are right. Of
    English also what an unknown word may have been meant to be, of `common` words and British spellings, where the
    dictionary does not hold that either.
    """
    terms = [word for term in glossary.values() for word in (term.term, *term.forms)]
    written = [topic.text for topic in topics]
    found: dict[str, frozenset[str]] = {}
    for each in languages:
        texts, known = (written, terms) if each.source else _translated(catalogs, each.tag)
        near = common if each.source and each.is_english else {}
        found[each.tag] = _unknown(root, each, texts, known, near, cache) if each.dictionary else frozenset()
    return found


def _translated(catalogs: Catalogs, tag: str) -> tuple[list[str], list[str]]:
    """The segments of a language's catalogs, and its terms of the glossary."""
    words = [item for (own, _), each in catalogs.items() if own == tag for item in each.words.items()]
    terms = catalogs.get((tag, "glossary"), Catalog("")).words.items()
    return (
        [text for (role, _), text in words if role != "search_terms"],
        [text for (role, _), text in terms if role.endswith(".term")],
    )


def _unknown(
    root: Path, language: Language, texts: list[str], known: list[str], common: Mapping[str, int], cache: Cache
) -> frozenset[str]:
    """Words of topics, or of segments, that neither the dictionary nor the language file nor what is `known` holds."""

    def work() -> frozenset[str]:
        right = [*language.words, *(word for each in known for word in words_of(each))]
        written = [word for each in texts for word in (_words(each, cache) if language.source else words_of(each))]
        unknown = unknown_words(root, language.dictionary, written, right)
        near = {each for word in unknown for each in meant(word.lower(), common)} if common else set[str]()
        return unknown | unknown_words(root, language.dictionary, near, right)

    made_of = code("reading", "text"), *map(dictionary_version, (language.dictionary, SOUNDS))
    asked = *made_of, *language.words, "", *known, "", *texts
    for each in texts if language.source else ():
        cache.want(*_asked(each))
    return cache.answer(_WORDS, work, "spelling", *asked)


def _words(topic: str, cache: Cache) -> frozenset[str]:
    """The words of a topic's segments. To parse it takes its time, so only where it is another."""

    def work() -> frozenset[str]:
        segments = (each.text for each in parse(topic).segments if each.role != "search_terms")
        return frozenset(word for each in segments for word in words_of(each))

    return cache.answer(_WORDS, work, *_asked(topic))


def _asked(topic: str) -> tuple[str, ...]:
    return "words", code("text"), topic
