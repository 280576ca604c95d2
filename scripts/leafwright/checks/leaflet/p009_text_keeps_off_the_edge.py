"""No text comes closer to the edge of the paper than the house allows.

Office printers cut off what lies at the edge, and print shops trim it.
"""

from collections.abc import Iterator

from leafwright.checks.prose import shortened
from leafwright.checks.subjects import House, LaidOutLeaflet, Run
from leafwright.model import Place, Problem

SOURCE = "print shops: text at least 5 mm inside the trim, 10 mm in booklets"
STANDARDS = ("R45",)
OPTIONS = {
    "millimetres": "least distance of text from the edge of the paper",
    "folded": "least distance from the edge of a folded panel",
}
EXAMPLE = {"millimetres": 10, "folded": 6}
PASSES = [LaidOutLeaflet(Place("t.md"), "en", runs=(Run("x", 12, left=57, right=538),))]
FAILS = [
    LaidOutLeaflet(Place("t.md"), "en", runs=(Run("x", 12, left=20, right=300),)),
    LaidOutLeaflet(Place("t.md"), "en", runs=(Run("x", 12, left=57, right=580),)),
]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    points = house["folded" if paper.reading == "folded" else "millimetres"] * 72 / 25.4
    for run in paper.runs:
        if run.text.strip() and (run.left < points - 0.5 or run.right > run.paper - points + 0.5):
            edge = min(run.left, run.paper - run.right) * 25.4 / 72
            message = f'text {edge:.0f} mm from the edge: "{shortened(run.text)}"'
            yield Problem(paper.at, message, "shorten the word or the cell, or widen the margin")
            return
