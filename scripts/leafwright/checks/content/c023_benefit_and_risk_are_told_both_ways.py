"""Benefits and risks each tell at least one figure both ways: with, and without.

"3 out of 100 had a problem" frightens; "97 out of 100 did not" lulls. Together they inform.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import blocks
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.topic import sections_of

SOURCE = "NICE CG138; IPDAS: positive and negative framing"
STANDARDS = ("R28",)
OPTIONS = {"sections": "ids of the sections that must do so", "denominator": "the number figures count out of"}
EXAMPLE = {"sections": ["risks"], "denominator": 100}
PASSES = [
    "# T\n\n## R {#risks}\n\nAbout 3 out of 100 had it. About 97 did not.\n",
    "# T\n\n## R {#risks}\n\nNot known.\n",
]
FAILS = ["# T\n\n## R {#risks}\n\nAbout 3 out of 100 had it.\n"]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    base = house["denominator"]
    for section in sections_of(topic.text):
        if section.id not in house["sections"]:
            continue
        words = " ".join(block.plain for block in blocks(topic.text) if block.section == section.id and not block.layer)
        counts = {int(n) for n in re.findall(rf"\b(\d+) out of {base}\b", words)}
        said = {int(n) for n in re.findall(r"\b(\d+)\b", words)}
        if counts and not any(base - count in said for count in counts):
            first = min(counts)
            message = f"no figure of section {section.id} is told both ways"
            fix = f"write also, for example: about {base - first} out of {base} did not"
            yield Problem(Place(topic.file, section.line), message, fix)
