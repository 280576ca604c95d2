"""Words of cancer stand only in a sentence that says this is not cancer.

Sheets about a treatment are often written about cancer. A reader with a harmless growth must not be
frightened by words that came along from there.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import sentences, shortened
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "standard R33, the trap of this subject"
STANDARDS = ("R33",)
OPTIONS = {"words": "beginnings of words that may frighten", "denials": "words that deny it in the same sentence"}
EXAMPLE = {"words": ["cancer", "malignan", "tumor", "tumour", "chemo"], "denials": ["not", "no", "never"]}
PASSES = ["It is not cancer.", "There is no evidence that it turns into cancer."]
FAILS = ["This is also used for cancer.", "Chemo can be added.", "The tumor shrinks.", "Not all know. It is cancer."]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    feared = re.compile(rf"\b(?:{'|'.join(map(re.escape, house['words']))})\w*", re.I)
    denied = re.compile(rf"\b(?:{'|'.join(map(re.escape, house['denials']))})\b", re.I)
    for sentence in sentences(topic.text):
        found = feared.search(sentence.text)
        if found and not denied.search(sentence.text[: found.start()]):
            message = f'the word "{found[0]}" may frighten: "{shortened(sentence.text)}"'
            fix = "leave it out, or say in this sentence that it is not cancer"
            yield Problem(Place(topic.file, sentence.line), message, fix)
