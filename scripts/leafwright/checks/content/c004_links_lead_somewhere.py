"""Every link of a topic leads to a section or topic that exists, or outside by https, mailto or tel.

A dead link in a warning sends a worried reader nowhere; any other address can run, read or send something.
"""

import functools
import re
from collections.abc import Iterator, Mapping, Set
from urllib.parse import unquote

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic, nearest
from leafwright.text.document import parse, runs_of
from leafwright.text.topic import sections_of

SOURCE = "standard R35; NHS content style guide, links"
STANDARDS = ("R35",)

PASSES = ["# T\n\n## A {#what_is}\n\nSee [A](#what_is) and [the site](https://example.org/).\n"]
FAILS = [
    "# T\n\n## A {#what_is}\n\nSee [B](#what_si).\n",
    "# T\n\n## A {#what_is}\n\nSee [B](other-topic.md).\n",
    "# T\n\n## A {#what_is}\n\n![x](images/no.png)\n",
    "# T\n\n## A {#what_is}\n\nSee [B](http://example.org/) and [C](//example.org/).\n",
    "# T\n\n## A {#what_is}\n\nSee [B](https://nhs.uk@example.org/).\n",
]

_OUTSIDE = re.compile(r"https://[\w.-]+(?::\d+)?(?:[/?#][^\s\\\"'<>]*)?|mailto:[\w.+%-]+@[\w.-]+|tel:\+?[\d().-]+")


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    places = _places(topic, project)
    drawings = {f"images/{name}" for name in project.pictures}
    for run, line in runs_of(parse(topic.text).blocks):
        at = Place(topic.file, line)
        if run.kind == "image":
            yield from _drawing(at, run.target, drawings)
        elif run.kind == "link" and not _OUTSIDE.fullmatch(run.target):
            yield from _page(at, run.target, places)


def _places(topic: Topic, project: Project) -> dict[str, Set[str] | str | None]:
    """What can be linked to: the anchors of each page, "" for the topic's own; None where they are not known.

    Of another topic its text: the anchors of a thousand are not sought for the few that are linked to.
    """
    kind = project.kinds.get(topic.meta.kind)
    shared = {rule.id for rule in kind.sections if rule.origin == "hospital"} if kind else set()
    places: dict[str, Set[str] | str | None] = {f"{other.slug}.md": other.text for other in project.topics}
    places |= {"": _ids(topic.text) | shared, "glossary.md": set(project.glossary)}
    if kind and kind.source_only and project.claims:
        places["evidence.md"] = {code.lower() for code in project.claims}
    # what could not be read has a finding of its own; a link leads to its notice
    return places | dict.fromkeys((f"{slug}.md" for slug in project.unread), None)


def _drawing(at: Place, target: str, drawings: Set[str]) -> Iterator[Problem]:
    if target not in drawings:
        name = unquote(target)
        fix = nearest(name, drawings, "put the picture (SVG, JPEG, PNG, WebP) into docs/topics/images")
        if not re.search(r"\.(svg|jpe?g|png|webp)$", name, re.I):
            fix = "save it as JPEG, PNG, WebP or SVG in docs/topics/images, and write that name"
        yield Problem(at, f"no such picture: {name}", fix)


def _page(at: Place, target: str, places: Mapping[str, Set[str] | str | None]) -> Iterator[Problem]:
    page, _, anchor = target.partition("#")
    if re.match(r"[\w+.-]*:|[/\\]", target):
        fix = "links lead to https://…, mailto:…, tel:…, a topic (name.md) or a section (#id)"
        yield Problem(at, f"a link that leads where none may: {target[:60]}", fix)
        return
    if page not in places:
        fix = nearest(page, [name for name in places if name], "correct the name, or remove the link")
        yield Problem(at, f"no such topic: {page}", fix)
        return
    found = places[page]
    there = _ids(found) if isinstance(found, str) else found
    if anchor and there is not None and anchor not in there:
        yield Problem(at, f"no such section: #{anchor}", nearest(anchor, there, "link to the id of a section", "#{}"))


@functools.lru_cache(1024)
def _ids(text: str) -> frozenset[str]:
    return frozenset(section.id for section in sections_of(text))
