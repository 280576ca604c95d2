"""A heading stands on the page of the words that it heads.

At the foot of a page it heads nothing, and on the next page nothing says what the words are about.
"""

from collections.abc import Iterator

from leafwright.checks.prose import shortened
from leafwright.checks.subjects import House, Line, Paper
from leafwright.model import Place, Problem

SOURCE = "print shops' and publishers' usage; look.md"
STANDARDS = ("R42",)
_HEAD = Line("Risks", section="risks", page=1, heading=True)
PASSES = [Paper(Place("t.md"), "en", lines=(_HEAD, Line("Pain.", section="risks", page=1)))]
FAILS = [Paper(Place("t.md"), "en", lines=(_HEAD, Line("Pain.", section="risks", page=2)))]


def check(paper: Paper, house: House) -> Iterator[Problem]:
    told = {(line.section, line.page) for line in paper.lines if not line.heading and line.text.strip()}
    written = {section for section, _ in told}
    for line in paper.lines:
        if line.heading and line.section in written and (line.section, line.page) not in told:
            message = f'the heading "{shortened(line.text)}" stands at the foot of a page without its words'
            yield Problem(paper.at, message, "correct leaflets/: nothing may break behind a heading")
