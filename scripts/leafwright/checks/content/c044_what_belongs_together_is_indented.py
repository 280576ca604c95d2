"""What belongs into a box or a point is indented below it, by four spaces for each step.

Four lost spaces put the warning signs outside the emergency box, and a nurse does not see it in her editor.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic, nearest
from leafwright.text.blocks import STEP, Block
from leafwright.text.document import parse

SOURCE = "a trial of the first release with seven real topics, where lost indentation passed in silence"
STANDARDS = ("R06", "R51")
OPTIONS = {
    "boxes": "kinds of boxes, each with a title, that pages and leaflets know",
    "layers": "boxes that give a section a short form, or details for the web alone",
    "looks": "further words behind the kind of a box",
    "alarms": "boxes behind which no list may stand: it was meant to stand inside",
}
EXAMPLE = {
    "boxes": ["emergency", "urgent", "checklist", "table"],
    "layers": ["short", "detail"],
    "looks": ["wide"],
    "alarms": ["emergency"],
}
PASSES = [
    '## Help {#risks}\n\n!!! emergency "Call"\n\n    - you faint\n        - twice\n\nWords.\n\n- a list\n',
    '## Help {#risks}\n\n!!! emergency "Call"\n\n### When\n\n- a list\n',
    '## Help {#risks}\n\nWords.\n\n!!! short\n\n    Few.\n\n!!! detail "Why"\n\n    Many.\n',
    '!!! urgent wide "Phone us"\n',
    '!!! table "Doses"\n\n    | A | B |\n    |---|---|\n    | 1 | 2 |\n',
    "| A | B |\n|---|---|\n| 1 | 2 |\n",
]
FAILS = [
    '!!! emergency "Call"\n\n- you faint\n',
    '!!! emergency "Call"\n\n    - you faint\n\n- you bleed\n',
    '!!! checklist "Bring"\n\nYour list.\n',
    "!!! urgent\n\n    - pain\n",
    '!!! table "Doses"\n\n    - pain\n',
    '!!! emergancy "Call"\n\n    - you faint\n',
    '!!! urgent big "Call"\n\n    - you faint\n',
    '## A {#risks}\n\n!!! checklist "Bring"\n\n    !!! short\n\n        Few.\n',
    "!!! short\n\n    Few, but in no section.\n",
    "- one\n  - two\n",
    "- one\n\n        far in\n",
    "Words:\n- one\n- two\n",
    "Words:\n| A |\n|---|\n| 1 |\n",
    "| A | B |\n|---|---|\n| 1 | 2 | 3 |\n",
]
_INDENT = "put four spaces before each of its lines"


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    document = parse(topic.text)
    first = document.sections[0].line if document.sections else len(topic.text)
    layered = {block.line for block in document.blocks if block.line > first}  # a layer belongs straight into a section
    for line, message, fix in _looked(document.blocks, 0, house, layered):
        yield Problem(Place(topic.file, line), message, fix)


Told = Iterator[tuple[int, str, str]]


def _looked(blocks: Sequence[Block], depth: int, house: House, layered: set[int]) -> Told:
    for before, block in pairwise([None, *blocks]):
        assert block
        yield from _place(before, block, depth, house)
        if block.kind == "box" and block.marker == "!!!":
            yield from _box(block, house, layered)
        if block.kind == "table":
            yield from _table(block)
        inside = depth + (block.kind in ("item", "definition", "box"))
        yield from _looked(block.children, inside, house, layered)


def _place(before: Block | None, block: Block, depth: int, house: House) -> Told:
    """What is wrong with where a block stands, beside the one before it."""
    if block.kind == "list" and before and set(before.box[:1]) & set(house["alarms"]):
        yield block.line, f"a list outside the {before.box[0]} box above it", f"{_INDENT}, or write a heading above it"
    elif block.kind in ("list", "table") and before and before.kind in ("paragraph", "table") and not block.gap:
        yield block.line, f"a {block.kind} without a blank line above it", "leave a blank line before it"
    if block.kind in ("item", "paragraph", "box") and (block.indent % STEP or block.indent // STEP > depth):
        steps = depth * STEP
        yield block.line, f"indented by {block.indent} spaces", f"write {steps} spaces before it, or {steps + STEP}"


def _box(box: Block, house: House, layered: set[int]) -> Told:
    """What is wrong with a box: its kind, its looks, its title, nothing inside."""
    kind, *looks = box.box or ("",)
    boxes, layers = house["boxes"], house["layers"]
    strange = [word for word in looks if word not in house["looks"]]
    if kind not in (*boxes, *layers):
        yield box.line, f"no such box: {kind}", nearest(kind, [*boxes, *layers], f"choose from: {', '.join(boxes)}")
    elif strange:
        fix = f"leave it out, or choose from: {', '.join(house['looks'])}"
        yield box.line, f"no such look of a box: {strange[0]}", fix
    elif kind in layers and box.line not in layered:
        yield box.line, f"{kind} stands inside something else", "put it straight into a section, without spaces"
    else:
        yield from _inside(box, kind, titled=kind in boxes)


def _inside(box: Block, kind: str, *, titled: bool) -> Told:
    """What is missing in a box; `titled`: whether one of its kind has a title."""
    titles = sum(child.kind == "title" for child in box.children)
    if titled and not titles:
        yield box.line, "a box without a title", f'write its title in quotation marks: !!! {kind} "Title"'
    elif len(box.children) == titles and kind not in ("emergency", "urgent", "routine"):
        yield box.line, f"nothing stands in the box {kind}", _INDENT
    elif kind == "table" and not any(child.kind == "table" for child in box.children):
        yield box.line, "a caption without a table", "write a table below its title, with four spaces before each line"


def _table(table: Block) -> Told:
    columns = max((len(row.children) for row in table.children if row.header), default=0)
    for row in table.children:
        if len(row.children) > columns:
            message = f"a row of {len(row.children)} cells below {columns} headings"
            yield row.line, message, "write a heading for each column, or take the bar out"
