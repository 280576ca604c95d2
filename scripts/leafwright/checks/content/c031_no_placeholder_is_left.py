"""No placeholder and no unwritten prompt is left in the words.

What was to be filled in later is printed, too.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import holds
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.topic import body_of

SOURCE = "Brighton and Sussex: stale and missing numbers; blind text found in print"
STANDARDS = ("R50",)
OPTIONS = {"words": "words that stand for something not yet written"}
EXAMPLE = {"words": ["lorem ipsum", "TODO", "TBC"]}
PASSES = ["Call the ward.", "A list of things to do."]
FAILS = ["Lorem ipsum dolor.", "Phone TODO.", "- …\n", "## … {#what_is}\n", "<!-- What it is. -->\n", "Phone [number]."]

# words in brackets, but a footnote, a box to tick and a link to an address elsewhere, which are C043's
_BRACKETS = r"(?<!\])(?!\[\^|(?<=[-*] )\[[ xX]\])\[[^\]]*\](?![(\[:\w])"
_SHOWN = 24  # of the lines that wait, so many are named
_WAITING = re.compile(rf"^\s*(?:[-*#]+ )?(?:…|\.\.\.)\s*(?:\{{#\w+\}})?\s*$|<!--.*|{_BRACKETS}")


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    before = topic.text[: len(topic.text) - len(body_of(topic.text))].count("\n")
    waiting: list[tuple[int, str]] = []
    for line, text in enumerate(body_of(topic.text).split("\n"), start=before + 1):
        sign = next((word for word in house["words"] if holds(text, word)), None)
        found = _WAITING.search(text)
        if sign or found:
            waiting.append((line, sign or (found[0].strip()[:40] if found else "")))
    if waiting:
        (line, shown), *more = waiting
        message, fix = f"not yet written: {shown}", "write the words, or remove the line"
        if more:
            lines = ", ".join(str(each) for each, _ in more[:_SHOWN]) + (" …" if len(more) > _SHOWN else "")
            message = f"not yet written in {len(waiting)} places, the first: {shown}"
            fix = f"write the words, or remove the lines: here and {lines}"
        yield Problem(Place(topic.file, line), message, fix)
