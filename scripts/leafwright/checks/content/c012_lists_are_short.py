"""A list has few items, and each point of a bulleted list says one thing.

Beyond six or seven points nobody remembers any. Numbered steps may hold more than one sentence.
"""

from collections.abc import Iterator

from leafwright.checks.prose import blocks, plain_runs, shortened, split
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.blocks import walk
from leafwright.text.document import parse

SOURCE = "NHS content style guide, lists"
STANDARDS = ("R16",)
OPTIONS = {"items": "most items in a list", "sentences": "most sentences in a point of a bulleted list"}
EXAMPLE = {"items": 6, "sentences": 2}
PASSES = [
    "- a\n- b\n- c\n",
    "1. One. Two. Three.\n2. Four.\n",
    "- a\n    - b\n    - c\n    - d\n- e\n    - f\n    - g\n    - h\n",
]
FAILS = [
    "- a\n- b\n- c\n- d\n- e\n- f\n- g\n",
    "- a\n    - b\n    - c\n    - d\n    - e\n    - f\n    - g\n    - h\n",
    "- One is here. Two is here. Three is here.\n",
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    lines = topic.text.split("\n")
    for listed in (block for block in walk(parse(topic.text).blocks) if block.kind == "list"):
        count = sum(item.kind == "item" for item in listed.children)
        if count > house["items"]:  # those of a list inside it are its own
            message = f'list of {count} items: "{shortened(plain_runs(listed.children[0].runs))}"'
            fix = f"make two lists with a heading each, or keep the {house['items']} that matter"
            yield Problem(Place(topic.file, listed.children[0].line), message, fix)
    for item in (block for block in blocks(topic.text) if block.role == "li"):
        count = sum(part[-1:] not in ":;" for part in split(item.plain))
        if count > house["sentences"] and lines[item.line - 1].lstrip()[:1] in "-*+":
            message = f'point of {count} sentences: "{shortened(item.plain)}"'
            yield Problem(Place(topic.file, item.line), message, "make two points of it, or a paragraph")
