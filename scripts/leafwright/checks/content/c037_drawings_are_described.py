"""A drawing has a caption, a short text alternative, the words of its labels and a description.

Whoever cannot see it, or prints it in gray, must lose nothing; labels are words like any other, so that
they are translated.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import shortened
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "WCAG 2.2, 1.1.1 and 1.4.5; PEMAT item 17; NHS: no text in images"
STANDARDS = ("R47",)
OPTIONS = {"letters": "most characters of a text alternative"}
EXAMPLE = {"letters": 125}

_BOX = '!!! figure "Where the heart is"\n\n    ![A body](images/a.svg)\n\n    1. Heart\n\n    It is on the left.\n'
PASSES = [_BOX]
FAILS = [
    "![A body](images/a.svg)\n",
    _BOX.replace("A body", ""),
    _BOX.replace("A body", "A body " * 20),
    _BOX.replace("    1. Heart\n\n", ""),
    _BOX.replace("\n    It is on the left.\n", ""),
]

_FIGURE = re.compile(r'^!!! figure(?: wide)? "([^"]+)"[ \t]*\n((?:[ \t]*\n|    .*\n?)*)', re.M)


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    inside = [(match.start(2), match.end(2)) for match in _FIGURE.finditer(topic.text)]
    for image in re.finditer(r"!\[([^\]]*)\]\(images/[^)]*\)", topic.text):
        at = Place(topic.file, topic.text[: image.start()].count("\n") + 1)
        body = next((topic.text[start:end] for start, end in inside if start <= image.start() < end), None)
        if body is None:
            fix = 'put it into a box: !!! figure "Caption", with its labels as a numbered list'
            yield Problem(at, "a drawing without a caption", fix)
            continue
        if not image[1].strip():
            yield Problem(at, "a drawing without a text alternative", "say what it shows: ![what it shows](images/…)")
        elif len(image[1]) > house["letters"]:
            message = f'text alternative of {len(image[1])} characters: "{shortened(image[1])}"'
            yield Problem(at, message, f"say it in {house['letters']}; more can stand in the description below")
        if not re.search(r"^ +\d+\. \S", body, re.M):
            yield Problem(at, "a drawing without the words of its labels", "list them below it: 1. Heart")
        if not re.search(r"^    [^\s!\d-]", body, re.M):
            yield Problem(at, "a drawing without a description", "describe it below the labels in a sentence or two")
