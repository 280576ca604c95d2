"""Each kind of topic has the sections that every leaflet must carry.

Whoever cannot read this leaflet must find how to get another form of it; whoever is unhappy, whom to tell.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "Accessible Information Standard DAPB1605; PIF TICK 8; DISCERN item 8"
STANDARDS = ("R04", "R08", "R09", "R13")
OPTIONS = {"sections": "ids of the sections that a kind must have"}
EXAMPLE = {"sections": ["what_is"]}
PASSES = ["# T\n"]
FAILS = [{"kind": "bare"}]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    kind = project.kinds.get(topic.meta.kind)
    if kind is None or kind.source_only:
        return
    ids = {rule.id for rule in kind.sections}
    for name in house["sections"]:
        if name not in ids:
            at = Place(f"docs/kinds/{topic.meta.kind}.toml")
            yield Problem(at, f"the kind has no section {name}", f'add: [[sections]] with id = "{name}"')
