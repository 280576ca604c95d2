"""The word "cancer" and its kin stand only in a sentence that says this is not cancer.

Embolization sheets are mostly written about cancer. A reader with a harmless growth must not be
frightened by words that came along from there.
"""

import re
from collections.abc import Iterator

from leafwright.model import Place, Problem, Project, Topic
from leafwright.segments import segments

SOURCE = "standards.md R33"

PASSES = ["It is not cancer.", "There is no evidence that it turns into cancer."]
FAILS = ["This is also used for cancer.", "Chemo can be added.", "The tumor shrinks."]

_FEARED = re.compile(r"\b(cancer\w*|malignan\w*|tumou?rs?|chemo\w*)\b", re.I)
_DENIED = re.compile(r"\b(not|no evidence)\b[^.]*\bcancer", re.I)


def check(topic: Topic, project: Project) -> Iterator[Problem]:
    for segment in segments(topic.text):
        for sentence in re.split(r"(?<=[.!?])\s+", segment.text):
            found = _FEARED.search(sentence)
            if found and not _DENIED.search(sentence):
                message = f'the word "{found[0]}" may frighten: "{sentence[:60]}"'
                fix = "leave it out, or say that this is not cancer; call the hemangioma a growth"
                yield Problem(Place(topic.file, segment.line), message, fix)
