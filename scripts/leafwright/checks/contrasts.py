"""Words whose exchange turns advice around, as a language file lists them: before and after, left and right.

A family holds meanings that exclude each other; each has its words. Phrases of the meaning "other" are none of them:
"right away" is no side.
"""

import functools
import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from leafwright.checks.prose import edges
from leafwright.model import Language

SHIELD = "other"  # the meaning of phrases that hold a word of the family and mean something else
Meaning = tuple[str, str]
"""A family and one of its meanings."""


def exchanged(source: Counter[Meaning], target: Counter[Meaning]) -> Iterator[tuple[str, str]]:
    """What was said, and what is said in its place: one meaning too few, and another of its family too many."""
    for family, said in source:
        if target[family, said] >= source[family, said]:
            continue
        for other, instead in target:
            if other == family and target[other, instead] > source[other, instead]:
                yield said, instead


@functools.lru_cache(maxsize=20_000)  # a source is read once for all of its translations
def meanings(language: Language, text: str) -> Counter[Meaning]:
    """How often each meaning of the language's families is said; of two words at one place the longer counts."""
    pattern, known = _pattern(language)
    return Counter(
        meaning
        for found in pattern.finditer(text.lower())
        for meaning in known[(found.lastindex or 1) - 1]
        if meaning[1] != SHIELD
    )


@functools.lru_cache(maxsize=64)
def _pattern(language: Language) -> tuple[re.Pattern[str], list[list[Meaning]]]:
    """Each word, in small letters, as a group of one pattern, the longest first, and what each group means."""
    listed = [
        (word.lower(), (family, said))
        for family, each in language.contrasts.items()
        for said, words in each.items()
        for word in words
    ]
    meant: dict[str, list[Meaning]] = {}
    for word, meaning in sorted(listed, key=lambda each: -len(each[0].strip("-"))):
        meant.setdefault(word, []).append(meaning)
    known: list[list[Meaning]] = []
    alternatives = []
    # what stands before is asked once for all words that share it, and their first letter once for all that begin
    # with it: nearly every place of a text is passed at a glance
    for before, words in groupby(meant, lambda word: edges(word, *language.scripts)[0]):
        by_letter: dict[str, list[str]] = {}
        for word in words:
            by_letter.setdefault(word.strip("-")[:1], []).append(word)
        known += [meant[word] for alike in by_letter.values() for word in alike]
        said = (f"{re.escape(letter)}(?:{_rests(alike, language)})" for letter, alike in by_letter.items())
        alternatives.append(f"{before}(?:{'|'.join(said)})")
    return re.compile("|".join(alternatives) or "(?!)"), known


def _rests(words: list[str], language: Language) -> str:
    """What follows the first letter of words that share it, each as a group, with what stands behind it."""
    return "|".join(f"({re.escape(word.strip('-')[1:])}{edges(word, *language.scripts)[1]})" for word in words)
