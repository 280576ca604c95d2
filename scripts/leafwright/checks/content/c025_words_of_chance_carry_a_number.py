"""A word such as "common" or "rare" stands beside a number, or beside words that none is known.

Doctors mean 1 in 10,000 by "rare"; readers hear anything up to 1 in 4.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import blocks
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "NICE NG197 (BMJ summary): verbal labels are read very differently"
STANDARDS = ("R30",)
OPTIONS = {
    "words": "words of chance",
    "instead": "words that may stand in place of a number",
    "sections": "ids of the sections where the rule holds",
}
EXAMPLE = {"words": ["common", "rare"], "instead": ["not known"], "sections": ["risks"]}
_COMPARED = "".join(rf"(?<!\b{word} )" for word in ("most", "more", "less", "least"))  # tells an order, not a chance
PASSES = [
    "# T\n\n## R {#risks}\n\nThe most common question is about bread.\n",
    "# T\n\n## R {#risks}\n\n**Common: pain.** Between 26 and 59 out of 100 people.\n",
    "# T\n\n## R {#risks}\n\nIt is rare, but how rare is not known.\n",
    "# T\n\n## R {#what_is}\n\nIt is common.\n",
]
FAILS = ["# T\n\n## R {#risks}\n\nPain is common.\n\nAbout 3 out of 100 had it.\n"]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    chance = re.compile(rf"{_COMPARED}\b(?:{'|'.join(map(re.escape, house['words']))})\b", re.I)
    for block in blocks(topic.text):
        found = chance.search(block.plain)
        if block.section not in house["sections"] or block.role.startswith("h") or not found:
            continue
        if not re.search(r"\d out of \d", block.plain) and not any(w in block.plain for w in house["instead"]):
            message = f'"{found[0]}" without a number'
            fix = "say how many out of 100 with its fact, or that it is not known"
            yield Problem(Place(topic.file, block.line), message, fix)
