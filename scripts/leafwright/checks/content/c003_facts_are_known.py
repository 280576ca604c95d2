"""Every fact that the text cites is in docs/evidence/facts.toml, and each of its references is listed.

Staff must be able to follow each number to the study it came from.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic, nearest
from leafwright.text.macros import MACRO

SOURCE = "standard R10; EQIP item 23; DISCERN item 4"
STANDARDS = ("R10",)

PASSES = ["It shrinks in 90 out of 100 people.{{ fact.F11 }}"]
FAILS = ["It shrinks in 90 out of 100 people.{{ fact.F99 }}"]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for line, text in enumerate(topic.text.split("\n"), start=1):
        for found in MACRO.finditer(text):
            if found[1] != "fact":
                continue
            at = Place(topic.file, line)
            if found[2] not in project.facts:
                fix = nearest(found[2] or "", project.facts, "add the fact to docs/evidence/facts.toml")
                yield Problem(at, f"unknown fact: {found[2]}", fix)
                continue
            for reference in project.facts[found[2]].references:
                if reference not in project.references:
                    message = f"fact {found[2]} cites a reference that is not listed: {reference}"
                    yield Problem(at, message, "add it to docs/evidence/references.json")
