"""A segment does not say what the one before or behind it says.

A hand that slips by a line in a table of segments leaves good sentences in the wrong places: a heading over the answer
to another question, two items in one. Where both are right, the translator writes `words: reason` as the comment.
"""

from collections.abc import Iterator

from rapidfuzz import fuzz

from leafwright.checks.prose import letters
from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "a sample of planted errors: words of a neighboring segment passed every other check"
STANDARDS = ("R38",)
OPTIONS = {
    "letters": "letters of the shortest words that are compared; a third of it in Chinese",
    "likeness": "per cent of letters that two segments share where one may say what the other says",
}
EXAMPLE = {"letters": 9, "likeness": 60}
_EATING = {"beside": (("What can I eat?", "¿Qué puedo comer?"),)}
PASSES = [
    ("Who helps me?", "¿Quién me ayuda?", _EATING),
    ("And what can I eat?", "¿Qué puedo comer?", _EATING),
    ("Who helps me?", None, _EATING),
    ("Who helps me?", "¿Qué puedo comer?", {**_EATING, "note": "words: a made-up reason"}),
]
FAILS = [
    ("Who helps me?", "¿Qué puedo comer?", _EATING),
    ("Who helps me?", "¿Quién me ayuda? ¿Qué puedo comer?", _EATING),
    ("Who helps me?", "¿Qué puedo comer? ¿Quién me ayuda?", _EATING),
]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or pair.excused("words"):
        return
    said, least = letters(pair.target), house["letters"] // (3 if "Han" in pair.language.scripts else 1)
    for source, target in pair.beside:
        other = letters(target)
        if len(other) < least or not (said.startswith(other) or said.endswith(other)):
            continue  # told first, since it takes least
        if fuzz.partial_ratio(source.casefold(), pair.source.casefold()) < house["likeness"]:
            message = f'these are the words for "{source[:50]}": "{target[:50]}"'
            yield Problem(pair.at, message, "say what its own source says, or write `words:` and the reason")
            return
