"""Running text has the type size that the house asks for, and nothing is smaller than its floor.

Most people who hold a leaflet are over fifty, and hospital light is poor.
"""

from collections import Counter
from collections.abc import Iterator

from leafwright.checks.prose import shortened
from leafwright.checks.subjects import House, LaidOutLeaflet, Run
from leafwright.model import Place, Problem

SOURCE = "UKAAF MS03 and G003; RNIB clear print; EU Readability guideline 2009"
STANDARDS = ("R41",)
OPTIONS = {
    "body": "points of running text",
    "floor": "points of the smallest text",
    "folded": "points of running text on a folded leaflet",
    "large": "points of all text in large print",
}
EXAMPLE = {"body": 12, "floor": 9, "folded": 11, "large": 16}
PASSES = [
    LaidOutLeaflet(Place("t.md"), "en", runs=(Run("Many words of text.", 12), Run("Foot.", 9))),
    LaidOutLeaflet(Place("t.md"), "en", reading="folded", runs=(Run("Many words of text.", 11),)),
    LaidOutLeaflet(Place("t.md"), "en", reading="large", runs=(Run("Many words of text.", 18), Run("Foot.", 16))),
    LaidOutLeaflet(
        Place("t.md"),
        "en",
        small=frozenset({"sources"}),
        runs=(Run("Few words.", 12, section="body"), Run("Many sources, one by one.", 10.5, section="sources")),
    ),
]
FAILS = [
    LaidOutLeaflet(
        Place("t.md"),
        "en",
        small=frozenset({"sources"}),
        runs=(Run("Few words.", 10, section="body"), Run("Many sources, one by one.", 12, section="sources")),
    ),
    LaidOutLeaflet(Place("t.md"), "en", runs=(Run("Many words of text.", 11),)),
    LaidOutLeaflet(Place("t.md"), "en", runs=(Run("Many words of text.", 12), Run("Note.", 8))),
    LaidOutLeaflet(Place("t.md"), "en", runs=(Run("Many words of text.", 12),), edges=(Run("Foot.", 8),)),
    LaidOutLeaflet(Place("t.md"), "en", reading="large", runs=(Run("Many words of text.", 18), Run("Foot.", 12))),
]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    letters: Counter[float] = Counter()
    # on a short leaflet small print outweighs the text
    for run in [run for run in paper.runs if run.section not in paper.small] or paper.runs:
        letters[round(run.size, 1)] += len(run.text)
    if not letters:
        return
    most = letters.most_common(1)[0][0]
    body = house.get(paper.reading, house["body"])
    floor = house["large"] if paper.reading == "large" else house["floor"]
    if most < body:
        yield Problem(paper.at, f"most text is set in {most} points", f"set body in {body} points or more")
    small = [run for run in paper.all_runs if round(run.size, 1) < floor and run.text.strip()]
    if small:
        message = f'text in {small[0].size:.1f} points: "{shortened(small[0].text)}"'
        yield Problem(paper.at, message, f"set nothing smaller than {floor} points")
