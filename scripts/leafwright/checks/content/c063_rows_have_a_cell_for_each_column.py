"""Each row of a table has a cell for each column.

Where one is missing, all behind it stand in the wrong column; what is too many is shown nowhere.
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.blocks import walk
from leafwright.text.document import parse

SOURCE = "PEMAT item 19; GitHub Flavored Markdown, 4.10 tables"
STANDARDS = ()
PASSES = [r"| A | B |", "| A | B |\n|---|---|\n| 1 | 2 |\n| 1 | |\n", "| A |\n|---|\n| 1 \\| 2 |\n"]
FAILS = ["| A | B |\n|---|---|\n| 1 |\n", "| A | B |\n|---|---|\n| 1 | 2 | 3 |\n"]

_BAR = re.compile(r"(?<!\\)\|")


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    lines = topic.text.split("\n")
    for table in (block for block in walk(parse(topic.text).blocks) if block.kind == "table"):
        counted = [(row.line, _cells(lines[row.line - 1])) for row in table.children]
        for line, cells in counted[1:]:
            if cells != counted[0][1]:
                message = f"a row of {cells} cells below {counted[0][1]} headings"
                fix = "put a | between all cells, also beside an empty one, and \\| for a bar that is part of the words"
                yield Problem(Place(topic.file, line), message, fix)


def _cells(line: str) -> int:
    return len(_BAR.findall(line.strip().removeprefix("|"))) + (not re.search(r"(?<!\\)\|$", line.strip()))
