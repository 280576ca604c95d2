"""The QR codes of a leaflet, read from the printed page, lead to the pages of the same edition.

A code that opens another language, or an old topic, is worse than none.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House, LaidOutLeaflet
from leafwright.model import Place, Problem

SOURCE = "ISO/IEC 18004; standard R46"
STANDARDS = ("R46",)
PASSES = [
    LaidOutLeaflet(Place("t.md"), "en", addresses=("https://x.org/en/t.html",), codes=("https://x.org/en/t.html",))
]
FAILS = [
    LaidOutLeaflet(Place("t.md"), "en", addresses=("https://x.org/en/t.html",)),
    LaidOutLeaflet(Place("t.md"), "en", addresses=("https://x.org/en/t.html",), codes=("https://x.org/ar/t.html",)),
]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    for address in paper.addresses:
        if address not in paper.codes:
            message = f"no QR code that leads to {address} could be read from the printed pages"
            yield Problem(paper.at, message, "correct the skeleton in leaflets/")
    for code in paper.codes:
        if code not in paper.addresses:
            message = f"a QR code leads to {code}, not to {', '.join(paper.addresses)}"
            yield Problem(paper.at, message, "correct the skeleton in leaflets/")
