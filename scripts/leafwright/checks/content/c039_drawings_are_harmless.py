"""A drawing holds shapes only: no words, no script, nothing from elsewhere.

Words in a picture cannot be translated, and an SVG file can carry a program.
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.topic import drawings_of

SOURCE = "WCAG 2.2, 1.4.5; WeasyPrint issue 2249 (text in SVG); OWASP, SVG"
STANDARDS = ("R47",)
PASSES = ["![A body](images/good.svg)"]
FAILS = ["![A body](images/script.svg)", "![A body](images/words.svg)", "![A body](images/away.svg)"]

_REFUSED = {
    "words": re.compile(r"<(?:text|tspan|foreignObject)\b", re.I),
    "a script": re.compile(r"<script\b|\son\w+\s*=|javascript:", re.I),
    "something from elsewhere": re.compile(
        r"""(?:href|src)\s*=\s*["'](?!#)|url\(\s*["']?(?!#)|<!ENTITY|@import""", re.I
    ),
}


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for name in drawings_of(topic.text):
        drawing = project.images.get(name, "")
        for what, pattern in _REFUSED.items():
            if found := pattern.search(drawing):
                at = Place(f"docs/topics/images/{name}", drawing[: found.start()].count("\n") + 1)
                yield Problem(at, f"the drawing holds {what}: {found[0].strip()}", "draw it as plain shapes")
        if drawing and "<title" not in drawing:
            at = Place(f"docs/topics/images/{name}")
            yield Problem(at, "the drawing has no title", "add <title>what it shows</title> inside <svg>")
