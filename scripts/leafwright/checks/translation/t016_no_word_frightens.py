"""A translation holds no word that frightens and tells nothing.

A calm sentence can turn into an alarm on its way into another language. The language file lists such words (`fear`).
Where one is right after all, the translator writes `fear: reason` as the comment.
"""

from collections.abc import Iterator

from leafwright.checks.prose import any_of, plain
from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "standard R33; CDC Clear Communication Index: no scare words"
STANDARDS = ("R33", "R39")
PASSES = [
    ("It can be life-threatening.", "Puede poner en peligro la vida."),
    ("Pain.", "Un dolor horrible.", {"note": "fear: a reader's own words, quoted"}),
    ("Pain.", None),
]
FAILS = [("A burst vessel is an emergency.", "Un vaso roto es una emergencia aterradora.")]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or not pair.language.fear or pair.excused("fear"):
        return
    target = plain(pair.target)
    if found := any_of(pair.language.fear, *pair.language.scripts).search(target):
        message = f'the word "{found[0]}" may frighten: "{target[:60]}"'
        yield Problem(pair.at, message, "say calmly what the source says, or write `fear:` and the reason")
