"""A term of the glossary is said with the word that the glossary gives.

One thing under two names reads as two things. Words are compared by likeness, since most languages bend them; where
another word is right, the translator writes `terms: reason` as the comment of the segment.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator

from rapidfuzz import fuzz

from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem
from leafwright.text.macros import outside_macros

SOURCE = "ISO 17100:2015, 5.3.1: terminology is consistent"
STANDARDS = ("R38",)
OPTIONS = {"likeness": "per cent of a term's letters that must be found again, in their order"}
EXAMPLE = {"likeness": 60}

_LINK = re.compile(r"\[([^\]]*)\]\((glossary\.md#[^)]*)\)")
_CATHETER = {"terms": (("catheter", "catéter"), ("catheters", "catéter"))}
PASSES = [
    ("Two catheters.", "Dos catéteres.", _CATHETER),
    ("A tube.", "Un tubo.", _CATHETER),
    ("The catheter.", "El tubo.", {**_CATHETER, "note": "terms: readers call it so"}),
]
FAILS = [
    ("The catheter is thin.", "La sonda es fina.", _CATHETER),
    ("A [catheter](glossary.md#catheter).", "Un catéter es una [sonda](glossary.md#catheter).", _CATHETER),
]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or pair.excused("terms"):
        return
    if wrong := _linked_otherwise(pair, house["likeness"]):
        english, own, said = wrong
        message = f'"{english}" is "{own}" in the glossary, to which "{said[:50]}" leads'
        yield Problem(pair.at, message, f'say "{own}" there, or write `terms:` and the reason in the comment')
        return
    source, target, told = outside_macros(pair.source).casefold(), _folded(pair.target), set[str]()
    for english, own in pair.terms:
        # most terms are not there at all: that is told fastest without a pattern
        if english.casefold() not in source or own in told or not re.search(rf"\b{re.escape(english)}\b", source, re.I):
            continue
        if fuzz.partial_ratio(_folded(own), target) < house["likeness"]:
            told.add(own)
            message = f'"{english}" is "{own}" in the glossary, which "{pair.target[:50]}" does not say'
            yield Problem(pair.at, message, f'say "{own}", or write `terms:` and the reason in the comment')


def _linked_otherwise(pair: Pair, likeness: int) -> tuple[str, str, str] | None:
    """A term of the glossary, how the glossary says it, and words that lead to it and are not like it."""
    terms = {english.casefold(): own for english, own in pair.terms}
    given = {found[2]: found[1] for found in _LINK.finditer(pair.target or "")}
    for found in _LINK.finditer(pair.source):
        own, said = terms.get(found[1].casefold()), given.get(found[2])
        if own and said and fuzz.partial_ratio(_folded(own), _folded(said)) < likeness:
            return found[1], own, said
    return None


@functools.cache
def _folded(text: str) -> str:
    """Small letters without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
