"""Where two figures tell of the same thing, a section that shows one of them shows the other.

One study found 20 of 100, another 56. Who reads only the first believes something else than who reads both. A fact
names such figures: `together = [[20, 56]]`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project
from leafwright.text.document import parse
from leafwright.text.macros import MACRO, outside_macros

SOURCE = "IPDAS: chances told without a slant; a first reading found one study quoted by half"
STANDARDS = ("R05", "R28")
_BOTH = {"F11": {"together": ((20, 56),)}}
_HALF = "# T\n\n## Risks {#risks}\n\nIn one study 20 out of 100 had symptoms.{{ fact.F11 }}\n"
PASSES = [
    {"topics": [_HALF.replace("symptoms", "symptoms; in another study 56 had")], "facts": _BOTH},
    {"topics": [_HALF.replace("symptoms.", "symptoms.{{ fact.F11 }}\n\nIn another, 56.")], "facts": _BOTH},
    {"topics": [_HALF.replace("F11", "F12")], "facts": _BOTH},
    {"topics": [_HALF], "facts": {}},
]
FAILS = [
    {"topics": [_HALF], "facts": _BOTH},
    {
        "topics": [_HALF.replace("Risks {#risks}\n", "Risks {#risks}\n\n{{ icons.F11-56 }} Many.\n\n## B {#b}\n")],
        "facts": _BOTH,
    },
]


def check(project: Project, house: House) -> Iterator[Problem]:
    several = {name: fact.together for name, fact in project.facts.items() if fact.together}
    for topic in project.topics if several else ():
        document = parse(topic.text)
        for section in document.sections:
            said = [each.text for each in document.segments if each.section == section.id]
            for message in _parted(said, several):
                fix = "tell them together, or none of them"
                yield Problem(Place(topic.file, section.line), f"section {section.id} shows {message}", fix)


def _parted(said: Sequence[str], several: Mapping[str, Sequence[Sequence[int]]]) -> Iterator[str]:
    """The figures of a fact that stand in blocks of a section without those that belong with them."""
    shown = defaultdict[str, set[int]](set)  # by fact
    for text in said:
        for name, numbers in _numbers(text):
            shown[name] |= numbers
    for name in sorted(several.keys() & shown.keys()):
        for group in several[name]:
            lost = [str(number) for number in group if number not in shown[name]]
            if 0 < len(lost) < len(group):
                alone = ", ".join(str(number) for number in group if number in shown[name])
                yield f"{alone} of fact {name} without {', '.join(lost)}"


def _numbers(text: str) -> Iterator[tuple[str, set[int]]]:
    """Each fact that a block cites or shows as an array, with the numbers of the block, or of the array."""
    words = outside_macros(text).replace(",", "")
    numbers = {int(number) for number in re.findall(r"(?<![\d.])\d{1,9}(?![\d.]\d)", words)}
    for macro in MACRO.finditer(text):
        if macro[1] in ("fact", "icons"):
            fact, _, array = (macro[2] or "").partition("-")
            yield fact, numbers | ({int(array)} if array.isdigit() else set())
