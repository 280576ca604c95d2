"""The text speaks to the reader: "you" and "your" stand often enough.

Readers act on what is said to them, and pass over what is said about "patients".
"""

from collections.abc import Iterator

from leafwright.checks.prose import sentences
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "PEMAT item 21; EQIP item 28"
STANDARDS = ("R23",)
OPTIONS = {
    "sentences": "sentences that hold at least one you or your, or an order",
    "fewest": "fewest sentences that are judged",
    "orders": "words that an order begins with",
}
EXAMPLE = {"sentences": 3, "fewest": 6, "orders": ["keep", "wash", "don't"]}
PASSES = [
    "Keep it dry. Wash it. Don’t rub it. It is red. It is warm. It is sore.",
    "You can eat. Take your time. Rest well. Ask us. You can phone. It is free.",
    "Too short to tell.",
]
FAILS = ["Eating is allowed. Time is needed. Rest is good. Questions are free. Calls are free. It is done."]

_YOU = {"you", "your", "yours", "yourself"}


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    found = [sentence for sentence in sentences(topic.text) if sentence.text[-1:] in ".!?"]
    said = sum(_spoken_to([word.lower().replace("’", "'") for word in each.words], house["orders"]) for each in found)
    if len(found) >= house["fewest"] and said * house["sentences"] < len(found):
        message = f"{said} of {len(found)} sentences speak to the reader"
        fix = f'write "you" or "your", or an order, at least once in {house["sentences"]} sentences'
        yield Problem(Place(topic.file), message, fix)


def _spoken_to(words: list[str], orders: list[str]) -> bool:
    """Whether a sentence speaks to its reader."""
    return bool(_YOU & set(words)) or (words[:1] != [] and words[0] in orders)
