"""Headings of sections are all questions, or all statements, as the house chooses.

Readers look for the question they have in mind. Sources disagree which form is better; a leaflet
that mixes both looks unfinished.
"""

from collections.abc import Iterator

from leafwright.checks.prose import blocks, shortened
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "Brighton and Sussex (questions); NHS content style guide (statements): the house decides"
STANDARDS = ("R17",)
OPTIONS = {"form": '"question", "statement" or "any"', "except": "ids of sections that need not keep to it"}
EXAMPLE = {"form": "question", "except": ["summary"]}
PASSES = ["# T\n\n## What is it? {#what_is}\n\nA.\n\n## Key points {#summary}\n\n- A.\n"]
FAILS = ["# T\n\n## The treatment {#what_is}\n\nA.\n"]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    if house["form"] == "any":
        return
    for block in blocks(topic.text):
        asks = block.plain.endswith("?")
        if block.role == "h2" and block.section not in house["except"] and asks != (house["form"] == "question"):
            message = f'heading is not a {house["form"]}: "{shortened(block.plain)}"'
            yield Problem(Place(topic.file, block.line), message, f"write it as a {house['form']}")
