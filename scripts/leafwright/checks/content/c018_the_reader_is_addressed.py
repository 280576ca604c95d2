"""The text speaks to the reader: "you" and "your" stand often enough.

Readers act on what is said to them, and pass over what is said about "patients".
"""

from collections.abc import Iterator

from leafwright.checks.prose import sentences
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "PEMAT item 21; EQIP item 28"
STANDARDS = ("R23",)
OPTIONS = {"sentences": "sentences that hold at least one you or your", "fewest": "fewest sentences that are judged"}
EXAMPLE = {"sentences": 3, "fewest": 6}
PASSES = ["You can eat. Take your time. Rest well. Ask us. You can phone. It is free.", "Too short to tell."]
FAILS = ["Eating is allowed. Time is needed. Rest is good. Questions are free. Calls are free. It is done."]

_YOU = {"you", "your", "yours", "yourself"}


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    found = [sentence for sentence in sentences(topic.text) if sentence.text[-1:] in ".!?"]
    said = sum(word.lower() in _YOU for sentence in found for word in sentence.words)
    if len(found) >= house["fewest"] and said * house["sentences"] < len(found):
        message = f'"you" or "your" stands {said} times in {len(found)} sentences'
        fix = f"speak to the reader, at least once in {house['sentences']} sentences"
        yield Problem(Place(topic.file), message, fix)
