"""A translation holds exactly the macros and {names} of its source.

A lost `{{ phone.ward }}` is a warning sign without its phone number.
"""

import re
from collections import Counter
from collections.abc import Iterator

from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "standard R38 and R50"
STANDARDS = (
    "R38",
    "R50",
)

PASSES = [("Phone {{ phone.ward }}.", "Llame al {{ phone.ward }}."), ("{pages} pages", "{pages} páginas")]
FAILS = [
    ("Phone {{ phone.ward }}.", "Llame."),
    ("Phone {{ phone.ward }}.", "Llame al {{ phone.nurses }}."),
    ("{pages} pages", "{páginas} páginas"),
]

_PLACEHOLDER = re.compile(r"(?<!\{)\{++[^{}]*+\}++")


def placeholders(text: str) -> Counter[str]:
    return Counter(re.sub(r"\s", "", found) for found in _PLACEHOLDER.findall(text))


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None:
        return
    source, target = placeholders(pair.source), placeholders(pair.target)
    for name in (source - target).elements():
        yield Problem(pair.at, f"{name} of the source is not in the translation", f"put {name} in its place")
    for name in (target - source).elements():
        yield Problem(pair.at, f"{name} is not in the source", "take it out, or write it as the source does")
