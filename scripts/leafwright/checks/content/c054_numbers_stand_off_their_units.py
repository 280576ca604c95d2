"""A number stands off its unit, and a range is told in words.

"38C" and "6-8cm" are read as one word, and a dash between figures as a minus.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import blocks
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.macros import MACRO

SOURCE = "NHS content style guide, numbers and measurements; BIPM, SI brochure 5.4.3: a space before the unit"
STANDARDS = ("R18",)
OPTIONS = {
    "units": "units as they are written",
    "degrees": "letters that need the sign of degrees before them",
    "close": "whether units may stand close to their number",
}
EXAMPLE = {"units": ["cm", "kg", "ml", "mg"], "degrees": ["C", "F"], "close": False}
PASSES = [
    "It is 6 to 8 cm long, at 38 °C.",
    "Above 38°C (100.4°F).",
    "Take 5 mg.",
    "Vitamin B12 and hepatitis C are other things.",
    "In 2019-2020.",
]
FAILS = [
    "It is 8cm long.",
    "It is 6-8 cm long.",
    "Above 38C, phone us.",
    "Above 38.5 C.",
    "Take 5–10mg.",
    "At 18-22°C.",
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    unit, degree = (_any(house[name]) for name in ("units", "degrees"))
    number = r"\d+(?:[.,]\d+)?"
    measure = re.compile(
        rf"(?<![\w.])(?:(?P<low>{number})\s?[-–]\s?)?(?P<high>{number})(?P<room>[\s\u00a0]?)"
        rf"(?:(?P<unit>{unit})|(?P<sign>°[\s\u00a0]?)?(?P<degree>{degree}))(?!\w)"
    )
    for block in blocks(topic.text):
        for found in measure.finditer(MACRO.sub(" ", block.text)):
            if message := _told(found, house["close"]):
                room = "" if house["close"] and found["unit"] else " "
                low = f"{found['low']} to " if found["low"] else ""
                fix = f"write {low}{found['high']}{room}{found['unit'] or '°' + found['degree']}"
                yield Problem(Place(topic.file, block.line), f"{message}: {found[0]}", fix)


def _told(found: re.Match[str], close: bool) -> str:
    """What is wrong with a measure, if anything; `close` where a house writes units close to their number."""
    if found["low"]:
        return "a dash between numbers"
    if found["degree"]:
        return "" if found["sign"] else "degrees without their sign"
    return "" if found["room"] or close else "a unit written too close"


def _any(words: list[str]) -> str:
    """A pattern of any of the words; of no words, one that nothing fits."""
    return "|".join(map(re.escape, words)) or "(?!)"
