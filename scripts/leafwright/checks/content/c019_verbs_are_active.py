"""Few sentences are in the passive voice.

"The nurse checks your wound" tells who does what; "the wound is checked" leaves the reader to guess.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import sentences, shortened
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "NHS content style guide, active voice; PEMAT item 5"
STANDARDS = ("R24",)
OPTIONS = {
    "share": "most passive sentences, of 100",
    "fewest": "fewest sentences that are judged",
    "participles": "irregular participles, beside words in -ed",
    "adjectives": "words in -ed that tell a state, not an act",
}
EXAMPLE = {"share": 10, "fewest": 3, "participles": ["done", "given", "put"], "adjectives": ["tired"]}
PASSES = ["The nurse checks your wound. You rest. You may be tired."]
FAILS = ["Your wound is checked. A tube is put in. You rest. We talk."]

_BE = r"\b(?:am|is|are|was|were|be|been|being)\b(?:\s+(?:not|also|then|usually|often|always|normally|slowly))?\s+"


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    irregular = "|".join(house["participles"])
    passive = re.compile(rf"{_BE}(\w+ed|{irregular})\b", re.I)
    found = sentences(topic.text)
    told = [
        sentence
        for sentence in found
        if any(match[1].lower() not in house["adjectives"] for match in passive.finditer(sentence.text))
    ]
    if len(found) >= house["fewest"] and len(told) * 100 > len(found) * house["share"]:
        share = len(told) * 100 / len(found)
        shown = "; ".join(f'line {sentence.line} "{shortened(sentence.text, 5)}"' for sentence in told[:4])
        message = f"{share:.0f} of 100 sentences are passive: {shown}"
        yield Problem(Place(topic.file, told[0].line), message, "say who does it: the nurse checks, you take")
