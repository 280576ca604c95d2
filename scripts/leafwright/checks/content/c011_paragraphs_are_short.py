"""No paragraph has more sentences than the house allows.

A short paragraph holds one thought, and a worried reader finds the place again.
"""

from collections.abc import Iterator

from leafwright.checks.prose import blocks, shortened, split
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "NHS content style guide, formatting and paragraphs"
STANDARDS = ("R15",)
OPTIONS = {"sentences": "most sentences in a paragraph"}
EXAMPLE = {"sentences": 3}
PASSES = ["One. Two. Three.\n\nFour."]
FAILS = ["One is here. Two is here. Three is here. Four is here."]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for block in blocks(topic.text):
        if block.role == "p":
            count = sum(part[-1:] not in ":;" for part in split(block.plain))
            if count > house["sentences"]:
                message = f'paragraph of {count} sentences: "{shortened(block.plain)}"'
                fix = f"make two paragraphs, each of at most {house['sentences']} sentences, or a list"
                yield Problem(Place(topic.file, block.line), message, fix)
