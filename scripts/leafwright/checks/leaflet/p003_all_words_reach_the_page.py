"""Every block of each section is laid out on the leaflet, whole.

A block that does not fit can vanish without a word of warning; the lost line may be the phone number.
"""

from collections import Counter
from collections.abc import Iterator

from leafwright.checks.prose import letters, shortened
from leafwright.checks.subjects import House, LaidOutLeaflet, Run
from leafwright.model import Place, Problem

SOURCE = "single source: paper says what the page says; WeasyPrint issues 2026, 2346, 2798"
STANDARDS = ("R51",)
_LAID_OUT = (Run("Pain.", 12, section="risks"), Run("It passes.", 12, section="risks"))
PASSES = [LaidOutLeaflet(Place("t.md"), "en", given={"risks": ("Pain.", "It passes.")}, runs=_LAID_OUT)]
FAILS = [
    LaidOutLeaflet(Place("t.md"), "en", given={"risks": ("Pain.", "Fever.", "It passes.")}, runs=_LAID_OUT),
    LaidOutLeaflet(Place("t.md"), "en", given={"risks": ("Pain.",), "help": ("Call us.",)}, runs=_LAID_OUT),
    LaidOutLeaflet(Place("t.md"), "en", given={"risks": ("Pain.", "It passes.", "Pain.")}, runs=_LAID_OUT),
]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    drawn: dict[str, str] = {}
    for run in paper.runs:
        drawn[run.section] = drawn.get(run.section, "") + letters(run.text)
    for section, blocks in paper.given.items():
        there, where = drawn.get(section, ""), f"section {section or 'head'}"
        missing = [block for block in blocks if letters(block) not in there]
        for block in missing:
            message = f'a block of {where} did not reach the page: "{shortened(block)}"'
            yield Problem(paper.at, message, "shorten or split the text, or correct leaflets/")
        lost = Counter(letters("".join(blocks))) - Counter(there)
        if lost and not missing:  # a block that stands twice was laid out once
            message = f"{sum(lost.values())} letters of {where} did not reach the page"
            yield Problem(paper.at, message, "shorten or split the text, or correct leaflets/")
