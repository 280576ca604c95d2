"""Each page says which leaflet it is of and that it is a draft, out of date or a sample where it is one.

A sheet is copied, cut and kept by itself; the page with the phone numbers is the one on the kitchen wall.
"""

from collections.abc import Iterator
from dataclasses import replace

from leafwright.checks.prose import letters
from leafwright.checks.subjects import House, LaidOutLeaflet, Run
from leafwright.model import Place, Problem

SOURCE = "EQIP 19; standards R01 and R50"
STANDARDS = ("R01", "R50")

_SIGN = "PI-01 · 0.1 · English"
_FOOT = (Run(_SIGN, 9), Run("Page 1 of 2", 9), Run(_SIGN, 9, page=2), Run("Page 2 of 2", 9, page=2))
_DRAFT = "Draft: not for patients"
_TWO = LaidOutLeaflet(Place("t.md"), "en", pages=2, sign=_SIGN, page_of="Page {page} of {pages}", edges=_FOOT)
_FIRST = (Run("Draft: not for", 12), Run("patients", 12))
PASSES = [_TWO, replace(_TWO, marks=(_DRAFT,), runs=_FIRST, edges=(*_FOOT, Run(_DRAFT, 9, page=2)))]
FAILS = [
    replace(_TWO, marks=(_DRAFT,), runs=_FIRST),
    replace(_TWO, edges=_FOOT[:2]),
    replace(_TWO, edges=_FOOT[:3]),
]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    for page in range(1, paper.pages + 1):
        said = letters("".join(run.text for run in paper.all_runs if run.page == page))
        number = paper.page_of.replace("{pages}", str(paper.pages)).replace("{page}", str(page))
        for words in (*paper.marks, paper.sign, number):
            if letters(words) not in said:
                message = f'page {page} of {paper.pages} does not say "{words}"'
                yield Problem(paper.at, message, "let leaflets/marks.css and marks.html stand in the format's margins")
