"""No run of words stands in capitals.

Capitals hide the shape of words, read as shouting, and screen readers may spell them.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import blocks
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "UKAAF MS03; NHS content style guide, capital letters"
STANDARDS = ("R18",)
OPTIONS = {"words": "fewest capital words in a row that are refused"}
EXAMPLE = {"words": 2}
PASSES = ["You may have a CT or MRI scan.", "# Going home\n"]
FAILS = ["DO NOT stop.", "# GOING HOME\n"]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    run = re.compile(rf"\b[A-Z]{{2,}}(?:\s+[A-Z]{{2,}}){{{house['words'] - 1},}}\b")
    for block in blocks(topic.text):
        for found in run.finditer(block.plain):
            message = f'words in capitals: "{found[0]}"'
            yield Problem(Place(topic.file, block.line), message, "write them in small letters")
