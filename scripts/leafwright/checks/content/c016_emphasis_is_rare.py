"""No word is in italics or underlined, and few are bold.

Italics blur for readers with dyslexia; where much is bold, nothing stands out.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import plain_runs
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.blocks import walk
from leafwright.text.document import parse
from leafwright.text.inline import lined, said

SOURCE = "British Dyslexia Association style guide; UKAAF MS03; NHS content style guide"
STANDARDS = ("R19",)
OPTIONS = {"bold": "most bold words, of 100"}
EXAMPLE = {"bold": 5}
PASSES = ["**Wound.** " + "Keep the place clean and dry until it has healed, and look at it now and then. " * 2]
FAILS = ["Keep it *dry*.", "Keep it _dry_.", "Keep it <u>dry</u>.", "**Keep it dry** now."]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    bold = total = 0
    for block in walk(parse(topic.text).blocks):
        for run, line in lined(block.runs, block.line):
            if run.kind == "emphasis" or (run.kind == "raw" and re.match(r"<(?:em|i|u)\b", run.text)):
                message = f"italics or underline: {said(run.children) or run.text}"
                yield Problem(Place(topic.file, line), message, "take the marks out, or choose a stronger word")
            if run.kind == "strong" and block.kind in ("paragraph", "item"):
                bold += len(plain_runs((run,)).split())
        if block.kind in ("paragraph", "item"):
            total += len(plain_runs(block.runs).split())
    if bold * 100 > total * house["bold"]:
        message = f"{bold * 100 / total:.0f} of 100 words are bold"
        yield Problem(Place(topic.file), message, f"leave at most {house['bold']} of 100 bold")
