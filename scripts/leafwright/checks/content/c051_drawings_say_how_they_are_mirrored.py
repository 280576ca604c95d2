"""A drawing with steps says what becomes of it where a language reads from the right.

Steps that run from the left are read backwards there: a tumor grows instead of shrinking. A body must never be flipped.
Only whoever drew it knows which of the two a drawing is.
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.drawings import KEEP, PANELS, mirroring, panels
from leafwright.text.topic import drawings_of

SOURCE = "a review of the first release: drawings in Arabic and Urdu ran from left to right"
STANDARDS = ("R47",)
PASSES = ["![A body](images/good.svg)", "![Steps](images/steps.svg)", "![A body](images/kept.svg)"]
FAILS = ["![Steps](images/unmarked.svg)", "![Steps](images/flipped.svg)", "![Steps](images/unplaced.svg)"]

_NUMBERED = re.compile(r'<g class="callout"|<g class="panel"')


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for name in drawings_of(topic.text):
        drawing = project.images.get(name, "")
        mark, at = mirroring(drawing), Place(f"docs/topics/images/{name}", 1)
        if not mark and len(_NUMBERED.findall(drawing)) > 1:
            fix = f'write data-mirror="{PANELS}" into <svg> where its panels are steps, else data-mirror="{KEEP}"'
            yield Problem(at, "the drawing does not say how it is read from the right", fix)
        elif mark not in ("", KEEP, PANELS):
            fix = f'write data-mirror="{PANELS}" or data-mirror="{KEEP}"'
            yield Problem(at, f'no such way to mirror a drawing: "{mark}"', fix)
        elif mark == PANELS and panels(drawing) < 2:
            fix = 'put each step into <g class="panel" data-x="…" data-width="…">: where it begins, how wide it is'
            yield Problem(at, "the drawing has no panels to put in the reverse order", fix)
