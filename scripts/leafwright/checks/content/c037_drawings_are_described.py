"""A drawing has a short text alternative, and a caption, the words of its labels and a description.

Whoever cannot see it, or prints it in gray, must lose nothing; labels are words like any other, so that
they are translated. One that stands before the words of a paragraph is explained by these.
"""

from collections.abc import Iterator

from leafwright.checks.prose import shortened
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.blocks import Block, walk
from leafwright.text.document import parse, runs_of
from leafwright.text.inline import lined, said

SOURCE = "WCAG 2.2, 1.1.1 and 1.4.5; PEMAT item 17; NHS: no text in images"
STANDARDS = ("R47",)
OPTIONS = {"letters": "most characters of a text alternative"}
EXAMPLE = {"letters": 125}

_BOX = '!!! figure "Where the heart is"\n\n    ![A body](images/a.svg)\n\n    1. Heart\n\n    It is on the left.\n'
PASSES = [_BOX, "![A glass of water](images/a.svg) Drink a glass of water.\n"]  # the second beside its words
FAILS = [
    "![](images/a.svg) Drink a glass of water.\n",
    "Drink ![A glass of water](images/a.svg) a glass of water.\n",
    "![A body](images/a.svg)\n",
    _BOX.replace("A body", ""),
    _BOX.replace("A body", "A body " * 20),
    _BOX.replace("    1. Heart\n\n", ""),
    _BOX.replace("\n    It is on the left.\n", ""),
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    blocks = parse(topic.text).blocks
    figures = [block for block in walk(blocks) if block.box[:1] == ("figure",)]
    framed = {id(block) for figure in figures for block in walk(figure.children)}
    told = [each for block in walk(blocks) if id(block) not in framed for each in _unframed(block, house["letters"])]
    told += [each for figure in figures for each in _figure(figure, house["letters"])]
    for message, fix, line in told:
        yield Problem(Place(topic.file, line), message, fix)


def _unframed(block: Block, letters: int) -> Iterator[tuple[str, str, int]]:
    """What is wrong with the pictures of a block that stands in no figure."""
    for image, line in lined(block.runs, block.line):
        if image.kind == "image" and block.pictured and image is block.runs[0]:
            yield from _alternative(image.text, letters, line)
        elif image.kind == "image":
            fix = 'put it into a box: !!! figure "Caption", with its labels as a numbered list'
            yield "a drawing without a caption", f"{fix}; or before the words that it goes with", line


def _alternative(told: str, letters: int, line: int) -> Iterator[tuple[str, str, int]]:
    """What is wrong with the words that stand for a drawing."""
    if not told.strip():
        yield "a drawing without a text alternative", "say what it shows: ![what it shows](images/…)", line
    elif len(told) > letters:
        message = f'text alternative of {len(told)} characters: "{shortened(told)}"'
        yield message, f"say it in {letters}; more can stand in the words beside or below it", line


def _figure(figure: Block, letters: int) -> Iterator[tuple[str, str, int]]:
    """What a figure with a drawing lacks."""
    for image, line in runs_of(figure.children):
        if image.kind != "image":
            continue
        yield from _alternative(image.text, letters, line)
        if not any(block.ordered for block in figure.children):
            yield "a drawing without the words of its labels", "list them below it: 1. Heart", line
        if not any(block.kind == "paragraph" and said(block.runs, pictures=False) for block in figure.children):
            yield "a drawing without a description", "describe it below the labels in a sentence or two", line
