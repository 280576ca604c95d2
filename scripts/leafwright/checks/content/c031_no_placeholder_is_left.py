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
FAILS = ["Lorem ipsum dolor.", "Phone TODO.", "- …\n", "<!-- What it is. -->\n", "Phone [number]."]

# words in brackets, but a footnote, a box to tick and a link to an address elsewhere, which are C043's
_BRACKETS = r"(?<!\])(?!\[\^|(?<=[-*] )\[[ xX]\])\[[^\]]*\](?![(\[:\w])"
_WAITING = re.compile(rf"^\s*(?:[-*] )?(?:…|\.\.\.)\s*$|<!--.*|{_BRACKETS}")


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    before = topic.text[: len(topic.text) - len(body_of(topic.text))].count("\n")
    for line, text in enumerate(body_of(topic.text).split("\n"), start=before + 1):
        sign = next((word for word in house["words"] if holds(text, word)), None)
        found = _WAITING.search(text)
        if sign or found:
            shown = sign or (found[0].strip()[:40] if found else "")
            message = f"not yet written: {shown}"
            yield Problem(Place(topic.file, line), message, "write the words, or remove the line")
