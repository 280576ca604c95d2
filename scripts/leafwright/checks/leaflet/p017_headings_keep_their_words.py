"""A heading stands on the page of the words that it heads.

At the foot of a page it heads nothing, and on the next page nothing says what the words are about.
"""

from collections.abc import Iterator

from leafwright.checks.prose import shortened
from leafwright.checks.subjects import House, LaidOutLeaflet, Line
from leafwright.model import Place, Problem

SOURCE = "print shops' and publishers' usage"
STANDARDS = ("R42",)
_HEAD = Line("Risks", section="risks", page=1, heading=True)
_WORDS = Line("Pain.", section="risks", page=1)
PASSES = [
    LaidOutLeaflet(Place("t.md"), "en", lines=(_HEAD, _WORDS)),
    LaidOutLeaflet(Place("t.md"), "en", lines=(_HEAD, _HEAD, _WORDS, Line("Fever.", section="risks", page=2))),
    LaidOutLeaflet(Place("t.md"), "en", lines=(_WORDS, _HEAD)),  # a heading over a drawing or lines to write on
]
FAILS = [
    LaidOutLeaflet(Place("t.md"), "en", lines=(_HEAD, Line("Pain.", section="risks", page=2))),
    LaidOutLeaflet(Place("t.md"), "en", lines=(_WORDS, _HEAD, Line("Fever.", section="risks", page=2))),
]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    page: dict[str, int] = {}  # by section: that of the words that come next
    for line in reversed(paper.lines):
        if not line.heading and line.text.strip():
            page[line.section] = line.page
        elif line.heading and page.get(line.section, line.page) != line.page:
            message = f'the heading "{shortened(line.text)}" stands at the foot of a page without its words'
            yield Problem(paper.at, message, "correct leaflets/: nothing may break behind a heading")
