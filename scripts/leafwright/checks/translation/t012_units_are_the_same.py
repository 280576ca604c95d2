"""A measure keeps its unit.

Four millimetres are no reason to worry; four centimetres may be.
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "standard R38; Institute for Safe Medication Practices, units"
STANDARDS = ("R38",)
OPTIONS = {"units": "units that are compared"}
EXAMPLE = {"units": ["cm", "mm", "kg"]}
PASSES = [("Of 4 cm or more.", "De 4 cm o más."), ("Walk.", "Camine.")]
FAILS = [("Of 4 cm or more.", "De 4 mm o más."), ("Of 4 cm or more.", "De 4 o más.")]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None:
        return
    for unit in house["units"]:
        own = dict(pair.language.units).get(unit, unit)
        source = len(re.findall(rf"\d\s*{re.escape(unit)}\b", pair.source))
        target = len(re.findall(rf"\d\s*{re.escape(own)}(?![A-Za-z])", pair.target))
        if source != target:
            message = f'{unit} stands {source} times in the source, {own} {target} times in "{pair.target[:50]}"'
            yield Problem(pair.at, message, f"write the number with {own} behind it")
