"""What `make new` writes: a topic with every section of its kind and a prompt in each."""

import re

from leafwright.model import Project, SectionRule, nearest

_LONGEST = 80  # of a name: addresses and names of files are made of it
_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # no file of Windows can be named so
_HEAD = """\
---
# yaml-language-server: $schema=../../build/schemas/front-matter.json
number: {number}
kind: {kind}
status: draft  # take this line out when the words are ready: until then nobody else is stopped by them
version: "0.1"
written: {written}
owner: {owner}
audience: adults
funding: none
conflicts: none
patient_readers: 0
search_terms: words that a patient would type
---

# {title}

One line that says what it is
"""


def new_topic(project: Project, slug: str, kind: str) -> str:
    """The text of a new topic. Raises ValueError, with what to do, for a bad name or an unknown kind."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) or len(slug) > _LONGEST or _DEVICE.fullmatch(slug):
        told = slug if len(slug) <= _LONGEST else f"{slug[:_LONGEST]}…"
        raise ValueError(f"{told!r} cannot be a topic's name; use small letters and hyphens, such as going-home")
    if kind not in project.kinds:
        hint = nearest(kind, project.kinds, f"choose one of: {', '.join(project.kinds)}")
        raise ValueError(f"unknown kind {kind!r}; {hint}")
    numbers = [topic.meta.number.split("-") for topic in project.topics]
    taken = [int(number) for prefix, number in numbers if prefix == project.hospital.prefix]
    parts = [
        _HEAD.format(
            number=f"{project.hospital.prefix}-{max(taken, default=0) + 1:02}",
            kind=kind,
            written=project.today.isoformat(),
            owner=next(iter(project.departments), "department"),
            title=slug.replace("-", " ").capitalize(),
        )
    ]
    parts += [_section(rule, _states(project)) for rule in project.kinds[kind].sections if rule.origin == "topic"]
    return "\n".join(parts)


def _states(project: Project) -> bool:
    """Whether this house has statements as headings, not questions."""
    rule = project.house.get("C014")
    return rule is not None and rule.numbers.get("form") == "statement"


def _section(rule: SectionRule, states: bool) -> str:
    """A section to be written: its heading, and what belongs below."""
    heading = (states and rule.statement) or rule.heading or rule.id.replace("_", " ").capitalize()
    if rule.id == "when_to_seek_help":
        body = '!!! emergency "Call {{ emergency }} now if you"\n\n    - …'
    else:
        body = f"<!-- {rule.prompt} -->"
    return f"## {heading} {{#{rule.id}}}\n\n{body}\n"
