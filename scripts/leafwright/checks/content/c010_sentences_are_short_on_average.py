"""The sentences of a topic are short on average.

One long sentence is a stumble; many are a wall. Easy reading lives on the average.
"""

from collections.abc import Iterator

from leafwright.checks.prose import sentences
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "EQIP item 27; Department of Health, Easy Read; NHS content style guide"
STANDARDS = ("R14",)
OPTIONS = {"mean": "words in a sentence, on average, at most", "sentences": "fewest sentences that give an average"}
EXAMPLE = {"mean": 15, "sentences": 3}
PASSES = ["You can go home. Ask someone to take you. Rest for a day.", "One sentence gives no average at all."]
FAILS = ["You can go home on the next day in the morning if someone who is well can take you home. " * 3]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    counts = [len(sentence.words) for sentence in sentences(topic.text)]
    if len(counts) >= house["sentences"] and sum(counts) / len(counts) > house["mean"]:
        message = f"a sentence has {sum(counts) / len(counts):.1f} words on average, more than {house['mean']}"
        yield Problem(Place(topic.file), message, "split the longest sentences")
