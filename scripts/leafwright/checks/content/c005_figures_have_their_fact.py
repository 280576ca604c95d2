"""A number of people ("90 out of 100") in a topic is one that a fact cited in the same paragraph shows.

Numbers that drift from their study, or never had one, are the gravest mistake a leaflet can make. Figures are known by
the forms that the language's file lists (`figures`); where it lists none, nothing is looked at.
"""

from collections.abc import Iterator

from leafwright.checks.figures import figures, whole
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.macros import MACRO
from leafwright.text.segments import segments

SOURCE = "standard R10 and R28; NICE NG197"
STANDARDS = (
    "R10",
    "R28",
)

PASSES = [
    "About 90 out of 100 people.{{ fact.F11 }}",
    "Between 10 and 90 out of 100 people.{{ fact.F11 }}",
    "Some people. In 10 of them it did not work.",
]
FAILS = ["About 90 out of 100 people.", "About 91 out of 100 people.{{ fact.F11 }}"]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for segment in segments(topic.text):
        cited = [match[2] for match in MACRO.finditer(segment.text) if match[1] == "fact"]
        shown = {pair for name in cited if name in project.facts for pair in project.facts[name].shown}
        for found in figures(segment.text, project.source):
            for count in found.counts:
                if (whole(count), whole(found.of)) not in shown:
                    message = f'"{count} out of {found.of}" is not shown by a fact of this paragraph'
                    fix = "cite its fact, such as {{ fact.F11 }}, or correct the number to that of the fact"
                    yield Problem(Place(topic.file, segment.line), message, fix)
