"""Few words make a sentence: one that is somewhat long is said, one that is far too long is stopped elsewhere.

What most readers hold in mind at once is some twenty words. A house that writes plainly sees each that has more.
"""

from collections.abc import Iterator

from leafwright.checks.prose import sentences, shortened
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "NHS content style guide, how we write"
STANDARDS = ("R14",)
OPTIONS = {"longest": "words in the longest sentence that is not told", "beyond": "from more words on C006 tells it"}
EXAMPLE = {"longest": 20, "beyond": 30}
_WALK = "You can walk to the shop if the weather is good and your leg does not hurt "
PASSES = [_WALK + "much.", _WALK * 2 + "much."]
FAILS = [_WALK + "more than it did before."]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for sentence in sentences(topic.text):
        if house["longest"] < len(sentence.words) <= house["beyond"]:
            message = f'rather a long sentence, {len(sentence.words)} words: "{shortened(sentence.text)}"'
            fix = f"make two sentences of it, each of at most {house['longest']} words"
            yield Problem(Place(topic.file, sentence.line), message, fix)
