"""What the dictionary of each language does not hold of the words that are written in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from leafwright import workers
from leafwright.cache import Cache, code
from leafwright.model import Catalog, Language, Term, Topic
from leafwright.reading.words.spelling import Spelling, dictionary_version
from leafwright.reading.words.syllables import SOUNDS
from leafwright.text.document import parse
from leafwright.text.macros import words_of
from leafwright.text.near import meant
from leafwright.translation.shelf import Shelf

_WORDS = TypeAdapter(frozenset[str])
Catalogs = Mapping[tuple[str, str], Catalog]
Said = tuple[list[str], list[str]]
"""What is written in a language, and terms of the glossary, which are right."""


def misspelled(
    root: Path,
    languages: Iterable[Language],
    topics: Iterable[Topic],
    glossary: Mapping[str, Term],
    catalogs: Shelf,
    common: Mapping[str, int],
    cache: Cache,
) -> dict[str, frozenset[str]]:
    """By language: words that its dictionary, if it has one, does not hold; search terms left out.

    Those of the topics in the source language, and of the catalogs in others. Terms of the glossary are right. Of
    English also what an unknown word may have been meant to be, of `common` words and British spellings, where the
    dictionary does not hold that either.
    """
    spelled = {each.tag: each for each in languages if each.dictionary}
    own = _own(topics, glossary)
    questions = {tag: _question(each, own, catalogs, cache) for tag, each in spelled.items()}
    found = {tag: cache.known(_WORDS, *question) for tag, question in questions.items()}
    asking = [spelled[tag] for tag, known in found.items() if known is None]
    new = [_asked(root, each, _said(each, own, catalogs), common, cache) for each in asking]
    for asked, unknown in zip(new, workers.each(_unknown, new, _cores(new)), strict=True):
        cache.remember(_WORDS, unknown, *questions[asked.tag])
        found[asked.tag] = unknown
    return {each.tag: found.get(each.tag) or frozenset() for each in languages}


def _own(topics: Iterable[Topic], glossary: Mapping[str, Term]) -> Said:
    """The topics, and the terms of the glossary with their forms."""
    return (
        [topic.text for topic in topics],
        [word for term in glossary.values() for word in (term.term, *term.forms)],
    )


def _said(language: Language, own: Said, catalogs: Catalogs) -> Said:
    return own if language.source else _translated(catalogs, language.tag)


def _translated(catalogs: Catalogs, tag: str) -> Said:
    """The segments of a language's catalogs, and its terms of the glossary."""
    words = [item for key in catalogs if key[0] == tag for item in catalogs[key].words.items()]
    terms = catalogs.get((tag, "glossary"), Catalog("")).words.items()
    return (
        [text for (role, _), text in words if role != "search_terms"],
        [text for (role, _), text in terms if role.endswith(".term")],
    )


def _question(language: Language, own: Said, catalogs: Shelf, cache: Cache) -> tuple[str, ...]:
    """All that it depends on which words of topics, or of segments, are unknown."""
    texts, known = _said(language, own, catalogs.shared)
    for each in texts if language.source else ():
        cache.want(*_question_of_topic(each))
    made_of = code("reading", "text"), *map(dictionary_version, (language.dictionary, SOUNDS))
    return "spelling", *made_of, *language.words, "", *known, "", *texts, catalogs.mark(language.tag)


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """The words of a language, what spells them, and of English those that one may have been meant to be."""

    tag: str
    spelling: Spelling
    written: frozenset[str]
    common: Mapping[str, int]


def _asked(root: Path, language: Language, said: Said, common: Mapping[str, int], cache: Cache) -> _Asked:
    texts, known = said
    parted = (_words(each, cache) if language.source else words_of(each) for each in texts)
    right = (*language.words, *(word for each in known for word in words_of(each)))
    return _Asked(
        tag=language.tag,
        spelling=Spelling(root, language.dictionary, right),
        written=frozenset(word for words in parted for word in words),
        common=common if language.source and language.is_english else {},
    )


def _cores(new: Sequence[_Asked]) -> int:
    """One; all where several dictionaries must be opened, which takes seconds each, and much memory."""
    opened = [asked for asked in new if asked.spelling.new(asked.written)]
    return 0 if len(opened) > 1 else 1


def _unknown(asked: _Asked) -> frozenset[str]:
    """Words that neither the dictionary nor the language file nor what is known holds."""
    unknown = asked.spelling.unknown(asked.written)
    near = {each for word in unknown for each in meant(word.lower(), asked.common)} if asked.common else set[str]()
    return unknown | asked.spelling.unknown(near)


def _words(topic: str, cache: Cache) -> frozenset[str]:
    """The words of a topic's segments. To parse it takes its time, so only where it is another."""

    def work() -> frozenset[str]:
        segments = (each.text for each in parse(topic).segments if each.role != "search_terms")
        return frozenset(word for each in segments for word in words_of(each))

    return cache.answer(_WORDS, work, *_question_of_topic(topic))


def _question_of_topic(topic: str) -> tuple[str, ...]:
    return "words", code("text"), topic
