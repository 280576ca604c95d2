"""Every link inside a topic leads to a section of this topic or to another topic that exists.

A dead link in a warning sends a worried reader nowhere.
"""

import difflib
import re
from collections.abc import Iterator

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.topic import sections_of

SOURCE = "standard R35; NHS content style guide, links"
STANDARDS = ("R35",)

PASSES = ["# T\n\n## A {#what_is}\n\nSee [A](#what_is) and [the site](https://example.org/).\n"]
FAILS = [
    "# T\n\n## A {#what_is}\n\nSee [B](#what_si).\n",
    "# T\n\n## A {#what_is}\n\nSee [B](other-topic.md).\n",
    "# T\n\n## A {#what_is}\n\n![x](images/no.png)\n",
]

_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    kind = project.kinds.get(topic.meta.kind)
    shared = {rule.id for rule in kind.sections if rule.origin == "hospital"} if kind else set()
    anchors = _ids(topic.text) | shared
    topics = {f"{other.slug}.md": other.text for other in project.topics}
    lists = {"glossary.md": set(project.glossary)}
    if kind and kind.source_only and project.claims:
        lists["evidence.md"] = {code.lower() for code in project.claims}
    unread = {f"{slug}.md" for slug in project.unread}  # their own finding says so; a link leads to their notice
    drawings = {f"images/{name}" for name in project.images}
    for line, text in enumerate(topic.text.split("\n"), start=1):
        for found in _LINK.finditer(text):
            target = found[1]
            if re.match(r"(https?|mailto|tel):", target):
                continue
            if target.startswith("images/"):
                if target not in drawings:
                    near = difflib.get_close_matches(target, drawings, 1)
                    fix = f"did you mean {near[0]}?" if near else "put the drawing (SVG) into docs/topics/images"
                    yield Problem(Place(topic.file, line), f"no such drawing: {target}", fix)
                continue
            page, _, anchor = target.partition("#")
            if page in unread:
                continue
            if page and page not in topics and page not in lists:
                near = difflib.get_close_matches(page, [*topics, *lists], 1)
                fix = f"did you mean {near[0]}?" if near else "correct the name, or remove the link"
                yield Problem(Place(topic.file, line), f"no such topic: {page}", fix)
                continue
            there = lists[page] if page in lists else _ids(topics[page]) if page else anchors
            if anchor and anchor not in there:
                near = difflib.get_close_matches(anchor, there, 1)
                fix = f"did you mean #{near[0]}?" if near else "link to the id of a section"
                yield Problem(Place(topic.file, line), f"no such section: #{anchor}", fix)


def _ids(text: str) -> set[str]:
    return {section.id for section in sections_of(text)}
