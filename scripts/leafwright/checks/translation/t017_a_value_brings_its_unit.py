"""A value of the hospital brings its unit in a translation, too.

The form of the word hangs on the number ("godziny" for 2, "godzin" for 6), which the hospital may change.
"""

from collections.abc import Iterator

from leafwright.checks.counted import typed_units
from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "Unicode CLDR, plural rules; a second reading of seven translations"
STANDARDS = ("R38",)
OPTIONS = {"units": "units that are told, beside minutes, hours, days and so on"}
EXAMPLE = {"units": ["cm", "°C"]}
PASSES = [
    ("For {{ amount.food }}.", "Durante {{ amount.food }}."),
    ("In 2 hours.", "En 2 horas."),
    ("Stop.", None),
]
FAILS = [
    ("For {{ amount.food }}.", "Durante {{ amount.food }} horas."),
    ("For {{ local.food }} hours.", "Durante {{ local.food }} hora."),
    ("Above {{ local.fever }}.", "Más de {{ local.fever }}\u00a0°C."),
]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None:
        return
    for _, _, typed in typed_units(pair.target, pair.language, house["units"]):
        fix = "take the unit out where the source has {{ amount.… }}; else let its writer use that"
        yield Problem(pair.at, f'a unit typed behind a value: "{typed}"', fix)
