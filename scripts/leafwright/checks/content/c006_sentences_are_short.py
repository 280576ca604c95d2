"""No sentence is longer than the house allows.

Long sentences lose the readers who need the leaflet most; they are also the ones mistranslated.
"""

from collections.abc import Iterator

from leafwright.checks.prose import sentences, shortened
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "NHS content style guide, how we write"
STANDARDS = ("R14",)
OPTIONS = {"longest": "words in the longest sentence allowed"}
EXAMPLE = {"longest": 20}
PASSES = ["You can go home the next day. Ask someone to take you."]
FAILS = ["You can go home the next day but only if someone " + "who knows you very well " * 3 + "can take you there."]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for sentence in sentences(topic.text):
        if len(sentence.words) > house["longest"]:
            message = f'sentence of {len(sentence.words)} words: "{shortened(sentence.text)}"'
            fix = f"make two sentences of it, each of at most {house['longest']} words"
            yield Problem(Place(topic.file, sentence.line), message, fix)
