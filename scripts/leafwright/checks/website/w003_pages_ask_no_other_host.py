"""A page loads nothing from another host.

A locked-down intranet has no other host, and nobody else need know who reads about an illness.
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House, Page
from leafwright.model import Place, Problem

SOURCE = "hospital intranets without the internet; Material for MkDocs loads a script from unpkg"
STANDARDS = ()
WORDS = "![A knee](https://example.org/knee.svg)", "![A knee](images/knee.svg)"
PASSES = [
    Page(Place("p.html"), '<img src="a.png"> <a href="https://example.org/">x</a>'),
    Page(Place("p.html"), '<link rel="canonical" href="https://example.org/"><meta content="https://example.org/">'),
    Page(Place("p.html"), '<img src="a.png" srcset="a.png 1x, b.png 2x" alt="see https://example.org/">'),
]
FAILS = [
    Page(Place("p.html"), '<img src="https://example.org/x.png">'),
    Page(Place("p.html"), '<link rel="stylesheet" href="//example.org/x.css">'),
    Page(Place("p.html"), "<link href=https://example.org/x.js rel=modulepreload>"),
    Page(Place("p.html"), '<img src="a.png" srcset="https://example.org/x.png 2x">'),
    Page(Place("p.html"), '<img src="a.png" srcset="a.png 1x, //example.org/x.png 2x">'),
    Page(Place("p.html"), '<video poster="https://example.org/x.png"></video>'),
    Page(Place("p.html"), "<svg><use xlink:href='https://example.org/x.svg#a'/></svg>"),
    Page(Place("p.html"), '<base href="https://example.org/">'),
    Page(Place("p.css"), "@import 'https://example.org/x.css'"),
    Page(Place("p.css"), "a { background: image-set('//example.org/x.png' 2x) }"),
]

_ADDRESS = r"[\"']?((?:https?:)?//[^\"')\s>]+)"
_NOT_FETCHED = r"a|area|link\b[^>]*\brel=[\"']?(?:canonical|alternate)"
_BY_A_PAGE = re.compile(
    rf"<(?!(?:{_NOT_FETCHED})\b)[a-z][^>]*?\s(?:src|poster|data|background|(?:xlink:)?href)={_ADDRESS}", re.I
)
_SETS = re.compile(r"\s(?:image)?srcset=(\"[^\"]*|'[^']*|[^\s>]*)", re.I)
_IN_A_SET = re.compile(r"(?:^|[\s,\"'])((?:https?:)?//[^\s,]+)", re.I)
_BY_A_SHEET = re.compile(rf"(?:url\(|@import\s|image-set\()\s*{_ADDRESS}", re.I)


def check(page: Page, house: House) -> Iterator[Problem]:
    if page.at.file.endswith(".css"):  # a page holds no sheet: W011
        fetched = _BY_A_SHEET.findall(page.html)
    else:
        sets = (url for each in _SETS.findall(page.html) for url in _IN_A_SET.findall(each))
        fetched = [*_BY_A_PAGE.findall(page.html), *sets]
    for url in dict.fromkeys(fetched):
        yield Problem(page.at, f"the page fetches {url}", "ship a copy instead")
