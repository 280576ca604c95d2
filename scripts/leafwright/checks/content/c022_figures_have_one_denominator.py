"""All figures of people in a leaflet count out of the same number.

Most readers take "1 in 20" for less than "10 in 100". One denominator lets the eye compare. Figures are known by the
forms that the language's file lists (`figures`, `other_figures`); where it lists none, nothing is looked at.
"""

import re
from collections.abc import Iterator

from leafwright.checks.figures import figures, whole
from leafwright.checks.prose import blocks
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "NICE NG197 and CG138; PMC5145730, table 2"
STANDARDS = ("R27",)
OPTIONS = {"denominator": "the number out of which all figures count"}
EXAMPLE = {"denominator": 100}
PASSES = ["About 3 out of 100 people. A study of 1,067 people."]
FAILS = ["About 3 out of 1,000 people.", "About 3 in 20 people.", "About 3 of 50 people."]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for block in blocks(topic.text):
        for found in figures(block.plain, project.source, others=True):
            if re.match(r"1 in\b", found.words):
                continue  # that is c024's to tell
            if whole(found.of) != house["denominator"]:
                fix = f"count out of {house['denominator']}, as the other figures do"
                yield Problem(Place(topic.file, block.line), f'other denominator: "{found.words}"', fix)
