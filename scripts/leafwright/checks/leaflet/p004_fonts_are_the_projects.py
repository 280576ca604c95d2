"""Every font in a leaflet is one of the project's.

Another font on another machine breaks lines elsewhere, and may lack the letters of a script.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House, LaidOutLeaflet
from leafwright.model import Place, Problem

SOURCE = "print shops: fonts embedded; ISO 19005-2, 6.2.11.4"
STANDARDS = ("R40", "R45")
PASSES = [LaidOutLeaflet(Place("t.md"), "en", families=("Noto Sans",), fonts=("Noto-Sans-Bold",))]
FAILS = [LaidOutLeaflet(Place("t.md"), "en", families=("Noto Sans",), fonts=("DejaVu-Sans",))]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    allowed = tuple(family.replace(" ", "-") for family in paper.families)
    for name in paper.fonts:
        if not name.replace(" ", "-").startswith(allowed):
            yield Problem(
                paper.at, f"the font {name} is not one of the project's", "use a font that package.json names"
            )
