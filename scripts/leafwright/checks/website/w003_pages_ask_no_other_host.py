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
    Page(Place("p.css"), "@import 'https://example.org/x.css'"),
]

_FETCHED = re.compile(
    r"(?:<(?:script|img|iframe|source)[^>]*\bsrc=|<link[^>]*rel=[\"']?(?:stylesheet|icon|preload)[^>]*href=|"
    r"url\(|@import\s)[\"']?((?:https?:)?//[^\"')\s>]+)"
)


def check(page: Page, house: House) -> Iterator[Problem]:
    for url in dict.fromkeys(_FETCHED.findall(page.html)):
        yield Problem(page.at, f"the page fetches {url}", "ship a copy instead")
