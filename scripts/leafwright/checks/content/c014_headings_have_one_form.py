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
OPTIONS = {
    "form": '"same": one form in a topic; "question", "statement" or "any"',
    "except": "ids of sections that need not keep to it",
}
EXAMPLE = {"form": "same", "except": ["summary"]}
PASSES = [
    "# T\n\n## The treatment {#what_is}\n\nA.\n",
    "# T\n\n## What is it? {#what_is}\n\nA.\n\n## Key points {#summary}\n\n- A.\n",
]
FAILS = ["# T\n\n## The treatment {#what_is}\n\nA.\n\n## What is it? {#risks}\n\nA.\n\n## Risks {#before}\n\nB.\n"]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    headings = [each for each in blocks(topic.text) if each.role == "h2" and each.section not in house["except"]]
    asking = [each for each in headings if each.plain.endswith(("?", "؟", "？"))]
    telling = [each for each in headings if each not in asking]
    if house["form"] == "same":
        mixed = min(asking, telling, key=len)
        form = "statement" if mixed is asking else "question"
    else:
        mixed = {"question": telling, "statement": asking}.get(house["form"], [])
        form = house["form"]
    if mixed:
        more = f", nor are {len(mixed) - 1} more" if len(mixed) > 1 else ""
        message = f'heading is not a {form}: "{shortened(mixed[0].plain)}"{more}'
        yield Problem(Place(topic.file, mixed[0].line), message, f"write all of them as {form}s")
