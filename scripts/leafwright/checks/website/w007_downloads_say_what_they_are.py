"""A link to a PDF says so, with its size; no link opens a new window.

On a slow line or a small phone people decide by size; a new window loses those who navigate by "back".
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House, Page
from leafwright.model import Place, Problem

SOURCE = "NHS content style guide, links and PDFs"
STANDARDS = ("R35",)
WORDS = (
    "Read [the guide](https://example.org/guide.pdf).",
    "Read [the guide (PDF, 90 KB)](https://example.org/guide.pdf).",
)
PASSES = [Page(Place("p.html"), '<a href="x.pdf">Leaflet (PDF, 90 KB)</a>')]
FAILS = [
    Page(Place("p.html"), '<a href="x.pdf">Leaflet</a>'),
    Page(Place("p.html"), '<a href="x.html" target="_blank">Leaflet</a>'),
]


def check(page: Page, house: House) -> Iterator[Problem]:
    for href, words in re.findall(r'<a\b[^>]*\bhref="?([^">\s]+\.pdf)[^>]*>(.*?)</a>', page.html, re.S):
        if "PDF" not in words or not re.search(r"\d", words):
            message = f"a link to {href} does not say that it is a PDF, or how large"
            yield Problem(page.at, message, "write: name (PDF, 3 pages, 90 KB)")
    if re.search(r"<a\b[^>]*\btarget=", page.html):
        yield Problem(page.at, "a link opens a new window", "take target out")
