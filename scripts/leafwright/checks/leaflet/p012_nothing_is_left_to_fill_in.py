"""No macro and no placeholder is printed.

A patient must never read `{{ phone.ward }}` instead of a number.
"""

from collections.abc import Iterator

from leafwright.checks.prose import holds, shortened
from leafwright.checks.subjects import House, LaidOutLeaflet, Run
from leafwright.model import Place, Problem

SOURCE = "Brighton and Sussex: stale and missing numbers"
STANDARDS = ("R50",)
OPTIONS = {"words": "signs of something not filled in"}
EXAMPLE = {"words": ["{{", "lorem ipsum"]}
WORDS = "Lorem ipsum dolor sit amet.", "Bring your own night clothes."
PASSES = [LaidOutLeaflet(Place("t.md"), "en", runs=(Run("Call 911.", 12),))]
FAILS = [
    LaidOutLeaflet(Place("t.md"), "en", runs=(Run("Call {{ emergency", 12),)),
    LaidOutLeaflet(Place("t.md"), "en", runs=(Run("Lorem ipsum dolor", 12),)),
    LaidOutLeaflet(Place("t.md"), "en", edges=(Run("{{ number }}", 9),)),
]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    for run in paper.all_runs:
        if any(holds(run.text, word) for word in house["words"]):
            yield Problem(paper.at, f'not filled in: "{shortened(run.text)}"', "correct the topic or the macro")
