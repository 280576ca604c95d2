"""Every macro between double curly brackets names something that exists.

A patient must never read `{{ phone.wrad }}` instead of a number.
"""

import difflib
import re
from collections.abc import Iterable, Iterator

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.macros import MACRO, macro_value
from leafwright.text.topic import sections_of

SOURCE = "docs/standards.toml R50; Brighton and Sussex: wrong phone numbers are the usual failure"
STANDARDS = ("R50",)

PASSES = [
    "Call {{ emergency }} or {{ phone.ward }}, {{ hours.ward }}.",
    "Stop eating {{ local.food }} hours before.",
]
FAILS = ["Call {{ phone.wrad }}.", "Call {{ emergncy }}.", "Call {{ phone.ward }", "Call { phone.ward }}."]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    hospital = project.hospital
    groups: dict[str, Iterable[str]] = {
        "phone": hospital.phones,
        "hours": hospital.phones,
        "local": hospital.local,
        "fact": project.facts,
    }
    own = {section.id: section.line for section in sections_of(topic.text)}
    others = {other.slug: other.text for other in project.topics}
    groups["section"] = others
    names = ["emergency", "fill", *(f"{group}.{name}" for group, values in groups.items() for name in values)]
    facts = dict.fromkeys(project.facts, 1)
    for line, text in enumerate(topic.text.split("\n"), start=1):
        for found in MACRO.finditer(text):
            if found[1] in ("fact", "icons"):
                continue  # c003 and c036 know these
            if found[1] == "section" and found[2] in others and found[2] != topic.slug:
                id_ = max((id_ for id_ in own if own[id_] < line), key=lambda id_: own[id_], default="")
                if id_ not in {section.id for section in sections_of(others[found[2]])}:
                    message = f"topic {found[2]} has no section {id_} to share"
                    yield Problem(Place(topic.file, line), message, "write the section here, or correct the topic")
                continue
            if macro_value(found[1], found[2], hospital, facts) is None:
                name = f"{found[1]}.{found[2]}" if found[2] else found[1]
                near = difflib.get_close_matches(name, names, 1)
                fix = f"did you mean {{{{ {near[0]} }}}}?" if near else "use a name from docs/hospital.toml"
                yield Problem(Place(topic.file, line), f"unknown macro: {name}", fix)
        rest = MACRO.sub("", text)
        if re.search(r"\{\{|\}\}", rest):
            yield Problem(Place(topic.file, line), "half a macro", "write it whole, such as {{ phone.ward }}")
