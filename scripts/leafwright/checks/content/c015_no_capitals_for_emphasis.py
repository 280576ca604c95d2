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
OPTIONS = {"words": "fewest capital words in a row that are refused", "known": "abbreviations, which are no such words"}
EXAMPLE = {"words": 2, "known": ["CT", "MRI"]}
PASSES = ["You may have a CT or MRI scan.", "# Going home\n", "An MRI SCAN.", "Your nurse: [NURSE NAME]"]
FAILS = ["DO NOT stop.", "# GOING HOME\n"]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    run = re.compile(r"\b[A-Z]{2,}(?:\s+[A-Z]{2,}\b|\([A-Z]\))*")
    for block in blocks(topic.text):
        for found in run.finditer(re.sub(r"\[[^\]]*\]", " ", block.plain)):  # what is not yet written is C031's
            said = [word for word in re.findall(r"[A-Z]{2,}", found[0]) if word not in house["known"]]
            if len(said) >= house["words"]:
                yield Problem(
                    Place(topic.file, block.line), f'words in capitals: "{found[0]}"', "write them in small letters"
                )
