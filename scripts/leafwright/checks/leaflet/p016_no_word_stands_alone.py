"""No line in the midst of a paragraph holds one word while the next word had room beside it.

It looks like a fault of print, and a reader stops to look for what is missing.
"""

import unicodedata
from collections.abc import Iterator

from leafwright.checks.prose import shortened
from leafwright.checks.subjects import House, LaidOutLeaflet, Line
from leafwright.model import Place, Problem

SOURCE = "WeasyPrint breaks lines so"
STANDARDS = ("R42",)
OPTIONS = {"room": "times its own width that the next word must have had as room"}
EXAMPLE = {"room": 1.5}
PASSES = [
    LaidOutLeaflet(Place("t.md"), "en", lines=(Line("One", last=False, room=20, next_word=60),)),
    LaidOutLeaflet(Place("t.md"), "en", lines=(Line("End.", last=True, room=200),)),
    LaidOutLeaflet(Place("t.md"), "zh-Hans", lines=(Line("如果您有问题，", last=False, room=200, next_word=40),)),
]
FAILS = [LaidOutLeaflet(Place("t.md"), "en", lines=(Line("One", last=False, room=200, next_word=40),))]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    for line in paper.lines:
        spaced = not any(unicodedata.east_asian_width(letter) == "W" for letter in line.text)
        alone = spaced and len(line.text.split()) == 1 and not line.last and line.next_word
        if alone and line.room > house["room"] * line.next_word:
            message = f'one word stands alone in its line: "{shortened(line.text)}"'
            yield Problem(paper.at, message, "reword the sentence, or tell who looks after Leafwright")
