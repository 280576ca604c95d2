"""An icon array shows a number that its fact shows, and its sentence stands behind it with the same number.

A picture of risk that says something else than the words is worse than no picture; whoever cannot see it
needs the sentence. In a box of chances the figure is written for the writer, and each array needs its label: arrays
side by side are compared by eye, so all count out of the same number, and nothing else stands among them.
"""

import re
from collections.abc import Iterator, Mapping

from leafwright.checks.subjects import House
from leafwright.model import Fact, Place, Problem, Project, Topic
from leafwright.text.blocks import Block, walk
from leafwright.text.chances import BOX
from leafwright.text.document import parse
from leafwright.text.macros import MACRO
from leafwright.text.segments import segments

SOURCE = "standard R31; Padilla 2018; NHS: always keep the sentence"
STANDARDS = ("R31",)
OPTIONS = {"denominator": "how many signs an array has"}
EXAMPLE = {"denominator": 100}
_CHANCES = '!!! chances "A return, out of 100 people"\n\n    - {{ icons.F11-90 }} Rest\n    - {{ icons.F11-10 }} Work\n'
PASSES = [_CHANCES, "{{ icons.F11-90 }} It shrinks in 90 out of 100 people.{{ fact.F11 }}"]
FAILS = [
    "{{ icons.F11-91 }} It shrinks in 91 out of 100 people.{{ fact.F11 }}",
    "{{ icons.F11-90 }} It shrinks in most people.{{ fact.F11 }}",
    "{{ icons.F99-90 }} It shrinks in 90 out of 100 people.",
    "It shrinks in 90 out of 100 people. {{ icons.F11-90 }}",
    "{{ icons.90 }} It shrinks in 90 out of 100 people.",
    _CHANCES.replace("F11-10 }} Work", "F11-10 }}"),
    _CHANCES.replace("{{ icons.F11-10 }} Work", "Work"),
    _CHANCES.replace("{{ icons.F11-10 }} Work", "Work {{ icons.F11-10 }}"),
    _CHANCES.replace("Work", "Work: 2 of 20"),
    _CHANCES.replace("    - {{ icons.F11-10 }} Work\n", ""),
    _CHANCES.replace("    - {{ icons.F11-90", "    In 1 study:\n\n    - {{ icons.F11-90"),
    _CHANCES.replace("F11-10", "F11-11"),
]
_COUNTED = re.compile(r"\d (?:out of|in|of)(?: every)? \d|\d ?/ ?\d")


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    boxes = [block for block in walk(parse(topic.text).blocks) if block.box[:1] == (BOX,)]
    for box in boxes:
        yield from _side_by_side(box, topic.file, house["denominator"])
    labels = {item.line for box in boxes for item in _labels(box)}
    yield from _arrays(topic, project, labels, house["denominator"])


def _arrays(topic: Topic, project: Project, labels: set[int], base: int) -> Iterator[Problem]:
    """What is wrong with each array: its fact, its number, or the sentence that only a label may stand for."""
    for segment in segments(topic.text):
        at = Place(topic.file, segment.line)
        for array in (macro for macro in MACRO.finditer(segment.text) if macro[1] == "icons"):
            if wrong := _unknown(array, project.facts, base):
                yield Problem(at, *wrong)
            elif segment.line not in labels and not _told(array, segment.text, base, project.source.is_english):
                message = "an icon array without its sentence"
                yield Problem(at, message, f"write behind it: … {array[2].partition('-')[2]} out of {base} people …")


def _unknown(array: re.Match[str], facts: Mapping[str, Fact], base: int) -> tuple[str, str] | None:
    """What is wrong with an array, and what to write: it names a fact and a number that the fact shows."""
    drawn = re.fullmatch(r"(F\d+)-(\d+)", array[2] or "")
    if not drawn:
        return f"not an icon array: {array[0]}", "write fact and number: {{ icons.F17-3 }}"
    if drawn[1] not in facts:
        return f"unknown fact: {drawn[1]}", "use a fact of docs/evidence/facts.toml"
    shown = [number for number, of in facts[drawn[1]].shown if of == base]
    if int(drawn[2]) in shown:
        return None
    return f"fact {drawn[1]} does not show {drawn[2]} out of {base}", f"use one of: {', '.join(map(str, shown))}"


def _told(array: re.Match[str], text: str, base: int, english: bool) -> bool:
    """Whether an array begins its block, and the block says its number in words: in another language, both figures."""
    number = array[2].partition("-")[2]
    figures = {int(each) for each in re.findall(r"\d+", text[array.end() :])}
    said = f"{number} out of {base}" in text if english else {int(number), base} <= figures
    return array.start() == 0 and said


def _labels(box: Block) -> list[Block]:
    return [item for child in box.children if child.kind == "list" for item in child.children]


def _side_by_side(box: Block, file: str, base: int) -> Iterator[Problem]:
    """What a box of chances has besides arrays of one size with a label each, or lacks."""
    items = _labels(box)
    if any(child.kind not in ("title", "list") for child in (*box.children, *(c for i in items for c in i.children))):
        message, fix = "words beside the arrays of a box of chances", "write them above the box or below it"
        yield Problem(Place(file, box.line), message, fix)
    if len(items) < 2:
        message, fix = "chances with nothing to compare", "write two items at least, or an array with its sentence"
        yield Problem(Place(file, box.line), message, fix)
    for item in items:
        array, label = MACRO.match(item.words), MACRO.sub("", item.words).strip()
        if not array or array[1] != "icons" or not label:
            fix = "write the array, then what it is: - {{ icons.F17-3 }} Operation"
            yield Problem(Place(file, item.line), "not an array with its label", fix)
        elif _COUNTED.search(label):
            fix = f"take the figure out of the label; all arrays count out of {base}"
            yield Problem(Place(file, item.line), f'a figure of its own beside an array: "{label}"', fix)
