"""Every section that the topic's kind requires is there, holds words, and stands once.

A reader compares choices only when benefits, risks, alternatives and doing nothing are all told; a
translator and the leaflet find a section by its id, so an id is never used twice or made up.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set

from leafwright.checks.prose import line_of
from leafwright.checks.subjects import House
from leafwright.model import Kind, Place, Problem, Project, Topic, nearest
from leafwright.text.document import Section, parse
from leafwright.text.topic import sections_of, title_of

_ALWAYS = ("summary", "when_to_seek_help")
UNPLACED = "not_placed"  # the id below which stands what a Word file held, and no section was guessed for
SOURCE = "EQIP items 3-14, DISCERN items 9-14, GMC Decision making and consent (2020)"
STANDARDS = (
    "R04",
    "R13",
)

PASSES = [
    "# T\n\n## What is it? {#what_is}\n\nA small treatment.\n",
    {"text": "# T\n\n## Risks {#risks}\n\nOne.\n", "not_applicable": {"what_is": "the letter says what it is"}},
]
FAILS = [
    {
        "text": "# T\n\n## What is it? {#what_is}\n\nA.\n",
        "not_applicable": {"when_to_seek_help": "nothing can happen"},
    },
    {"text": "# T\n\n## What is it? {#what_is}\n\nA.\n", "not_applicable": {"riks": "nobody has any"}},
    {"text": "# T\n\n## What is it? {#what_is}\n\nA.\n", "not_applicable": {"what_is": "nobody asks"}},
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
    known = {rule.id for rule in kind.sections if rule.origin == "topic"}
    here = {section.id for section in written}
    yield from _missing(topic, kind, here | _without_id(topic, kind, written) | set(topic.meta.not_applicable))
    yield from _not_applicable(topic, known, here)
    for section in written:
        yield from _misplaced(topic, section, known)
    for id_, count in Counter(section.id for section in written).items():
        if count > 1:
            at = Place(topic.file, [section.line for section in written if section.id == id_][-1])
            yield Problem(at, f"section {id_} stands {count} times", "put its words under one heading")


def _without_id(topic: Topic, kind: Kind, written: Iterable[Section]) -> set[str]:
    """Sections that are there by their heading and lack their id, which is c045's to tell."""
    headings = {block.words for block in parse(topic.text).blocks if block.kind == "heading" and block.level == 2}
    headings -= {section.heading for section in written}
    return {rule.id for rule in kind.sections if {rule.heading, rule.statement} & headings}


def _missing(topic: Topic, kind: Kind, written: Set[str]) -> Iterator[Problem]:
    """Sections that topics of the kind must have."""
    for rule in kind.sections:
        if rule.origin == "topic" and rule.required and rule.id not in written:
            fix = (
                f"add a line: ## Your heading {{#{rule.id}}} and write below it: {rule.prompt} Or say in the first "
                "lines, under not_applicable, why it does not apply"
            )
            yield Problem(Place(topic.file), f"section {rule.id} is missing", fix)


def _not_applicable(topic: Topic, known: Set[str], written: Set[str]) -> Iterator[Problem]:
    """Sections that are said not to apply, and cannot be or are there all the same."""
    for name in topic.meta.not_applicable:
        at = Place(topic.file, line_of(topic.text, rf"^\s+{re.escape(name)}:"))
        if name in _ALWAYS:
            yield Problem(at, f"section {name} applies to every topic", "take the line out, and write the section")
        elif name not in known:
            fix = nearest(name, known, f"choose from: {', '.join(sorted(known))}")
            yield Problem(at, f"no such section to be not applicable: {name}", fix)
        elif name in written:
            yield Problem(at, f"section {name} is there, and said not to apply", "take out this line, or the section")


def _misplaced(topic: Topic, section: Section, known: Set[str]) -> Iterator[Problem]:
    """A section that the kind does not know, or that holds no words."""
    at = Place(topic.file, section.line)
    if section.id not in known:
        fix = nearest(section.id, known, f"choose from: {', '.join(sorted(known))}")
        if section.id == UNPLACED:
            fix = "move each part to the section where it belongs, then take this heading out"
        yield Problem(at, f"section {section.id} does not belong to this kind", fix)
    elif not section.blocks:
        yield Problem(at, f"section {section.id} is empty", "write its words, or remove the heading")
