"""No number to call for help is typed into a topic.

A text that was written for another country says "call 999" where the reader must call 911.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import blocks
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.macros import MACRO

SOURCE = "Brighton and Sussex: wrong phone numbers are the usual failure; ITU-T E.161.1 on emergency numbers"
STANDARDS = ("R07", "R50")
OPTIONS = {
    "numbers": "what people call for help somewhere in the world",
    "calling": "words for calling, before it",
    "between": "words that may stand between the two",
}
EXAMPLE = {
    "numbers": ["911", "999", "112", "111"],
    "calling": ["call", "dial", "phone", "ring"],
    "between": ["the", "number", "NHS"],
}
PASSES = [
    "Call {{ emergency }}.",
    "Of 112 people, 3 called back.",
    "Phone us when 112 or more shows on the scale.",
]
FAILS = [
    "Call 999 at once.",
    "Dial 9-1-1.",
    "If you cannot breathe, ring the number 112.",
    "Call **999** now.",
    "Call NHS 111 for advice.",
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    numbers = "|".join("[- ]?".join(map(re.escape, number)) for number in house["numbers"])
    calling, between = ("|".join(map(re.escape, house[name])) for name in ("calling", "between"))
    called = re.compile(rf"\b(?:{calling})(?: (?:{between}))* ({numbers})(?![\d.,]*\d)", re.I)
    for block in blocks(topic.text):
        for found in called.finditer(" ".join(MACRO.sub(" ", block.text).replace("*", "").split())):
            ours = re.sub(r"\D", "", found[1]) == project.hospital.emergency
            why = "it stands in docs/hospital.toml" if ours else "the number of another country helps nobody here"
            message = f"a number to call for help is typed: {found[1]}"
            yield Problem(
                Place(topic.file, block.line), message, f"write {{{{ emergency }}}} or a {{{{ phone.… }}}}: {why}"
            )
