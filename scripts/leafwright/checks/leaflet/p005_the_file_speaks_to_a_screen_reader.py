"""A leaflet's PDF is tagged and has its language, title, bookmarks and text alternatives.

Without tags a screen reader reads columns across; without a language it reads Arabic with an English voice.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House, LaidOutLeaflet
from leafwright.model import Place, Problem

SOURCE = "PDF/UA-1 (ISO 14289-1); PDF/A-2a (ISO 19005-2); EN 301 549, clause 10; WCAG 1.1.1, 2.4.2, 3.1.1"
STANDARDS = ("R40", "R44")

_GOOD = {"lang": "en", "title": "T", "marked": "yes", "variant": "ua-1 a-2a"}
PASSES = [LaidOutLeaflet(Place("t.md"), "en", title="T", pdf=_GOOD, headings=("A",), bookmarks=("T", "A"))]
FAILS = [
    LaidOutLeaflet(Place("t.md"), "en", title="T", pdf={**_GOOD, "lang": "ar"}),
    LaidOutLeaflet(Place("t.md"), "en", title="T", pdf={**_GOOD, "title": ""}),
    LaidOutLeaflet(Place("t.md"), "en", title="T", pdf={**_GOOD, "marked": ""}),
    LaidOutLeaflet(Place("t.md"), "en", title="T", pdf={**_GOOD, "variant": ""}),
    LaidOutLeaflet(Place("t.md"), "en", title="T", pdf=_GOOD, headings=("A",)),
    LaidOutLeaflet(Place("t.md"), "en", title="T", pdf=_GOOD, missing_alternatives=1),
]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    fix = "correct leaflets/leaflet.html"
    if paper.pdf.get("lang") != paper.tag:
        yield Problem(paper.at, f"the PDF says its language is {paper.pdf.get('lang')!r}, not {paper.tag}", fix)
    if paper.pdf.get("title") != paper.title:
        yield Problem(paper.at, f"the PDF's title is {paper.pdf.get('title')!r}, not that of the topic", fix)
    if not paper.pdf.get("marked"):
        yield Problem(paper.at, "the PDF is not tagged", fix)
    if paper.pdf.get("variant") != "ua-1 a-2a":
        yield Problem(paper.at, "the PDF does not claim both PDF/UA-1 and PDF/A-2a", fix)
    for heading in paper.headings:
        if heading not in paper.bookmarks:
            yield Problem(paper.at, f'no bookmark leads to "{heading}"', fix)
    if paper.missing_alternatives:
        message = f"{paper.missing_alternatives} pictures have no text alternative"
        yield Problem(paper.at, message, "write what the picture shows: ![what it shows](images/name.svg)")
