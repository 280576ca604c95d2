"""Each section of a page holds every block of the topic, in order, and no words of its own.

A patient who reads page and leaflet must not find two answers.
"""

from collections.abc import Iterator

from lxml import etree

from leafwright.checks.prose import letters, shortened
from leafwright.checks.subjects import House, Page
from leafwright.model import Place, Problem

SOURCE = "single source; standard R51"
STANDARDS = ("R51",)
_BLOCKS: dict[str, tuple[str, ...]] = {"risks": ("R", "Pain.", "Fever.")}
PASSES = [
    Page(Place("p.html"), '<section><h2 id="risks">R</h2><p>Pain.</p><li>Fever.</li></section>', sections=_BLOCKS)
]
FAILS = [
    Page(Place("p.html"), '<section><h2 id="risks">R</h2><p>Pain.</p></section>', sections=_BLOCKS),
    Page(Place("p.html"), '<section><h2 id="risks">R</h2><p>No pain.</p><p>Fever.</p></section>', sections=_BLOCKS),
    Page(Place("p.html"), '<section><h2 id="risks">R</h2><p>Pain.</p><p>Fever. 5</p></section>', sections=_BLOCKS),
    Page(Place("p.html"), "<html></html>", sections=_BLOCKS),
]
_FIX = "correct the theme or website/topic/page.py: page and leaflet must show the same words"


def check(page: Page, house: House) -> Iterator[Problem]:
    if not page.sections:
        return
    found = {element.get("id"): element for element in etree.HTML(page.html).iter("h2", "h1")}
    for name, blocks in page.sections.items():
        heading = found.get(name)
        said = letters("".join(heading.getparent().itertext())) if heading is not None else ""
        at, more = 0, ""
        for block in blocks:
            own = letters(block)
            start = said.find(own, at)
            if start < 0:
                yield Problem(page.at, f'a block of section {name} is not on the page: "{shortened(block)}"', _FIX)
                continue
            more += said[at:start]
            at = start + len(own)
        if more := more + said[at:]:
            yield Problem(page.at, f"section {name} of the page has words that the topic has not: {more[:40]}", _FIX)
