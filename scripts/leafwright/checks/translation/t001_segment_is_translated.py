"""Every segment has a translation that a person has confirmed.

An edition with a gap or a fuzzy segment would show words that are missing, or that belonged to another
sentence ("7 days" for a new "5 days"). It is withheld instead.
"""

from collections.abc import Iterator

from leafwright.checks.prose import shortened
from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "standard R36 and R39; WHO SMART Guidelines, TRANSREV-02"
STANDARDS = (
    "R36",
    "R39",
)

PASSES = [("It is not cancer.", "No es cáncer.")]
FAILS = [("It is not cancer.", None)]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None:
        words = shortened(pair.source, 12)
        if pair.why == "fuzzy":
            fix = "compare it with the changed source, correct it, and take the mark fuzzy away"
            yield Problem(pair.at, f'the source changed, translation is fuzzy: "{words}"', fix)
        else:
            yield Problem(
                pair.at, f'not translated: "{words}"', "write its translation (`translate` makes room for it)"
            )
