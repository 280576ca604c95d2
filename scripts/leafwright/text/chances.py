"""Chances side by side: each array of a `chances` box with its label and its figure in words, and a note below them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from leafwright.model import Edition
from leafwright.text.blocks import Block
from leafwright.text.document import Section, reshaped
from leafwright.text.inline import CHANCE, Run, every
from leafwright.text.macros import drawn_figure

BOX = "chances"


def told_chances(section: Section, edition: Edition) -> Section:
    """A section whose boxes of chances are told in full, before its macros are filled in."""
    return reshaped(section, lambda blocks: with_chances(blocks, edition))


def with_chances(blocks: Iterable[Block], edition: Edition) -> tuple[Block, ...]:
    """Blocks, in which each box of chances says its figures in words, and that they come from different studies."""
    return tuple(_told(block, edition) for block in blocks)


def _told(block: Block, edition: Edition) -> Block:
    children = with_chances(block.children, edition)
    if block.box[:1] != (BOX,):
        return replace(block, children=children) if children else block
    lists = (_items(child, edition) if child.kind == "list" else child for child in children)
    return replace(block, children=(*lists, _note(block, edition)))


def _items(given: Block, edition: Edition) -> Block:
    return replace(given, children=tuple(_item(item, edition) for item in given.children))


def _item(item: Block, edition: Edition) -> Block:
    """Label, array, figure and mark of source; an item that does not begin with an array, which C036 tells, stays."""
    array, *label = item.runs or (Run(kind="text"),)
    drawn = drawn_figure(array.target) if array.kind == "macro" else None
    if drawn is None or not label:
        return item
    fact, count = drawn
    figure = (edition.words["chance"] or edition.words.source["chance"]).format(count=count)
    shown = edition.words.marked("chance").format(count=count)
    named = any(run.target == f"fact.{fact}" for run in every(label))
    source = () if named else (Run(kind="macro", text=f"{{{{ fact.{fact} }}}}", target=f"fact.{fact}"),)
    colon = Run(kind="html", text=f'<span class="colon">{edition.language.mark}</span>')
    runs = (
        # the mark stands with the label: behind the figure it would be read as a power of it
        Run(kind="strong", children=(*_from_the_first_word(label), *source, colon)),
        Run(kind="text", text=edition.language.gap),
        Run(kind="image", text=figure, target=f"images/icons-{count}.svg", title=CHANCE),
        # whoever hears the page hears the picture's alternative, and the same words not twice
        Run(kind="html", text=f'<span class="count" aria-hidden="true">{shown}</span>'),
    )
    return replace(item, runs=runs)


def _from_the_first_word(label: Iterable[Run]) -> Iterator[Run]:
    """A label without the space behind its array."""
    for number, run in enumerate(label):
        yield run if number or run.kind != "text" else replace(run, text=run.text.lstrip())


def _note(box: Block, edition: Edition) -> Block:
    """What must stand with such figures, in whatever language there is."""
    note = edition.words.marked("chances_note")
    return Block(kind="paragraph", line=box.line, words=note, runs=(Run(kind="html", text=note),))
