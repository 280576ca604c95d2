"""No invisible or control character stands in a topic.

Copied from a web page or a PDF, they turn the order of words around, split words for search, or print as boxes.
"""

import re
import unicodedata
from collections.abc import Iterator

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "Unicode UAX 9, bidirectional controls; Trojan Source (CVE-2021-42574)"
STANDARDS = ("R40",)
PASSES = ["Plain words, and a\ttab."]
FAILS = ["You \u202ewalk\u202c.", "A\x00B", "a zero-width\u200b space", "A soft\u00adhyphen", "a tag\U000e0041"]

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\U000e0000-\U000e007f]"
)


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for line, text in enumerate(topic.text.split("\n"), start=1):
        if match := _HIDDEN.search(text):
            found, near = match[0], text[max(0, match.start() - 15) : match.start()].strip()
            name = unicodedata.name(found, "a control character").lower()
            fix = "delete it: put the cursor after these words and press Delete, then type what is missing"
            yield Problem(Place(topic.file, line), f'hidden character U+{ord(found):04X} ({name}) after "{near}"', fix)
