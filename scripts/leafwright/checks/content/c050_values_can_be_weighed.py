"""A box of values is a list of points, each a few words that a reader can weigh with one tick.

Without points there is nothing to tick; a list inside a point, or a numbered one, has no place for its own scale.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.blocks import Block, walk
from leafwright.text.document import parse, words_of
from leafwright.text.values import VALUES

SOURCE = "IPDAS: help readers to say what matters to them; every point reaches page, leaflet and text alike"
STANDARDS = ("R51",)
OPTIONS = {"words": "most words of a point"}
EXAMPLE = {"words": 4}
_BOX = '!!! values "What matters to you?"\n\n    - Less pain\n    - No operation\n'
PASSES = [
    _BOX,
    f"{_BOX}\n    Tick one in each row.\n",
    '!!! checklist "Bring"\n\n    - your list\n        - and more\n',
]
FAILS = [
    '!!! values "What matters to you?"\n\n    Tick what matters.\n',
    f"{_BOX}        - at night\n",
    f"{_BOX}\n        At night.\n",
    _BOX.replace("- L", "1. L").replace("- N", "2. N"),
    _BOX.replace("Less pain", "Less pain at night and in the morning"),
    f"- A point\n\n    {_BOX.replace(chr(10), chr(10) + '    ')}",
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    document = parse(topic.text)
    straight = {id(block) for block in document.blocks}
    straight |= {id(child) for block in document.blocks if block.box[:1] == ("short",) for child in block.children}
    for box in walk(document.blocks):
        if box.box[:1] == (VALUES,):
            at = Place(topic.file, box.line)
            if id(box) not in straight:
                yield Problem(at, "a box of values inside something else", "put it straight into a section")
            for line, message, fix in _box(box, house["words"]):
                yield Problem(Place(topic.file, line), message, fix)


def _box(box: Block, most: int) -> Iterator[tuple[int, str, str]]:
    lists = [block for block in box.children if block.kind == "list"]
    if not lists:
        yield box.line, "a box of values without points", "write what readers may weigh, one point each: - Less pain"
    for each in lists:
        if each.ordered:
            yield each.line, "numbers before points to weigh", "write - before each: none comes first"
        for item in each.children:
            if item.children:
                line = item.children[0].line
                yield line, "more inside a point to weigh", "make each a point of its own, or leave it out"
            count = sum(len(words.split()) for block, words in words_of([item]) if block is item)
            if count > most:
                yield item.line, f"a point to weigh has {count} words", f"say it in {most} words, beside its scale"
