"""A topic has no more words than the house allows.

Beyond some pages people stop reading, and alternatives stand last.
"""

from collections.abc import Iterator

from leafwright.checks.prose import blocks
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "Murcia accreditation (940 words judged excessive); EU medicine leaflets (2,551 on average)"
STANDARDS = ("R26",)
OPTIONS = {"words": "most words in a topic"}
EXAMPLE = {"words": 10}
PASSES = ["One two three.", f'## A {{#risks}}\n\nOne.\n\n!!! detail "Why"\n\n    {"word " * 11}\n']
FAILS = ["word " * 11]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    count = sum(len(block.plain.split()) for block in blocks(topic.text) if not block.layer)
    if count > house["words"]:
        message = f"the topic has {count} words, more than {house['words']}"
        yield Problem(Place(topic.file), message, "cut what the reader does not need to decide or to do")
