"""No word stands twice in a row.

"The the" slips past whoever wrote it, and past a dictionary; a reader who reads slowly stumbles over it.
"""

from collections.abc import Iterator

from leafwright.checks.prose import blocks, doubled
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "ISO 17100:2015, 5.3: a text is read for slips of the hand"
STANDARDS = ("R20",)
OPTIONS = {"right": "words that may stand twice"}
EXAMPLE = {"right": ["that", "had"]}
PASSES = [
    "We know that that day is long.",
    "Take {{ local.food }} tablets. Tablets are small.",
    "- rest\n- rest well",
    "Vitamin A a day.",
    "It is {{ fact.deaths }} is what they say.",
]
FAILS = ["Ask the the nurse.", "Take a a tablet.", "Drink water. Do not **not** drink.", "Ask the\nThe nurse."]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for block in blocks(topic.text):
        for word in doubled(block.text):
            if word.casefold() not in house["right"]:
                yield Problem(Place(topic.file, block.line), f'the word "{word}" stands twice', "take one out")
