"""Where a format gives the warning signs its last page, they stand on that page, whole, and on no other.

Folded or stapled, the last page is the back: there a worried reader looks, and half a list looks like a whole one.
"""

from collections.abc import Iterator
from dataclasses import replace

from leafwright.checks.subjects import House, LaidOutLeaflet, Run
from leafwright.model import Place, Problem

SOURCE = "standard R16; a print shop's Urdu booklet with the emergency list on the inside"
STANDARDS = ("R16", "R45")
_HELP = frozenset({"help"})
_BACK = LaidOutLeaflet(
    Place("t.md"), "en", back=True, pages=2, alarms=_HELP, runs=(Run("Call 911.", 12, section="help", page=2),)
)
PASSES = [_BACK, replace(_BACK, back=False, pages=3), replace(_BACK, alarms=frozenset(), pages=3)]
FAILS = [
    replace(_BACK, runs=(Run("Call 911.", 12, section="help"), *_BACK.runs)),
    replace(_BACK, pages=4),
    replace(_BACK, runs=()),
]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    if paper.spilled:
        where = " and ".join(map(str, paper.alarmed)) or "none"
        message = f"the warning signs stand on page {where} of {paper.pages}, not on the last page alone"
        yield Problem(paper.at, message, "shorten the warning signs, or give them more room in leaflets/")
