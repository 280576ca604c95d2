"""No line ends with a number whose word or unit begins the next, nor with a word that a language binds to the next.

"4" at the end of a line and "cm" on the next are read as two things; Polish sets no single letter at the end of a line.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from leafwright.checks.prose import shortened
from leafwright.checks.subjects import House, LaidOutLeaflet, Line
from leafwright.model import Place, Problem

SOURCE = "BIPM SI Brochure 5.4.3; Polish typographic usage (Wolański, Edycja tekstów)"
STANDARDS = ("R42", "R45")
_NUMBER = re.compile(r"[(<>≤≥±–-]*\d(?:[\d.,٫٬\u00a0\u202f–-]*\d)?")
_POLISH = LaidOutLeaflet(Place("t.md"), "pl", bound=("w", "i"))
PASSES = [
    LaidOutLeaflet(Place("t.md"), "en", lines=(Line("It was", last=False, ending="was"), Line("4\u00a0cm."))),
    LaidOutLeaflet(Place("t.md"), "en", lines=(Line("Call 911", last=False), Line("now."))),
    LaidOutLeaflet(Place("t.md"), "en", lines=(Line("It was 4", ending="4"), Line("Next."))),
    LaidOutLeaflet(Place("t.md"), "en", lines=(Line("See you w", last=False, ending="w"), Line("home."))),
]
FAILS = [
    LaidOutLeaflet(Place("t.md"), "en", lines=(Line("It was 4", last=False, ending="4"), Line("cm."))),
    LaidOutLeaflet(Place("t.md"), "en", lines=(Line("Above 38.0", last=False, ending="38.0"), Line("°C."))),
    replace(_POLISH, lines=(Line("Proszę zostać w", last=False, ending="w"), Line("domu."))),
]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    for line, following in pairwise(paper.lines):
        begins = following.text.lstrip()[:1]
        counts = _NUMBER.fullmatch(line.ending) and (begins.isalpha() or begins in ("°", "%"))
        if not line.last and (counts or line.ending.casefold() in paper.bound):
            message = f'a line ends with "{line.ending}", which belongs to the next: "{shortened(line.text)}"'
            yield Problem(paper.at, message, "write a no-break space behind it, or tell who looks after Leafwright")
