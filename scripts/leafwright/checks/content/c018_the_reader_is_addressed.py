"""The text speaks to the reader: "you" and "your" stand often enough.

Readers act on what is said to them, and pass over what is said about "patients".
"""

from collections.abc import Iterable, Iterator

from leafwright.checks.prose import Sentence, sentences
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
    "It is red. It is hot. It is sore. It is dry. It is wet. It is old.\n\n- keep it dry\n- wash it\n- your wound",
    "Rest well. You can eat. It is red. It is hot. It is sore. It is dry.\n\n- Fever.\n- Chills.\n- Body aches.",
    "You’ll rest. It is red. You’ve time. It is hot. You're free. It is sore.",
]
FAILS = ["Eating is allowed. Time is needed. Rest is good. Questions are free. Calls are free. It is done."]

_POINT = 2  # words, up to which words with a stop are a point of a list
_YOU = {"you", "your", "yours", "yourself"}


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    found = sentences(topic.text)
    spoken = {at for at, each in enumerate(found) if _spoken_to(each.words, house["orders"])}
    whole = {at for at, each in enumerate(found) if _is_whole(each)} | spoken
    if len(whole) >= house["fewest"] and len(spoken) * house["sentences"] < len(whole):
        message = f"{len(spoken)} of {len(whole)} sentences speak to the reader"
        fix = f'write "you" or "your", or an order, at least once in {house["sentences"]} sentences'
        yield Problem(Place(topic.file), message, fix)


def _is_whole(sentence: Sentence) -> bool:
    """Whether words are a sentence: points of a list often end without a stop, or are one word or two."""
    return sentence.text[-1:] in ".!?" and len(sentence.words) > _POINT


def _spoken_to(words: Iterable[str], orders: list[str]) -> bool:
    """Whether a sentence speaks to its reader."""
    said = [word.lower().replace("’", "'") for word in words]
    return bool(_YOU & {word.partition("'")[0] for word in said}) or (said[:1] != [] and said[0] in orders)
