"""A topic has one title; headings are short, skip no level and go no deeper than the house allows.

A screen reader's user walks from heading to heading; a skipped level is a missing stair.
"""

from collections.abc import Iterator

from leafwright.checks.prose import blocks, shortened
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "WCAG 2.2, 1.3.1 and 2.4.6; NHS content style guide, headings"
STANDARDS = ("R17",)
OPTIONS = {"letters": "most characters in a heading", "deepest": "deepest level of heading, 2 to 6"}
EXAMPLE = {"letters": 65, "deepest": 3}
PASSES = ["# T\n\n## A {#what_is}\n\nWords.\n\n### B\n\nWords.\n"]
FAILS = [
    "# T\n\n# U\n",
    "# T\n\n### B\n\nWords.\n",
    "# T\n\n## A\n\n#### B\n",
    "# T\n\n## A\n\n### B\n\n#### C\n",
    f"# {'Long ' * 14}\n",
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    before, titles = 0, 0
    for block in blocks(topic.text):
        if not block.role.startswith("h"):
            continue
        at, level, shown = Place(topic.file, block.line), int(block.role[1:]), shortened(block.plain)
        titles += level == 1
        if level == 1 and titles > 1:
            yield Problem(at, f'a second title: "{shown}"', "write ## before it; a topic has one # line")
        elif level > house["deepest"]:
            fix = f"use at most {'#' * house['deepest']}"
            yield Problem(at, f'heading of level {level}: "{shown}"', fix)
        elif before and level > before + 1:
            message = f'heading of level {level} below one of level {before}: "{shown}"'
            yield Problem(at, message, f"write {'#' * (before + 1)} before it")
        if len(block.plain) > house["letters"]:
            message = f'heading of {len(block.plain)} characters: "{shown}"'
            yield Problem(at, message, f"say it in at most {house['letters']} characters")
        before = level
