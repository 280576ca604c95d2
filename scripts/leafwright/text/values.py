"""What matters to a reader, weighed point by point: each point of a box `values` has a scale to tick.

The scale is a run behind the words of its point, so that it reaches whatever shows them: on paper five empty circles
between two words, on the web five buttons of which one can be chosen, without scripts; nothing is stored or sent.
"""

from collections.abc import Iterable
from dataclasses import replace

from leafwright.model import Words
from leafwright.text.blocks import Block
from leafwright.text.document import Section, reshaped
from leafwright.text.inline import Run

VALUES = "values"  # the kind of box


def weighed(section: Section) -> Section:
    """A section whose boxes of values have a scale for each point."""
    return reshaped(section, _weighed)


def ends(scale: Run, words: Words) -> Run:
    """A scale with the words at its ends, in the language of an edition, else in that of the source, marked as such."""
    least, most = (Run(kind="html", text=words.marked(key)) for key in ("values_least", "values_most"))
    return replace(scale, children=(least, Run(kind="text", text=" "), most))


def _weighed(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(_box(block) if block.box[:1] == (VALUES,) else block for block in blocks)


def _box(box: Block) -> Block:
    lists = (replace(each, children=tuple(map(_point, each.children))) for each in box.children)
    return replace(box, children=tuple(lists))


def _point(block: Block) -> Block:
    """An item with its scale, named by its line: no two of a topic share one."""
    if block.kind != "item":
        return block
    scale = Run(kind="scale", title=f"value-{block.line}")
    return replace(block, runs=(*block.runs, Run(kind="text", text=" "), scale))
