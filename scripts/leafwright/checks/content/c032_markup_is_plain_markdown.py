"""A topic holds no HTML and opens no new window.

The same words must work on paper, in speech and in every translation; HTML is seen by none of them.
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.topic import body_of

SOURCE = "NHS content style guide, links: no new tab; OWASP, Cross Site Scripting Prevention"
STANDARDS = ("R35",)
PASSES = ["Less than 5 cm (< 2 in).", "**Bold** and [a link](#what_is)."]
FAILS = [
    "```\ncode\n```\n",
    '<a href="x" target="_blank">x</a>',
    "A <b>bold</b> word.",
    "<script>alert(1)</script>",
    '[x](#a){target="_blank"}',
]

_HTML = re.compile(r"</?[A-Za-z][^>\n]*>|\{[^{}]*target=")


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    before = topic.text[: len(topic.text) - len(body_of(topic.text))].count("\n")
    fenced = False
    for line, text in enumerate(body_of(topic.text).split("\n"), start=before + 1):
        found = _HTML.search(text)
        if found and not re.match(r"<https?://", found[0]):
            message = f"HTML in a topic: {found[0][:40]}"
            yield Problem(Place(topic.file, line), message, "write it in Markdown, or leave it out")
        if re.match(r"\s*(```|~~~)", text) and not fenced:
            fenced = True  # one finding: what follows is its consequence
            yield Problem(Place(topic.file, line), "a block of code in a topic", "take these marks out")
