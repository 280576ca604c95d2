"""A part of the body that a topic names is one of the site's list, each time it is named.

Readers who know no name of their illness look for it where it hurts; under another word nobody would find it.
"""

from collections.abc import Iterator

from leafwright.checks.prose import line_of
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic, nearest

SOURCE = "WCAG 2.2, 2.4.5 Multiple Ways"
STANDARDS = ()
PASSES = [{"body": []}, {"body": ["liver"]}]
FAILS = [{"body": ["livre"]}, {"body": ["liver", "soul"]}, {"body": ["liver", "liver"]}]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    named, at = topic.meta.body, Place(topic.file, line_of(topic.text, "^body:"))
    known = [key.removeprefix("body_") for key in project.interface if key.startswith("body_")]
    for part in dict.fromkeys(named):
        if part not in known:
            fix = nearest(part, known, f"choose from {', '.join(known)}, or add body_{part} to docs/interface.toml")
            yield Problem(at, f"no such part of the body: {part}", fix)
        if named.count(part) > 1:
            yield Problem(at, f"the part of the body {part} is named twice", "name it once")
