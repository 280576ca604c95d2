"""No note of a translator to themselves stands in a translation.

Three question marks, a remark between square brackets: what was meant to be dealt with before anybody reads it.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import holds
from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "ISO 17100:2015, 5.3.1: completeness"
STANDARDS = ("R38",)
OPTIONS = {"words": "what people write where something is still to do"}
EXAMPLE = {"words": ["TODO", "XXX"]}
PASSES = [("Rest.", "Descanse."), ("[Map](map.md)", "[Mapa](map.md)"), ("Rest.", None), ("All [3].", "Todo [3].")]
FAILS = [
    ("Rest.", "Descanse TODO."),
    ("Rest.", "Descanse ???"),
    ("Rest.", "Descanse [¿mejor reposo?]."),
    ("Rest.", "xxx"),
    ("Rest.", "… Descanse"),
]
_LEFT = re.compile(r"\?\?+|؟؟+|？？+|\[[^\]]*\](?![(\[:])|^\s*(?:…|\.\.\.)|\b[xX]{3,}\b|<[^>]*>")


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None:
        return
    words = [word for word in house["words"] if holds(pair.target, word) and not holds(pair.source, word)]
    found = [] if _LEFT.search(pair.source) else _LEFT.findall(pair.target)
    for left in [*words, *found][:1]:
        yield Problem(pair.at, f"not yet finished: {left.strip()[:40]}", "write the words, or take the note out")
