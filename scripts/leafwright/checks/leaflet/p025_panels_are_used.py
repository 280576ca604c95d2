"""Every panel of a folded leaflet is used down to its middle at least, and none is for notes only.

A panel with three lines on it looks like a mistake, and the room would have held what helps to decide.
"""

from collections.abc import Iterator
from dataclasses import replace

from leafwright.checks.subjects import House, LaidOutLeaflet, Use
from leafwright.model import Place, Problem

SOURCE = "a print manager's reading: 22 words on a panel, five panels for notes only"
STANDARDS = ("R45",)
OPTIONS = {"folded": "percent of a panel's height from its margin down to its last ink"}
EXAMPLE = {"folded": 50}
_FOLDED = LaidOutLeaflet(Place("t.md"), "en", reading="folded", uses=(Use(4, 0.5, "choices"),))
PASSES = [_FOLDED, replace(_FOLDED, reading="sheet", uses=(Use(4, 0.2),)), replace(_FOLDED, uses=(Use(4, 0.2),))]
FAILS = [replace(_FOLDED, uses=(Use(4, 0.9, "choices"), Use(5, 0.49, "ready")))]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    uses = paper.uses if paper.reading == "folded" else ()
    bare = [use for use in uses if use.panel and use.share < house["folded"] / 100]
    if bare:
        shown = ", ".join(f"page {use.page} (panel {use.panel}, {use.share:.0%})" for use in bare)
        fix = "give more sections a fold in docs/kinds, write a longer short form, or print no folded leaflet"
        yield Problem(paper.at, f"panels nearly empty: {shown}", fix)
