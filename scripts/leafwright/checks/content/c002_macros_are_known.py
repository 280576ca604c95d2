"""Every macro between double curly brackets names something that exists.

A patient must never read `{{ phone.wrad }}` instead of a number.
"""

import re
from collections.abc import Iterable, Iterator

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic, nearest
from leafwright.text.macros import MACRO, macro_value
from leafwright.text.topic import sections_of

SOURCE = "standard R50; Brighton and Sussex: wrong phone numbers are the usual failure"
STANDARDS = ("R50",)

PASSES = [
    "Call {{ emergency }} or {{ phone.ward }}, {{ hours.ward }}.",
    "Stop eating {{ local.food }} hours before.",
]
FAILS = ["Call {{ phone.wrad }}.", "Call {{ emergncy }}.", "Call {{ phone.ward }", "Call { phone.ward }}."]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    others = {other.slug: other for other in project.topics if other.slug != topic.slug}
    for line, text in enumerate(topic.text.split("\n"), start=1):
        for found in MACRO.finditer(text):
            if found[1] in ("fact", "icons"):
                continue  # c003 and c036 know these
            if found[1] == "section" and found[2] in others:
                yield from _shared(topic, others[found[2]], line, project)
            elif fix := _remedy(found, topic, project):
                name = f"{found[1]}.{found[2]}" if found[2] else found[1]
                yield Problem(Place(topic.file, line), f"unknown macro: {name}", fix)
        if re.search(r"\{\{|\}\}", MACRO.sub("", text)):
            yield Problem(Place(topic.file, line), "half a macro", "write it whole, such as {{ phone.ward }}")


def _shared(topic: Topic, other: Topic, line: int, project: Project) -> Iterator[Problem]:
    """What is wrong where a topic shows a section of another one: it may name phones that are not here."""
    at = Place(topic.file, line)
    before = [each for each in sections_of(topic.text) if each.line < line]
    id_ = before[-1].id if before else ""
    section = next((each for each in sections_of(other.text) if each.id == id_), None)
    if section is None:
        yield Problem(at, f"topic {other.slug} has no section {id_} to share", "write the section here, or correct it")
        return
    for found in MACRO.finditer(section.body):
        if found[1] in ("phone", "hours") and not _remedy(found, other, project) and _remedy(found, topic, project):
            message = f"the section of {other.slug} names {found[1]}.{found[2]}, which {topic.meta.owner} has not"
            yield Problem(at, message, "write the section here, or give the department a phone of that name")


def _remedy(found: re.Match[str], topic: Topic, project: Project) -> str:
    """What to write instead of a macro that does not exist; empty for one that does."""
    hospital, phones = project.hospital, project.phones(topic)
    facts = dict.fromkeys(project.facts, 1)
    counting = [name for name, choice in hospital.local.items() if choice.counts]
    local = dict.fromkeys([*(f"local.{name}" for name in hospital.local), *(f"amount.{name}" for name in counting)], "")
    if macro_value(found[1], found[2], hospital, phones, facts, local) is not None:
        return ""
    if _cannot_be_known(found, topic, project):
        return ""
    groups: dict[str, Iterable[str]] = {"phone": phones, "hours": phones, "local": hospital.local, "amount": counting}
    groups["fact"] = facts
    groups["section"] = {other.slug: other for other in project.topics}
    names = ["emergency", "fill", *(f"{group}.{name}" for group, values in groups.items() for name in values)]
    written = f"{found[1]}.{found[2]}" if found[2] else found[1]
    return nearest(written, names, "use a name of the department's file or of docs/hospital.toml", "{{ {} }}")


def _cannot_be_known(found: re.Match[str], topic: Topic, project: Project) -> bool:
    """Whether it stands in a topic or department that cannot be read: what is wrong is told there."""
    if found[1] == "section":
        return found[2] in project.unread
    return found[1] in ("phone", "hours") and topic.meta.owner in project.unread_departments
