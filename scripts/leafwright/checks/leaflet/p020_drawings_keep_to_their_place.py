"""A drawing or a table stands inside the column or frame that holds it.

What sticks out is cut off at the edge of the paper, often the very part that a label points at, or stands in the column
beside it.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House, LaidOutLeaflet, Picture
from leafwright.model import Place, Problem

SOURCE = "print shops' and publishers' usage; WCAG 2.2, 1.1.1 for what a drawing tells"
STANDARDS = ("R45",)
WORDS = (
    """| | Blood thinners | Antihypertensives | Antidepressants | Anticonvulsants | Bronchodilators | Antibiotics |
|---|---|---|---|---|---|---|
| Stop | before | never | never | never | never | never |
| How long | a week | – | – | – | – | – |""",
    """| Medicine | Stop | How long |
|---|---|---|
| Blood thinners | before | a week |
| All others | never | – |""",
)
PASSES = [LaidOutLeaflet(Place("t.md"), "ar", pictures=(Picture(60, 340, 57, 538),))]
FAILS = [
    LaidOutLeaflet(Place("t.md"), "ar", pictures=(Picture(300, 560, 57, 538),)),
    LaidOutLeaflet(Place("t.md"), "en", pictures=(Picture(20, 300, 57, 538),)),
    LaidOutLeaflet(Place("t.md"), "en", pictures=(Picture(57, 320, 57, 300, table=True),)),
]

_DRAWING = "drawing", "make it narrower in leaflets/, or give its frame more room"
_TABLE = "table", "take a column out, or shorten its longest words"


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    for picture in paper.pictures:
        out = max(picture.room_left - picture.left, picture.right - picture.room_right)
        if out > 1:
            what, fix = _TABLE if picture.table else _DRAWING
            yield Problem(paper.at, f"a {what} sticks out of its frame by {out * 25.4 / 72:.0f} mm", fix)
