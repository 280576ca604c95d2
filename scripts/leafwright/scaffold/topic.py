"""What `make new` writes: a topic with every section of its kind and a prompt in each."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from leafwright.model import Project, SectionRule, names_a_topic, nearest

_TOLD = 80  # letters of a name that is told
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

{subtitle}
"""


@dataclass(frozen=True)
class Given:
    """What somebody wrote already, as Markdown: title, subtitle, sections by their ids, each its heading and words.

    `end` is a section that stands behind all others.
    """

    title: str = ""
    subtitle: str = ""
    sections: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    end: str = ""


def new_topic(project: Project, slug: str, kind: str, given: Given | None = None) -> str:
    """The text of a new topic. Raises ValueError, with what to do, for a bad name or an unknown kind."""
    _refuse(project, slug, kind)
    given = given or Given()
    numbers = [topic.meta.number.split("-") for topic in project.topics]
    taken = [int(number) for prefix, number in numbers if prefix == project.hospital.prefix]
    parts = [
        _HEAD.format(
            number=f"{project.hospital.prefix}-{max(taken, default=0) + 1:02}",
            kind=kind,
            written=project.today.isoformat(),
            owner=next(iter(project.departments), "department"),
            title=given.title or slug.replace("-", " ").capitalize(),
            subtitle=given.subtitle or "One line that says what it is",
        )
    ]
    for rule in project.kinds[kind].sections:
        if rule.origin == "topic":
            parts.append(_section(rule, _states(project), *given.sections.get(rule.id, ())))
    return "\n".join([*parts, given.end] if given.end else parts)


def _refuse(project: Project, slug: str, kind: str) -> None:
    """Raise ValueError, with what to do, for a bad name or an unknown kind."""
    if not names_a_topic(slug):
        told = slug if len(slug) <= _TOLD else f"{slug[:_TOLD]}…"
        raise ValueError(f"{told!r} cannot be a topic's name; use small letters and hyphens, such as going-home")
    if kind not in project.kinds:
        hint = nearest(kind, project.kinds, f"choose one of: {', '.join(project.kinds)}")
        raise ValueError(f"unknown kind {kind!r}; {hint}")


def _states(project: Project) -> bool:
    """Whether this house has statements as headings, not questions."""
    rule = project.house.get("C014")
    return rule is not None and rule.numbers.get("form") == "statement"


def _section(rule: SectionRule, states: bool, own: str = "", words: str = "") -> str:
    """A section to be written: its heading, and what belongs below; or somebody's `own` heading and `words`."""
    heading = own or (states and rule.statement) or rule.heading or rule.id.replace("_", " ").capitalize()
    if rule.id == "when_to_seek_help":
        body = '!!! emergency "Call {{ emergency }} now if you"\n\n    - …'
        body += f"\n\n{words}" if words else ""
    elif words:
        body = words
    else:
        body = f"<!-- {rule.prompt} -->"
    return f"## {heading} {{#{rule.id}}}\n\n{body}\n"
