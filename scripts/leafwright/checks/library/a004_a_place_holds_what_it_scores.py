"""The place that an item of an instrument names holds what the item scores.

A score for pictures that points to a section without one is a claim that nobody looked up.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, QualityItem
from leafwright.text.blocks import Block, walk
from leafwright.text.document import Section, parse
from leafwright.text.inline import every
from leafwright.text.macros import outside_macros
from leafwright.text.topic import shared_sections

SOURCE = "EQIP, DISCERN, PEMAT-P, IPDAS; a first reading found scores that pointed to nothing"
STANDARDS = ("R10",)
OPTIONS = {
    "holds": "what the place of an item must hold: picture, number, list, table, box, room, tool or medicine",
    "elsewhere": "places that are no sections of a topic",
    "medicines": "generic names, one of which a place must hold that scores for them",
}
EXAMPLE = {
    "holds": {"eqip 34": "picture", "eqip 8": "number", "pemat 22": "list", "eqip 26": "medicine", "eqip 35": "room"},
    "elsewhere": ["about"],
    "medicines": ["ibuprofen"],
}
_TEXT = "# T\n\n## Risks {#risks}\n\n{body}\n"


def _example(body: str, instrument: str = "eqip", **item: object) -> dict[str, object]:
    given = {"item": 34, "text": "Pictures are clear", "score": 1, "where": "risks", **item}
    return {"topics": [_TEXT.replace("{body}", body)], "quality": {"t0": {instrument: [given]}}}


PASSES = [
    _example("{{ icons.F11-90 }} Many."),
    _example('!!! figure "A"\n\n    ![A liver.](images/a.svg)\n'),
    _example("Words.", score=None, where=""),
    _example("Words.", where="about"),
    _example("90 out of 100 people.{{ fact.F11 }}", item=8),
    _example("1. one\n2. two", "pemat", item=22),
    _example("Ask before you take ibuprofen.", item=26),
    _example("My questions: {{ fill }}", item=35),
    _example("Words.", item=3),
]
FAILS = [
    _example("Only words."),
    _example("Words.", where="benefits"),
    _example("Many people.{{ fact.F11 }}", item=8),
    _example("One, then two.", "pemat", item=22),
    _example("Some pain medicines can harm the liver.", item=26),
    _example("Write down your questions.", item=35),
]


def check(project: Project, house: House) -> Iterator[Problem]:
    known = {topic.slug: topic for topic in project.topics}
    for topic in project.topics:
        shared = {id_: known[slug] for id_, slug in shared_sections(topic.text) if slug in known}
        scored = project.quality.get(topic.slug)
        for name, item in _scored(scored.instruments if scored else {}, house["elsewhere"]):
            own = parse(topic.text).section(item.where)
            there = parse(shared[item.where].text).section(item.where) if item.where in shared else own
            wanted = house["holds"].get(name, "")
            said = f"{name} ({item.text}) scores at {item.where}"
            if own is None or there is None:
                fix = "name the section in docs/evidence/quality.toml that earns it"
                yield Problem(Place(topic.file), f"{said}, which is no section here", fix)
            elif wanted and not _HELD[wanted](there, house["medicines"]):
                fix = "name the section in docs/evidence/quality.toml that earns it, or take the score back"
                yield Problem(Place(topic.file, own.line), f"{said}, which holds no {wanted}", fix)


def _scored(
    instruments: Mapping[str, Sequence[QualityItem]], elsewhere: Sequence[str]
) -> Iterator[tuple[str, QualityItem]]:
    """The items that score at a section of a topic, each with its name, such as eqip 34."""
    for instrument, items in instruments.items():
        for item in items:
            if item.score and item.where and item.where not in elsewhere:
                yield f"{instrument} {item.item}", item


def _kinds(section: Section) -> set[str]:
    """The kinds of the section's blocks, and of its boxes."""
    return {kind for block in walk(_all(section)) for kind in (block.kind, *block.box[:1])}


def _picture(section: Section, medicines: Sequence[str]) -> bool:
    runs = [run for block in walk(_all(section)) for run in every(block.runs)]
    return any(run.kind == "image" or run.target.startswith("icons.") for run in runs)


def _number(section: Section, medicines: Sequence[str]) -> bool:
    """Whether a block says a figure and the fact that it comes from."""
    for block in walk(_all(section)):
        cited = any(run.target.startswith("fact.") for run in every(block.runs))
        if cited and any(character.isdigit() for character in outside_macros(block.words)):
            return True
    return _picture(section, medicines) and "{{ icons." in section.body


def _medicine(section: Section, medicines: Sequence[str]) -> bool:
    return any(name in section.body.casefold() for name in medicines)


def _all(section: Section) -> tuple[Block, ...]:
    return (*section.blocks, *section.detail)


_HELD: Mapping[str, Callable[[Section, Sequence[str]], bool]] = {
    "picture": _picture,
    "number": _number,
    "medicine": _medicine,
    "list": lambda section, _: "item" in _kinds(section),
    "table": lambda section, _: "table" in _kinds(section),
    "box": lambda section, _: "box" in _kinds(section),
    "room": lambda section, _: "{{ fill }}" in section.body,
    "tool": lambda section, _: "box" in _kinds(section) or "{{ fill }}" in section.body,
}
