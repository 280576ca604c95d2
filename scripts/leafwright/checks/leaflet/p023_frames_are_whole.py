"""A frame is whole, or the head of each page on which it goes on says so.

A frame that is torn looks closed by the edge of the paper: what stands on the next page is missed.
"""

from collections.abc import Iterator
from dataclasses import replace

from leafwright.checks.prose import letters, shortened
from leafwright.checks.subjects import Frame, House, LaidOutLeaflet, Run
from leafwright.model import Place, Problem

SOURCE = "print shops' and publishers' usage"
STANDARDS = ("R42",)
_WHOLE = LaidOutLeaflet(Place("t.md"), "en", continued="Continued", frames=(Frame("Call 911 now if", (3,)),))
_TORN = replace(_WHOLE, frames=(Frame("Call 911 now if", (3, 4)),))
PASSES = [_WHOLE, replace(_TORN, edges=(Run("Continued", 9, page=4),))]
FAILS = [_TORN, replace(_TORN, edges=(Run("Continued", 9, page=3),)), replace(_TORN, continued="")]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    for frame in paper.frames:
        for page in frame.pages[1:]:
            head = letters("".join(run.text for run in paper.edges if run.page == page))
            if not paper.continued or letters(paper.continued) not in head:
                message = f'a frame is torn at page {page}: "{shortened(frame.words)}"'
                fix = "shorten it, keep it whole (break-inside: avoid) or let the head of the page say that it goes on"
                yield Problem(paper.at, message, fix)
