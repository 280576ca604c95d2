"""Every letter of each section is laid out on the leaflet.

A block that does not fit can vanish without a word of warning; the lost line may be the phone number.
"""

import re
from collections import Counter
from collections.abc import Iterator

from leafwright.checks.subjects import House, LaidOutLeaflet, Run
from leafwright.model import Place, Problem

SOURCE = "single source: paper says what the page says; WeasyPrint issues 2026, 2346, 2798"
STANDARDS = ("R51",)
PASSES = [LaidOutLeaflet(Place("t.md"), "en", given={"risks": "Pain."}, runs=(Run("Pain.", 12, section="risks"),))]
FAILS = [
    LaidOutLeaflet(Place("t.md"), "en", given={"risks": "Pain. Fever."}, runs=(Run("Pain.", 12, section="risks"),))
]


_NO_LETTERS = re.compile(r"[\W_]+")


def _letters(text: str) -> Counter[str]:
    return Counter(_NO_LETTERS.sub("", text))


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    drawn: dict[str, Counter[str]] = {}
    for run in paper.runs:
        drawn.setdefault(run.section, Counter()).update(_letters(run.text))
    for section, words in paper.given.items():
        lost = _letters(words) - drawn.get(section, Counter())
        if lost:
            shown = "".join(sorted(lost.elements()))[:30]
            message = f"{sum(lost.values())} letters of section {section or 'head'} did not reach the page ({shown})"
            yield Problem(paper.at, message, "shorten or split the text, or correct leaflets/")
