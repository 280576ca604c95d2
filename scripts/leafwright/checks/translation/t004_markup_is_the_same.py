"""A translation has the links, emphasis and line structure of its source, and no markup of its own.

Nothing that comes from outside may bring a link, an image, HTML or a new block into what patients read.
"""

import re
from collections import Counter
from collections.abc import Iterator

from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem
from leafwright.text.blocks import walk
from leafwright.text.document import parse

SOURCE = "OWASP, Cross Site Scripting Prevention: what comes from outside is hostile until parsed"
STANDARDS = (
    "R38",
    "R39",
)

PASSES = [
    ("See [risks](#risks).", "Vea [riesgos](#risks)."),
    ("**Wound.** Keep it dry.", "**Herida.** Manténgala seca."),
    ("Less than 5 cm", "Menos de 5 cm"),
    ("Date: {{ fill }}", "Data: {{ fill }}"),
]
FAILS = [
    ("See [risks](#risks).", "Vea [riesgos](#riesgos)."),
    ("See the risks.", "Vea [riesgos](https://example.org)."),
    ("See the risks.", "Vea <script>alert(1)</script>."),
    ("**Wound.** Keep it dry.", "Herida. Manténgala seca."),
    ("One line.", "Una línea.\n\n# Título"),
    ("One line.", "Una ![imagen](x.png)."),
    ("See it.", "Vea https://example.org ahora."),
    ("What it means.", ": Lo que significa."),
    ("One line.", "==="),
]

_KINDS = {
    "links": re.compile(r"\]\(([^)]*)\)|\]\[[^\]]*\]"),
    "images": re.compile(r"!\["),
    "bold or italic marks": re.compile(r"\*\*|(?<!\*)\*(?!\*)|(?<!\w)_|_(?!\w)|`"),
    "HTML": re.compile(r"<[A-Za-z/!?][^>]*>?"),
    "web addresses": re.compile(r"(?:https?:)?//[^\s)]+|www\.\S+|\b(?:javascript|mailto):|\bdata:\S", re.I),
    "lines": re.compile(r"\n"),
    "section marks": re.compile(r"\{[:#]|^\s*(?:#{1,6}|[-*+>]|\d+[.)]|!!!|```|~~~|\|)\s", re.M),
}


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None:
        return
    for kind, pattern in _KINDS.items():
        source, target = Counter(_found(pattern, pair.source)), Counter(_found(pattern, pair.target))
        if source != target:
            shown = ", ".join([*(source - target), *(target - source)]).replace("\n", "line end")
            message = f"{kind} are not those of the source: {shown}"
            yield Problem(pair.at, message, "write them as in the source, and add none")
    if _blocks(pair.source) != _blocks(pair.target):
        yield Problem(pair.at, "it is another block than its source", "take out the sign that it begins with")


def _blocks(text: str) -> list[str]:
    """What page and leaflet make of words: a paragraph, an item, a definition; most begin with a letter."""
    if all(line.lstrip()[:1].isalpha() for line in text.split("\n")):
        return ["paragraph"]
    return [block.kind for block in walk(parse(text).blocks)]


def _found(pattern: re.Pattern[str], text: str) -> list[str]:
    return [match[0].strip(" ") for match in pattern.finditer(text)]
