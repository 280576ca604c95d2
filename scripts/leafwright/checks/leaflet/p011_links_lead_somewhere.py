"""Every link inside a leaflet leads to a place in it, and every other to a web address.

On a screen a leaflet is read like a page; a dead link in it cannot be mended after it was sent.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House, LaidOutLeaflet
from leafwright.model import Place, Problem

SOURCE = "ISO 32000-1, 12.3.2 destinations; WCAG 2.4.4"
STANDARDS = ("R35",)
PASSES = [LaidOutLeaflet(Place("t.md"), "en")]
FAILS = [LaidOutLeaflet(Place("t.md"), "en", dead_links=("#no-such-section",))]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    for link in paper.dead_links:
        yield Problem(paper.at, f"a link leads nowhere: {link}", "link to the id of a section, or to a web address")
