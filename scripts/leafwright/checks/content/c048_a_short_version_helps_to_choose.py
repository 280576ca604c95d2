"""What is called a short version tells benefits, risks and choices, too.

A folded leaflet with the date and the fasting times, and no word of risk, is no short version of a leaflet that helps
to decide. It shows the sections that the kind gives a fold.
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House
from leafwright.model import Kind, Place, Problem, Project, Topic
from leafwright.text.topic import sections_of

SOURCE = "IPDAS; GMC Decision making and consent; a first reading found a short version without risks"
STANDARDS = ("R05",)
OPTIONS = {
    "formats": "formats that show only the sections with a fold",
    "sections": "ids of sections that such a format must show where the topic has them",
    "words": "words by which a topic calls a format a short version",
}
EXAMPLE = {"formats": ["trifold"], "sections": ["benefits", "risks"], "words": ["short version"]}
_TOLD = "# T\n\n## What is it? {#what_is}\n\nWords.\n"
_RISKS = "\n## Risks {#risks}\n\nWords.\n"
PASSES = [
    _TOLD,
    {"kind": "bare", "text": _TOLD + _RISKS},  # its risks have a fold
    {"formats": ["a4"], "text": _TOLD + _RISKS},
]
FAILS = [
    _TOLD + _RISKS,
    {"formats": ["a4"], "text": _TOLD.replace("Words", "The folded leaflet is the short version") + _RISKS},
    {"formats": ["a4", "trifold"], "text": _TOLD + _RISKS},
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    kind = project.kinds.get(topic.meta.kind)
    if kind is None or kind.source_only or not _folded(topic, kind, project, house):
        return
    folded = {rule.id for rule in kind.sections if rule.fold}
    for section in sections_of(topic.text):
        if section.id in house["sections"] and section.id not in folded:
            message = f"the folded leaflet, called the short version, leaves out {section.id}"
            fix = (
                f"give {section.id} a fold in docs/kinds and a short form here (!!! short), or print no folded leaflet"
            )
            yield Problem(Place(topic.file, section.line), message, fix)


def _folded(topic: Topic, kind: Kind, project: Project, house: House) -> bool:
    """Whether a topic is folded, or says that it has a short version."""
    printed = topic.meta.formats or kind.formats or project.hospital.formats or house["formats"]
    promised = re.search("|".join(map(re.escape, house["words"])), topic.text, re.I)
    return bool(promised or set(printed) & set(house["formats"]))
