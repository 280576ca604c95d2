"""What is printed has the fonts that its language names for paper; where the words do not fit in them, that is said.

Then the print shop's file has the fonts of screens, and looks other than what was chosen and proofed.
"""

from collections.abc import Iterator
from dataclasses import replace

from leafwright.checks.subjects import House, LaidOutLeaflet
from leafwright.model import Place, Problem

SOURCE = "a print manager's reading: one language in two scripts of letters, and nothing said so"
STANDARDS = ("R45",)
_URDU = LaidOutLeaflet(Place("t.md"), "ur", file="t.a4.pdf")
PASSES = [_URDU]
FAILS = [replace(_URDU, not_set_in=("Noto Nastaliq Urdu",))]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    if paper.not_set_in:
        fonts = ", ".join(paper.not_set_in)
        message = f"the words do not fit in the fonts of paper ({fonts}): it is printed in those of screens"
        yield Problem(paper.at, message, "shorten the text, or take `paper_fonts` out of the language file")
