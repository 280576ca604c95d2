"""Words are spelled as the dictionary of the language spells them.

A misspelled word stops a slow reader. Words of the glossary and those that the language file lists are known as well.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "ISO 17100:2015, 5.3.1: spelling is right"
STANDARDS = ("R38",)
PASSES = [("Drink plenty.", "Beba mucho.", {"unknown": ()})]
FAILS = [("Drink plenty.", "Beva mucho.", {"unknown": ("Beva",)})]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    for word in pair.unknown:
        fix = f"correct it, or add it to `words` in docs/languages/{pair.language.tag}.toml"
        yield Problem(pair.at, f"the dictionary does not hold {word!r}", fix)
