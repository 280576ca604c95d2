"""Lines are neither too long nor too close, and are not justified.

The eye must find the next line. Justified text tears holes that readers with dyslexia fall into; Chinese has no room
between words that could be torn.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

from leafwright.checks.subjects import House, LaidOutLeaflet, Run
from leafwright.model import Place, Problem

SOURCE = "RNIB clear print: 60 to 70 characters; British Dyslexia Association; EU guideline: 3 mm between lines"
STANDARDS = ("R42",)
OPTIONS = {"characters": "most characters in a usual full line", "spacing": "least line spacing, in type sizes"}
EXAMPLE = {"characters": 75, "spacing": 1.2}
PASSES = [
    LaidOutLeaflet(Place("t.md"), "en", runs=(Run("x" * 65, 12, line=65),) * 5),
    LaidOutLeaflet(
        Place("t.md"), "en", runs=(*[Run("x" * 65, 12, line=65)] * 10, *[Run("x" * 9, 12, line=90)] * 10)
    ),  # one line of ten is long, in ten pieces
    LaidOutLeaflet(
        Place("t.md"), "zh-Hans", justified=True, runs=(Run("肝" * 20, 12, line=20, aligned="justify"),) * 5
    ),
]
FAILS = [
    LaidOutLeaflet(Place("t.md"), "en", runs=(Run("x" * 90, 12, line=90),) * 5),
    LaidOutLeaflet(Place("t.md"), "en", runs=(Run("x" * 65, 12, line=65, line_height=1.0),) * 5),
    LaidOutLeaflet(Place("t.md"), "en", runs=(Run("x" * 65, 12, line=65, aligned="justify"),) * 5),
]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    letters: Counter[float] = Counter()
    for run in paper.runs:
        letters[run.size] += len(run.text)
    body = [run for run in paper.runs if run.size == letters.most_common(1)[0][0]]
    usual = _usual(body)
    if usual > house["characters"]:
        yield Problem(paper.at, f"a full line has {usual} characters", "make the column narrower or the type larger")
    # a raised mark has no height of its own
    close = [run for run in paper.runs if 0 < run.line_height < house["spacing"] - 0.01]
    if close:
        message = f'lines {close[0].line_height:.2f} type sizes apart: "{close[0].text[:40]}"'
        yield Problem(paper.at, message, f"set line-height to {house['spacing']} or more")
    if _justified(paper) and not paper.justified:
        yield Problem(paper.at, "text is justified", "align it at the start")


def _usual(body: list[Run]) -> int:
    """The length that one line in ten is longer than: of a full line, not a lucky one.

    A line in many pieces, such as a phone with its name and hours, counts once.
    """
    lengths: Counter[int] = Counter()
    for run in body:
        lengths[run.line] += len(run.text)
    lines = {length: letters / length for length, letters in lengths.items() if length}
    longest = sorted(lines, reverse=True)
    shares = accumulate(lines[length] for length in longest)
    few = sum(lines.values()) / 10
    return next((length for length, share in zip(longest, shares, strict=True) if share > few), 0)


def _justified(paper: LaidOutLeaflet) -> bool:
    """Whether any of its words are."""
    return any(run.aligned == "justify" for run in paper.runs)
