"""No macro and no placeholder is shown on a page.

What was to be filled in later is read by a patient first.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import holds
from leafwright.checks.subjects import House, Page
from leafwright.model import Place, Problem

SOURCE = "Brighton and Sussex: stale and missing numbers"
STANDARDS = ("R50",)
OPTIONS = {"words": "signs of something not filled in"}
EXAMPLE = {"words": ["{{", "lorem ipsum"]}
WORDS = "Phone {{ phone.wrad }}.", "Phone the ward."
PASSES = [Page(Place("p.html"), "<p>Call 911.</p><script>let x = '{{';</script>"), Page(Place("p.css"), "a{{}}")]
FAILS = [Page(Place("p.html"), "<p>{{ phone.ward }}</p>"), Page(Place("p.html"), "<p>Lorem ipsum</p>")]


def check(page: Page, house: House) -> Iterator[Problem]:
    if not page.at.file.endswith(".html"):
        return
    words = re.sub(r"<(script|style|code).*?</\1>|<[^>]+>", " ", page.html, flags=re.S)
    for sign in house["words"]:
        if holds(words, sign):
            yield Problem(page.at, f'not filled in: "{sign}"', "correct the topic or the macro")
