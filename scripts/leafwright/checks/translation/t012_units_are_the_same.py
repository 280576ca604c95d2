"""A measure keeps its unit, a percentage its sign.

Four millimetres are no reason to worry; four centimetres may be. A unit stands as a sign, or as the language's file
writes it (`units`); one that the source writes in words is not compared.
"""

import functools
import re
from collections.abc import Iterator

from leafwright.checks.prose import edges
from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "standard R38; Institute for Safe Medication Practices, units"
STANDARDS = ("R38",)
OPTIONS = {"units": "units that are compared"}
EXAMPLE = {"units": ["cm", "mm", "kg", "%", "°C"]}
PASSES = [
    ("Of 4 cm or more.", "De 4 cm o más."),
    ("Walk.", "Camine."),
    ("Drink 2 kilograms.", "Beba 2 kg."),
    ("At 70%.", "Al 70 %."),
    ("At 70%.", "Al %70."),
    ("At 38 °C.", "A 38\u00a0°C."),
    ("At 38 °C.", None),
]
FAILS = [
    ("Of 4 cm or more.", "De 4 mm o más."),
    ("Of 4 cm or more.", "De 4 o más."),
    ("At 70%.", "Al 70."),
    ("At 38 °C.", "A 38 °F."),
]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None:
        return
    for unit in house["units"]:
        source = _measured(pair.source, (unit,))
        if not source:
            continue
        own = tuple(said for sign, said in pair.language.units if sign == unit)
        target = _measured(pair.target, (unit, *own), *pair.language.scripts)
        if source > target:
            shown = (own or (unit,))[0].strip("-")
            message = f'{unit} stands {source} times in the source, {shown} {target} times in "{pair.target[:50]}"'
            yield Problem(pair.at, message, f"write the number with {shown} behind it")


def _measured(text: str, unit: tuple[str, ...], *scripts: str) -> int:
    """How often a unit stands behind a number; a percent sign also before one, as Turkish writes it."""
    return len(_pattern(unit, scripts).findall(text.replace("\u03bc", "µ")))


@functools.cache
def _pattern(unit: tuple[str, ...], scripts: tuple[str, ...]) -> re.Pattern[str]:
    said = "|".join(re.escape(each.strip("-")) + edges(each, *scripts)[1] for each in unit)
    before = rf"|{unit[0]}\s?\d" if unit[0] in "%‰" else ""
    return re.compile(rf"\d\s*(?:{said}){before}", re.I)
