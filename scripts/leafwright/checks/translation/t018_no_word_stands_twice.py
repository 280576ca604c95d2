"""No word stands twice in a row, but in languages that say things so.

It is the commonest slip where a sentence was put together again. Urdu, Bengali and others double a word on purpose:
their files say so (`doubles`).
"""

from collections.abc import Iterator

from leafwright.checks.prose import doubled
from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "ISO 17100:2015, 5.3: a text is read for slips of the hand; WALS 27 on reduplication"
STANDARDS = ("R38",)
OPTIONS = {"right": "words that may stand twice"}
EXAMPLE = {"right": ["nous", "vous"]}
PASSES = [
    ("Ask the nurse.", "Pregunte a la enfermera."),
    ("You wash.", "Vous vous lavez."),
]
FAILS = [("Ask the nurse.", "Pregunte a la la enfermera.")]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or pair.language.doubles:
        return
    said = doubled(pair.source)
    for word in doubled(pair.target):
        if word.casefold() not in house["right"] and not said:
            yield Problem(pair.at, f'the word "{word}" stands twice', "take one out")
