"""A booklet has a multiple of four pages.

Every sheet that is folded once has four; a stapler cannot hold half of one.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House, LaidOutLeaflet
from leafwright.model import Place, Problem

SOURCE = "saddle stitching"
STANDARDS = ("R45",)
PASSES = [LaidOutLeaflet(Place("t.md"), "en", multiple=4, pages=12), LaidOutLeaflet(Place("t.md"), "en", pages=7)]
FAILS = [LaidOutLeaflet(Place("t.md"), "en", multiple=4, pages=14)]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    if paper.pages % paper.multiple:
        message = f"{paper.pages} pages do not fill sheets of {paper.multiple}"
        yield Problem(paper.at, message, "give the skeleton three pages for notes")
