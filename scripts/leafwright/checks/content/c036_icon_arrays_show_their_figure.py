"""An icon array shows a number that its fact shows, and its sentence stands behind it with the same number.

A picture of risk that says something else than the words is worse than no picture; whoever cannot see it
needs the sentence.
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.macros import MACRO
from leafwright.text.segments import segments

SOURCE = "standard R31; Padilla 2018; NHS: always keep the sentence"
STANDARDS = ("R31",)
OPTIONS = {"denominator": "how many signs an array has"}
EXAMPLE = {"denominator": 100}
PASSES = ["{{ icons.F11-90 }} It shrinks in 90 out of 100 people.{{ fact.F11 }}"]
FAILS = [
    "{{ icons.F11-91 }} It shrinks in 91 out of 100 people.{{ fact.F11 }}",
    "{{ icons.F11-90 }} It shrinks in most people.{{ fact.F11 }}",
    "{{ icons.F99-90 }} It shrinks in 90 out of 100 people.",
    "It shrinks in 90 out of 100 people. {{ icons.F11-90 }}",
    "{{ icons.90 }} It shrinks in 90 out of 100 people.",
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    base = house["denominator"]
    for segment in segments(topic.text):
        for found in MACRO.finditer(segment.text):
            if found[1] != "icons":
                continue
            at, drawn = Place(topic.file, segment.line), re.fullmatch(r"(F\d+)-(\d+)", found[2] or "")
            if not drawn:
                yield Problem(at, f"not an icon array: {found[0]}", "write fact and number: {{ icons.F17-3 }}")
            elif drawn[1] not in project.facts:
                yield Problem(at, f"unknown fact: {drawn[1]}", "use a fact of docs/evidence/facts.toml")
            elif (int(drawn[2]), base) not in project.facts[drawn[1]].shown:
                fix = f"use one of: {', '.join(str(n) for n, of in project.facts[drawn[1]].shown if of == base)}"
                yield Problem(at, f"fact {drawn[1]} does not show {drawn[2]} out of {base}", fix)
            elif found.start() > 0 or f"{drawn[2]} out of {base}" not in segment.text:
                message = "an icon array without its sentence"
                yield Problem(at, message, f"write behind it: … {drawn[2]} out of {base} people …")
