"""Each section of a page holds the words of the same section of the leaflet.

A patient who reads both must not find two answers.
"""

from collections.abc import Iterator

from lxml import html as lxml_html

from leafwright.checks.subjects import House, Page
from leafwright.model import Place, Problem

SOURCE = "single source; standard R51"
STANDARDS = ("R51",)
PASSES = [
    Page(
        Place("p.html"),
        '<html><section><h2 id="risks">R</h2><p>Pain.</p></section></html>',
        sections={"risks": "RPain."},
    )
]
FAILS = [
    Page(
        Place("p.html"),
        '<html><section><h2 id="risks">R</h2><p>No pain.</p></section></html>',
        sections={"risks": "RPain."},
    ),
    Page(Place("p.html"), "<html></html>", sections={"risks": "RPain."}),
]


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def check(page: Page, house: House) -> Iterator[Problem]:
    if not page.sections:
        return
    found = {element.get("id"): element for element in lxml_html.fromstring(page.html).iter("h2", "h1")}
    for name, words in page.sections.items():
        heading = found.get(name)
        said = _letters("".join(heading.getparent().itertext())) if heading is not None else ""
        if said != _letters(words):
            message = f"section {name} of the page is not that of the leaflet"
            yield Problem(page.at, message, "correct render.py or the theme: both must show the same words")
