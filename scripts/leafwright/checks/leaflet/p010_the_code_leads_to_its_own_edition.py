"""The QR code of a leaflet, read from the printed page, leads to the page of the same edition.

A code that opens another language, or an old topic, is worse than none.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House, Paper
from leafwright.model import Place, Problem

SOURCE = "ISO/IEC 18004; standards.md 3.1"
STANDARDS = ("R46",)
PASSES = [Paper(Place("t.md"), "en", address="https://x.org/en/t.html", codes=("https://x.org/en/t.html",))]
FAILS = [
    Paper(Place("t.md"), "en", address="https://x.org/en/t.html"),
    Paper(Place("t.md"), "en", address="https://x.org/en/t.html", codes=("https://x.org/ar/t.html",)),
]


def check(paper: Paper, house: House) -> Iterator[Problem]:
    if paper.address and not paper.codes:
        yield Problem(paper.at, "no QR code could be read from the printed pages", "correct leaflets/leaflet.html")
    for code in paper.codes:
        if code != paper.address:
            message = f"a QR code leads to {code}, not to {paper.address}"
            yield Problem(paper.at, message, "correct leaflets/leaflet.html")
