"""A fact whose figure is shown says out of how many, over what time, in whom and how sure that is.

A number without its time and its people is no information: 3 out of 100 of whom, in a week or a life?
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.macros import MACRO

SOURCE = "NICE CG138; DISCERN item 8; IPDAS"
STANDARDS = ("R28",)
PASSES = ["It shrinks in 90 out of 100 people.{{ fact.F11 }}"]
FAILS = ["It shrinks in 90 out of 100 people.{{ fact.F12 }}"]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for name in dict.fromkeys(match[2] for match in MACRO.finditer(topic.text) if match[1] == "fact"):
        fact = project.facts.get(name or "")
        if fact and fact.shown:
            for part in ("basis", "time", "population"):
                if not getattr(fact, part).strip():
                    message = f"fact {name} shows a figure but says nothing of its {part}"
                    yield Problem(Place("docs/evidence/facts.toml"), message, f"fill in {part}, or write: not stated")
