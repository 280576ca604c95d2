"""The boxes that tell how fast to get help, each under a heading of its own, so that nobody has to look for it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from leafwright.text.blocks import Block

LEVELS = ("emergency", "urgent", "routine")  # the most urgent first


def with_headings(blocks: Iterable[Block], section: str) -> tuple[Block, ...]:
    """Blocks, in which the title of each box of a level is a heading; its id begins with that of its `section`."""
    return tuple(_with_headings(blocks, section))


def _with_headings(blocks: Iterable[Block], section: str) -> Iterator[Block]:
    seen: dict[str, int] = {}
    for block in blocks:
        level = block.box[0] if block.box else ""
        title = next((child for child in block.children if child.kind == "title"), None)
        if level not in LEVELS or title is None:
            yield block
            continue
        seen[level] = seen.get(level, 0) + 1
        id_ = "-".join([section, level, *([str(seen[level])] if seen[level] > 1 else [])])
        yield _html(f'<div class="admonition level {level}" markdown="1">', block.line)
        yield replace(title, kind="heading", level=3, id=id_, indent=0)
        yield from (child for child in block.children if child is not title)
        yield _html("</div>", block.line)


def _html(tag: str, line: int) -> Block:
    return Block(kind="html", line=line, words=tag)
