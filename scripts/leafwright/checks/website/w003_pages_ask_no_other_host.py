"""A page loads nothing from another host.

A locked-down intranet has no other host, and nobody else need know who reads about an illness.
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House, Page
from leafwright.model import Place, Problem

SOURCE = "hospital intranets without the internet; Material for MkDocs loads a script from unpkg"
STANDARDS = ()
PASSES = [Page(Place("p.html"), '<img src="a.png"> <a href="https://example.org/">x</a>')]
FAILS = [
    Page(Place("p.html"), '<img src="https://example.org/x.png">'),
    Page(Place("p.html"), '<link rel="stylesheet" href="//example.org/x.css">'),
    Page(Place("p.html"), '<img src="a.png" srcset="https://example.org/x.png 2x">'),
    Page(Place("p.css"), "@import 'https://example.org/x.css'"),
]

_ADDRESS = r"[\"']?((?:https?:)?//[^\"')\s>]+)"
_BY_A_PAGE = re.compile(
    rf"<(?:(?:script|img|iframe|source)\b[^>]*\bsrc(?:set)?=|link\b[^>]*rel=[\"']?(?:stylesheet|icon|preload)[^>]*href=){_ADDRESS}",
    re.I,
)
_BY_A_SHEET = re.compile(rf"(?:url\(|@import\s)\s*{_ADDRESS}", re.I)


def check(page: Page, house: House) -> Iterator[Problem]:
    fetched = _BY_A_SHEET if page.at.file.endswith(".css") else _BY_A_PAGE  # a page holds no sheet: W011
    for url in dict.fromkeys(fetched.findall(page.html)):
        yield Problem(page.at, f"the page fetches {url}", "ship a copy instead")
