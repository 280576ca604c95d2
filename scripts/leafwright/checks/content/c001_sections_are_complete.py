"""Every section that the topic's kind requires is there, holds words, and stands once.

A reader compares choices only when benefits, risks, alternatives and doing nothing are all told; a
translator and the leaflet find a section by its id, so an id is never used twice or made up.
"""

from collections import Counter
from collections.abc import Iterator, Set

from leafwright.checks.subjects import House
from leafwright.model import Kind, Place, Problem, Project, Topic, nearest
from leafwright.text.document import Section
from leafwright.text.topic import sections_of, title_of

SOURCE = "EQIP items 3-14, DISCERN items 9-14, GMC Decision making and consent (2020)"
STANDARDS = (
    "R04",
    "R13",
)

PASSES = ["# T\n\n## What is it? {#what_is}\n\nA small treatment.\n"]
FAILS = [
    "# T\n\n## Risks {#risks}\n\nOne.\n",
    "# T\n\n## What is it? {#what_is}\n\n",
    '# T\n\n## What is it? {#what_is}\n\n!!! detail "Only on the web"\n\n    Words.\n',
    "# T\n\n## What is it? {#what_is}\n\nA.\n\n## Again {#what_is}\n\nB.\n",
    "## What is it? {#what_is}\n\nA small treatment without a title.\n",
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    kind = project.kinds.get(topic.meta.kind)
    if kind is None:
        fix = nearest(topic.meta.kind, project.kinds, f"choose one of: {', '.join(project.kinds)}")
        yield Problem(Place(topic.file, 2), f"unknown kind: {topic.meta.kind}", fix)
        return
    if not title_of(topic.text):
        yield Problem(Place(topic.file), "the topic has no title", "write a first line such as: # Name of the topic")
    written = sections_of(topic.text)
    yield from _missing(topic, kind, {section.id for section in written})
    known = {rule.id for rule in kind.sections if rule.origin == "topic"}
    for section in written:
        yield from _misplaced(topic, section, known)
    for id_, count in Counter(section.id for section in written).items():
        if count > 1:
            at = Place(topic.file, [section.line for section in written if section.id == id_][-1])
            yield Problem(at, f"section {id_} stands {count} times", "put its words under one heading")


def _missing(topic: Topic, kind: Kind, written: Set[str]) -> Iterator[Problem]:
    """Sections that topics of the kind must have."""
    for rule in kind.sections:
        if rule.origin == "topic" and rule.required and rule.id not in written:
            fix = f"add a line: ## Your heading {{#{rule.id}}} and write below it: {rule.prompt}"
            yield Problem(Place(topic.file), f"section {rule.id} is missing", fix)


def _misplaced(topic: Topic, section: Section, known: Set[str]) -> Iterator[Problem]:
    """A section that the kind does not know, or that holds no words."""
    at = Place(topic.file, section.line)
    if section.id not in known:
        fix = nearest(section.id, known, f"choose from: {', '.join(sorted(known))}")
        yield Problem(at, f"section {section.id} does not belong to this kind", fix)
    elif not section.blocks:
        yield Problem(at, f"section {section.id} is empty", "write its words, or remove the heading")
