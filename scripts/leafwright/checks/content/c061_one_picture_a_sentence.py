"""Where a house asks for it, each paragraph and point is one sentence beside one picture.

Easy read is for people who find words hard: the picture carries the sentence, the sentence the picture.
"""

from collections.abc import Iterator

from leafwright.checks.prose import plain, shortened, split
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.blocks import Block, walk
from leafwright.text.topic import sections_of

SOURCE = "Department of Health, Making written information easier to understand (2009)"
STANDARDS = ("R14",)
OPTIONS = {"except": "ids of sections that need no pictures"}
EXAMPLE = {"except": ["words"]}
_A = "# T\n\n## A {#what_is}\n\n"
PASSES = [
    _A + "![A bed](images/a.svg) You lie down on a bed.\n",
    "# T\n\n## A {#words}\n\nA scan is a picture. It is taken from outside.\n",
    _A + '!!! emergency "Call"\n\n    - you faint\n',
]
FAILS = [
    _A + "You lie down on a bed.\n",
    _A + "![A bed](images/a.svg) You lie down on a bed. It moves.\n",
    _A + "- You lie down.\n- You sleep.\n",
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for section in sections_of(topic.text):
        told = section.blocks if section.id not in house["except"] else ()
        for block in walk(block for block in told if block.kind != "box"):
            if block.kind in ("paragraph", "item") and block.words:
                yield from _beside(block, topic)


def _beside(block: Block, topic: Topic) -> Iterator[Problem]:
    """What is wrong with a paragraph or point that is to be one sentence beside one picture."""
    at, said = Place(topic.file, block.line), split(plain(block.words))
    if not block.pictured:
        fix = "begin with it, and go on with the sentence: ![what it shows](images/…) You lie down."
        yield Problem(at, f'no picture beside: "{shortened(said[0] if said else "")}"', fix)
    elif len(said) > 1:
        fix = "give each sentence a paragraph and a picture of its own"
        yield Problem(at, f'{len(said)} sentences beside one picture: "{shortened(said[0])}"', fix)
