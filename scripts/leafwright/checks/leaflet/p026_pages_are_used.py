"""Pages of leaflets that fill whole sheets are used, and both their columns.

Covers, the last page of a text and pages for notes may be less. What is printed half empty costs paper and looks as if
something were missing.
"""

from collections.abc import Iterator
from dataclasses import replace

from leafwright.checks.subjects import House, LaidOutLeaflet, Use
from leafwright.model import Place, Problem

SOURCE = "a print manager's reading: two thirds of the paper of a leaflet were blank"
STANDARDS = ("R45",)
_HEIGHT = "percent of a page's height from its margin down to its last ink"
OPTIONS = {
    "sheet": _HEIGHT,
    "booklet": f"{_HEIGHT}, of a small page, of which a box in one piece takes a larger share",
    "column": "percent of a page's height by which a column may end before the one beside it",
}
EXAMPLE = {"sheet": 60, "booklet": 40, "column": 25}
_USES = (Use(1, 0.9, hollow=0.25), Use(2, 0.6), Use(3, 0.9, hollow=0.8))
_SHEET = LaidOutLeaflet(Place("t.md"), "en", multiple=2, uses=_USES)
_BOOKLET = replace(_SHEET, multiple=4, uses=(Use(1, 0.3, cover=True), Use(2, 0.4), Use(3, 0.1)))
PASSES = [
    _SHEET,
    _BOOKLET,
    replace(_SHEET, back=True, uses=(*_USES, Use(4, 0.1, notes=True), Use(5, 0.4))),
    replace(_SHEET, multiple=1, uses=(Use(1, 0.1), Use(2, 0.1))),  # what fills no sheets, such as large print
]
FAILS = [
    replace(_SHEET, uses=(Use(1, 0.59), *_USES[1:])),
    replace(_SHEET, back=True, uses=(Use(1, 0.4), *_USES)),
    replace(_BOOKLET, uses=(Use(1, 0.39), Use(2, 0.1))),
    replace(_SHEET, uses=(Use(1, 0.9, hollow=0.26), *_USES[1:])),
]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    uses = paper.uses[:-1] if paper.back else paper.uses
    text = [use for use in uses if not use.notes and not use.cover]
    least = house["booklet"] if paper.multiple > 2 else house["sheet"]
    fix = "divide the table or drawing that did not fit there, or put it elsewhere"
    for use in text[:-1] if paper.multiple > 1 else ():
        if use.share < least / 100:
            yield Problem(paper.at, f"page {use.page} is used to {int(use.share * 100)} % only", fix)
        elif use.hollow > house["column"] / 100:
            message = f"a column of page {use.page} ends {int(use.hollow * 100)} % of the page before the other"
            yield Problem(paper.at, message, fix)
