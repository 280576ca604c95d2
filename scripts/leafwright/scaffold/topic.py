"""What `make new` writes: a topic with every section of its kind and a prompt in each.

Kinds that come with the tool say their headings in English. Where topics are written in another language, what is known
in it is written so; else a mark stands there, and the English words in the prompt, which nobody publishes.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from leafwright.model import Project, SectionRule, names_a_topic, nearest
from leafwright.setup.places import DEFAULTS

_UNWRITTEN = "…"
_SPOKEN = {"summary": "key_points"}  # sections that the words of site and leaflet have a heading for

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
search_terms: {sought}
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
    english = project.source.is_english
    parts = [
        _HEAD.format(
            number=f"{project.hospital.prefix}-{max(taken, default=0) + 1:02}",
            kind=kind,
            written=project.today.isoformat(),
            owner=next(iter(project.departments), "department"),
            title=given.title or slug.replace("-", " ").capitalize(),
            subtitle=given.subtitle or ("One line that says what it is" if english else _UNWRITTEN),
            sought="words that a patient would type" if english else _UNWRITTEN,
        )
    ]
    for rule in project.kinds[kind].sections:
        if rule.origin == "topic":
            parts.append(_section(rule, project, *given.sections.get(rule.id, ())))
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


def _section(rule: SectionRule, project: Project, own: str = "", words: str = "") -> str:
    """A section to be written: its heading, and what belongs below; or somebody's `own` heading and `words`."""
    told = (_states(project) and rule.statement) or rule.heading or rule.id.replace("_", " ").capitalize()
    heading = own or _spoken(rule, project, told)
    if rule.id == "when_to_seek_help":
        call = "Call {{ emergency }} now if you" if project.source.is_english else f"{{{{ emergency }}}} {_UNWRITTEN}"
        body = f'!!! emergency "{call}"\n\n    - {_UNWRITTEN}'
        body += f"\n\n{words}" if words else ""
    elif words:
        body = words
    else:
        body = f"<!-- {rule.prompt} -->" if heading != _UNWRITTEN else f"<!-- {told} – {rule.prompt} -->"
    return f"## {heading} {{#{rule.id}}}\n\n{body}\n"


def _spoken(rule: SectionRule, project: Project, told: str) -> str:
    """A heading that the kind has, in the language of the topics: a mark where it has it in English alone."""
    if project.source.is_english or told not in _english():
        return told
    said = project.interface.get(_SPOKEN.get(rule.id, ""), told)
    return said if said != told else _UNWRITTEN


@cache
def _english() -> frozenset[str]:
    """All headings of the kinds that come with the tool."""
    kinds = [tomllib.loads(path.read_text("utf-8")) for path in (DEFAULTS / "kinds").glob("*.toml")]
    rules = [rule for kind in kinds for rule in kind["sections"]]
    return frozenset(rule[form] for rule in rules for form in ("heading", "statement") if form in rule)
