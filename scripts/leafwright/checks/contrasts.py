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
        for found in pattern.finditer(text)
        for meaning in known[(found.lastindex or 1) - 1]
        if meaning[1] != SHIELD
    )


@functools.lru_cache(maxsize=64)
def _pattern(language: Language) -> tuple[re.Pattern[str], list[list[Meaning]]]:
    """Each word as a group of one pattern, the longest first, and what each group means."""
    listed = [
        (word, (family, said))
        for family, each in language.contrasts.items()
        for said, words in each.items()
        for word in words
    ]
    known: dict[str, list[Meaning]] = {}
    for word, meaning in sorted(listed, key=lambda each: -len(each[0].strip("-"))):
        known.setdefault(word, []).append(meaning)
    alternatives = []
    # what stands before is asked once for all words that share it: within a word nothing more is tried
    for before, words in groupby(known, lambda word: edges(word, *language.scripts)[0]):
        said = (f"({re.escape(word.strip('-'))}{edges(word, *language.scripts)[1]})" for word in words)
        alternatives.append(f"{before}(?:{'|'.join(said)})")
    return re.compile("|".join(alternatives) or "(?!)", re.I), list(known.values())
