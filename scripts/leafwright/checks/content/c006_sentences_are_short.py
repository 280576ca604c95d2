"""No sentence has more than 20 words.

Long sentences lose the readers who need the leaflet most; they are also the ones mistranslated.
"""

import re
from collections.abc import Iterator

from leafwright.model import Place, Problem, Project, Topic
from leafwright.render import MACRO
from leafwright.segments import segments

SOURCE = "NHS content style guide, how we write; standards.md R14"
MOST_WORDS = 20

PASSES = ["You can go home the next day. Ask someone to take you."]
FAILS = ["You can go home the next day but only if someone " + "who knows you very well " * 3 + "can take you there."]


def check(topic: Topic, project: Project) -> Iterator[Problem]:
    for segment in segments(topic.text):
        if segment.role == "search_terms":
            continue
        plain = re.sub(r"\]\([^)]*\)", "]", MACRO.sub("", segment.text)).replace("*", "")
        for sentence in re.split(r"(?<=[.!?:;])\s+", plain):
            words = re.findall(r"[\w'’-]+", sentence)
            if len(words) > MOST_WORDS:
                message = f'sentence of {len(words)} words: "{" ".join(words[:6])} …"'
                fix = f"make two sentences of it, each of at most {MOST_WORDS} words"
                yield Problem(Place(topic.file, segment.line), message, fix)
