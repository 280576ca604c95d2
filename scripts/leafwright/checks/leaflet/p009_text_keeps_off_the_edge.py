"""No text comes closer to the edge of the paper than the house allows.

Office printers cut off what lies at the edge, and print shops trim it.
"""

from collections.abc import Iterator

from leafwright.checks.prose import shortened
from leafwright.checks.subjects import House, LaidOutLeaflet, Run
from leafwright.model import Place, Problem

SOURCE = "print shops: text at least 5 mm inside the trim, 10 mm in booklets"
STANDARDS = ("R45",)
_POINTS = 72 / 25.4  # in a millimetre
OPTIONS = {
    "millimetres": "least distance of text from the edge of the paper",
    "folded": "least distance from the edge of a folded panel",
    "ends": "least distance of a running head or foot from the upper and lower edge",
}
EXAMPLE = {"millimetres": 10, "folded": 6, "ends": 5}
PASSES = [
    LaidOutLeaflet(Place("t.md"), "en", runs=(Run("x", 12, left=57, right=538),)),
    LaidOutLeaflet(Place("t.md"), "en", edges=(Run("Foot", 9, top=700, bottom=20),)),
]
FAILS = [
    LaidOutLeaflet(Place("t.md"), "en", runs=(Run("x", 12, left=20, right=300),)),
    LaidOutLeaflet(Place("t.md"), "en", runs=(Run("x", 12, left=57, right=580),)),
    LaidOutLeaflet(Place("t.md"), "en", edges=(Run("Foot", 9, left=20),)),
    LaidOutLeaflet(Place("t.md"), "en", edges=(Run("Foot", 9, top=700, bottom=9),)),
]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    points = house["folded" if paper.reading == "folded" else "millimetres"] * _POINTS
    for run in filter(_shows, paper.all_runs):
        if run.left < points - 0.5 or run.right > run.paper - points + 0.5:
            yield _problem(paper, run, min(run.left, run.paper - run.right))
            break
    for run in filter(_shows, paper.edges):
        if min(run.top, run.bottom) < house["ends"] * _POINTS - 0.5:
            yield _problem(paper, run, min(run.top, run.bottom))
            break


def _shows(run: Run) -> bool:
    return bool(run.text.strip())


def _problem(paper: LaidOutLeaflet, run: Run, edge: float) -> Problem:
    message = f'text {edge / _POINTS:.0f} mm from the edge: "{shortened(run.text)}"'
    return Problem(paper.at, message, "shorten the word or the cell, or widen the margin")
