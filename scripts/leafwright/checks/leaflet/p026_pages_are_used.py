"""Pages are used down to a good part of their height; covers, the last page of a text and pages for notes may be less.

What is printed half empty costs paper and looks as if something were missing.
"""

from collections.abc import Iterator
from dataclasses import replace

from leafwright.checks.subjects import House, LaidOutLeaflet, Use
from leafwright.model import Place, Problem

SOURCE = "a print manager's reading: two thirds of the paper of a leaflet were blank"
STANDARDS = ("R45",)
OPTIONS = dict.fromkeys(("sheet", "large"), "percent of a page's height from its margin down to its last ink")
EXAMPLE = {"sheet": 60, "large": 50}
_USES = (Use(1, 0.9), Use(2, 0.6), Use(3, 0.1))
_SHEET = LaidOutLeaflet(Place("t.md"), "en", uses=_USES)
PASSES = [
    _SHEET,
    replace(_SHEET, back=True, uses=(*_USES, Use(4, 0.1, notes=True), Use(5, 0.4))),
    replace(_SHEET, reading="large", uses=(Use(1, 0.5), Use(2, 0.1))),
    replace(_SHEET, uses=(Use(1, 0.3, cover=True), *_USES)),
    replace(_SHEET, reading="folded", uses=(Use(1, 0.1), Use(2, 0.1))),
]
FAILS = [
    replace(_SHEET, uses=(Use(1, 0.59), *_USES[1:])),
    replace(_SHEET, back=True, uses=(Use(1, 0.4), *_USES)),
    replace(_SHEET, reading="large", uses=(Use(1, 0.49), Use(2, 0.1))),
]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    uses = paper.uses[:-1] if paper.back else paper.uses
    text = [use for use in uses if not use.notes and not use.cover]
    for use in text[:-1] if paper.reading in OPTIONS else ():
        if use.share < house[paper.reading] / 100:
            message = f"page {use.page} is used to {use.share:.0%} only"
            fix = "divide the table or drawing that did not fit there, or put it elsewhere"
            yield Problem(paper.at, message, fix)
