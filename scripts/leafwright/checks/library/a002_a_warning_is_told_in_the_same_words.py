"""A warning is told in the same words in every topic.

Someone who reads two leaflets and finds two wordings of one sign asks which of them holds, and does not phone.
"""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from leafwright.checks.prose import shortened
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.blocks import walk
from leafwright.text.document import parse

SOURCE = "ISMP: one instruction, one wording; a first reading found a red flag told two ways"
STANDARDS = ("R06",)
OPTIONS = {
    "boxes": "boxes that warn",
    "likeness": "per cent of likeness from which two points are taken for the same warning",
}
EXAMPLE = {"boxes": ["emergency", "urgent"], "likeness": 80}


def _box(*items: str) -> str:
    return '# T\n\n## Help {#risks}\n\n!!! urgent "Phone"\n\n' + "".join(f"    - {item}\n" for item in items)


PASSES = [
    {"topics": [_box("a temperature above 38, or shaking chills"), _box("a temperature above 38, or shaking chills")]},
    {"topics": [_box("a cold, blue or numb hand"), _box("a swollen, red or hot leg")]},
    {"topics": [_box("eye pain that gets worse"), _box("belly pain that gets worse")]},
    {"topics": [_box("pain that gets worse", "pain that medicine does not help")]},
]
FAILS = [
    {
        "topics": [
            _box("a temperature above 38, or shaking chills"),
            _box("a temperature above 38 or hard shaking chills"),
        ]
    },
    {"topics": [_box("have a cold, blue or numb hand or leg"), _box("a blue, cold or numb hand or leg")]},
]


def check(project: Project, house: House) -> Iterator[Problem]:
    told = dict[str, tuple[Topic, int]]()  # each warning where it first stands
    staff = {name for name, kind in project.kinds.items() if kind.source_only}  # to whom it is said otherwise
    for topic in [each for each in project.topics if each.meta.kind not in staff]:
        for words, line in dict(_warnings(topic, house["boxes"])).items():
            near = [] if words in told else [other for other, (first, _) in told.items() if first is not topic]
            # compared in one call: a large library has many warnings
            like = process.extractOne(words, near, scorer=fuzz.token_sort_ratio, score_cutoff=house["likeness"])
            if like and not _of_another_sign(words, like[0]):
                first, at = told[like[0]]
                message = f'"{shortened(words)}" is told otherwise in {first.file}:{at}: "{shortened(like[0], 14)}"'
                yield Problem(Place(topic.file, line), message, "say a warning in the same words in every topic")
            told.setdefault(words, (topic, line))


def _of_another_sign(one: str, other: str) -> bool:
    """Whether each says a word that the other does not: pain of the eye is not pain of the belly."""
    said, told = (set(re.findall(r"\w+", text.casefold())) for text in (one, other))
    return bool(said - told and told - said)


def _warnings(topic: Topic, boxes: list[str]) -> Iterator[tuple[str, int]]:
    """The points of the boxes that warn, each with its line."""
    for block in walk(parse(topic.text).blocks):
        if block.kind == "box" and set(block.box[:1]) & set(boxes):
            yield from ((each.words, each.line) for each in walk(block.children) if each.kind == "item" and each.words)
