"""Numbers of a sentence stand in the order of the source.

"90 became smaller, 10 did not" with its numbers crossed holds the same numbers, and is wrong. Ten, a hundred and so on
may move: Chinese says "of 100 people, 90". Where grammar asks for another order, the translator writes `order: reason`.
"""

from collections.abc import Iterator

from leafwright.checks.prose import in_step
from leafwright.checks.subjects import House, Pair
from leafwright.checks.translation.t002_numbers_are_the_same import in_order, numbers
from leafwright.model import Problem

SOURCE = "standard R38; a sample of planted errors: crossed numbers passed every other check"
STANDARDS = ("R38",)
OPTIONS = {"whole": "numbers that others are told out of"}
EXAMPLE = {"whole": ["100"]}
PASSES = [
    ("It shrank in 90, and grew in 7.", "Se redujo en 90 y creció en 7."),
    ("90 out of 100.", "De cada 100, 90."),
    ("5 in 10 days.", "En 10 días, 5.", {"note": "order: the time comes first"}),
    ("5 days", None),
]
FAILS = [
    ("It shrank in 90, and grew in 7.", "Se redujo en 7 y creció en 90."),
    ("Take 2 at 8 hours. Rest.", "Tome 8 a las 2 horas. Descanse."),
    ("Of 143 people. 56 had pain.", "De 56 personas. 143 tuvieron dolor."),
]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or pair.excused("order") or numbers(pair.source) != numbers(pair.target):
        return  # T002 tells what is lost
    for source, target in in_step(pair.source, pair.target):  # with the room inside numbers
        said, given = (
            [number for number in in_order(text) if number not in house["whole"]] for text in (source, target)
        )
        if said != given:
            message = f'numbers in another order than in the source, {", ".join(said)}: "{target[:60]}"'
            yield Problem(pair.at, message, "put each number where it belongs, or write `order:` and the reason")
            return
