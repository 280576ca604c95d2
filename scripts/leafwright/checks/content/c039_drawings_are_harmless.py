"""A drawing holds shapes only: no words, no script, nothing from elsewhere.

Words in a picture cannot be translated, and an SVG file can carry a program.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.harmless import examined
from leafwright.text.topic import drawings_of

SOURCE = "WCAG 2.2, 1.4.5; WeasyPrint issue 2249 (text in SVG); OWASP, SVG"
STANDARDS = ("R47",)
PASSES = ["![A body](images/good.svg)"]
FAILS = ["![A body](images/script.svg)", "![A body](images/words.svg)", "![A body](images/away.svg)"]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for name in drawings_of(topic.text):
        drawing = project.images.get(name, "")
        for line, what, found in examined(drawing)[1] if drawing else ():
            at, shown = Place(f"docs/topics/images/{name}", line), f": {found}" if found else ""
            yield Problem(at, f"the drawing holds {what}{shown}", "draw it as plain shapes")
        if drawing and "<title" not in drawing:
            at = Place(f"docs/topics/images/{name}")
            yield Problem(at, "the drawing has no title", "add <title>what it shows</title> inside <svg>")
