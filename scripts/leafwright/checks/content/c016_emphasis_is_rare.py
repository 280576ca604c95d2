"""No word is in italics or underlined, and few are bold.

Italics blur for readers with dyslexia; where much is bold, nothing stands out.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import blocks, plain
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "British Dyslexia Association style guide; UKAAF MS03; NHS content style guide"
STANDARDS = ("R19",)
OPTIONS = {"bold": "most bold words, of 100"}
EXAMPLE = {"bold": 5}
PASSES = ["**Wound.** " + "Keep the place clean and dry until it has healed, and look at it now and then. " * 2]
FAILS = ["Keep it *dry*.", "Keep it _dry_.", "Keep it <u>dry</u>.", "**Keep it dry** now."]

_ITALIC = re.compile(r"(?<![\w*\\])\*(?![\s*])[^*\n]+\*(?![*\w])|(?<![\w\\])_(?![\s_])[^_\n]+_(?!\w)|</?[ui]>|</?em>")


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    bold = total = 0
    for block in blocks(topic.text):
        for found in _ITALIC.finditer(re.sub(r"\{\{[^}]*\}\}|\]\([^)]*\)", "", block.text)):
            message = f"italics or underline: {found[0]}"
            yield Problem(Place(topic.file, block.line), message, "take the marks out, or choose a stronger word")
        if block.role in ("p", "li"):
            total += len(block.plain.split())
            bold += sum(len(plain(words).split()) for words in re.findall(r"\*\*([^*]+)\*\*", block.text))
    if bold * 100 > total * house["bold"]:
        message = f"{bold * 100 / total:.0f} of 100 words are bold"
        yield Problem(Place(topic.file), message, f"leave at most {house['bold']} of 100 bold")
