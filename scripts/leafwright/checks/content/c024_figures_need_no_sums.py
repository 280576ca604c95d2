"""No percentage, no "1 in N" and no decimal tells a risk or benefit.

Readers at ease with numbers lose nothing by "3 out of 100"; the others gain the meaning.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import blocks
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "NHS content style guide, numbers; PEMAT item 7"
STANDARDS = ("R29",)
OPTIONS = {"sections": "ids of the sections where decimals are refused"}
EXAMPLE = {"sections": ["risks"]}
PASSES = ["About 3 out of 100.", "# T\n\n## R {#what_is}\n\nLess than 4.5 kg.\n"]
FAILS = [
    "About 3% of people.",
    "About 3 per cent.",
    "About 1 in 7 people.",
    "# T\n\n## R {#risks}\n\nAbout 2.9 out of 100.\n",
]

_SUMS = re.compile(r"\d[\d.,]*\s?%|\bper ?cent\b|\b(?:1|one) in (?:\d+|ten|a hundred|a thousand)\b", re.I)


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for block in blocks(topic.text):
        found = _SUMS.search(block.plain)
        if not found and block.section in house["sections"]:
            found = re.search(r"\b\d+\.\d+\b", block.plain)
        if found:
            message = f'a figure that asks for sums: "{found[0]}"'
            yield Problem(Place(topic.file, block.line), message, "write it as whole people out of 100")
