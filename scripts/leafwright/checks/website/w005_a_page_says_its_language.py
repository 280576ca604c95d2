"""A page says its language and direction.

A screen reader chooses its voice by it, and the browser its side of the page.
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House, Page
from leafwright.model import Place, Problem

SOURCE = "WCAG 2.2, 3.1.1 and 1.3.2"
STANDARDS = ("R40",)
PASSES = [Page(Place("p.html"), '<html lang="ar" dir="rtl">', "ar", "rtl")]
FAILS = [
    Page(Place("p.html"), '<html lang="en" dir="rtl">', "ar", "rtl"),
    Page(Place("p.html"), '<html lang="ar">', "ar", "rtl"),
]


def check(page: Page, house: House) -> Iterator[Problem]:
    if not page.tag:
        return
    root = re.search(r"<html[^>]*>", page.html)
    said = root[0] if root else ""
    for name, value in (("lang", page.tag), ("dir", page.direction)):
        if not re.search(rf'\b{name}="?{re.escape(value)}["\s>]', said):
            message = f'the page does not say {name}="{value}"'
            yield Problem(page.at, message, "correct scripts/leafwright/website/theme/main.html")
