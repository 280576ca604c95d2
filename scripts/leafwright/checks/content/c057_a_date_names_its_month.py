"""A date names its month in a word.

03/04 is the third of April to one reader and the fourth of March to the next: one of them comes on the wrong day.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import blocks, unaddressed
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "NHS digital service manual: numbers, measurements, dates and time"
STANDARDS = ("R20",)
PASSES = [
    "Come on 3 April 2026 at 9.30.",
    "From 2024 to 2026.",
    "About 1/2 a cup, and 24/7 help.",
    "Version 1.10.2 of the form.",
    "[The form](https://example.org/2026/04/03/form.html)",
    "38.0 to 39.5",
]
FAILS = ["Come on 03/04/2026.", "On 3.4.26 we meet.", "By 2026-04-03.", "On 12-11-2026."]

_DATE = re.compile(
    r"(?<![\d./-])(?:(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|[12]\d|3[01])\1(?:(?:19|20)\d\d|2\d)"
    r"|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\d/-]|\.\d)"
)


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for block in blocks(topic.text):
        for date in _DATE.finditer(unaddressed(block.text)):
            fix = "write the month as a word: 3 April 2026"
            yield Problem(Place(topic.file, block.line), f"a date in figures: {date[0]}", fix)
