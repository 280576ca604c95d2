"""A page keeps code and looks out of its tags.

A strict Content-Security-Policy refuses them there, and no hash can allow them: the page would break behind it.
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House, Page
from leafwright.model import Place, Problem

SOURCE = "Content Security Policy Level 3: unsafe-inline and unsafe-hashes"
STANDARDS = ()
PASSES = [
    Page(Place("p.html"), '<p class="end">style="x" and onclick="y" are words here</p><script src="a.js"></script>'),
    Page(Place("p.css"), "a { color: red }"),
]
FAILS = [
    Page(Place("p.html"), '<p style="color: red">x</p>'),
    Page(Place("p.html"), '<button type="button" onclick="go()">x</button>'),
    Page(Place("p.html"), '<a href="javascript:go()">x</a>'),
]

_VALUE = r"(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)"
_TAG = re.compile(rf"<[a-z][\w-]*((?:\s+[^\s=>\"'/]+(?:\s*=\s*{_VALUE})?|\s*/)*)\s*>", re.I)
_ATTRIBUTE = re.compile(rf"([^\s=>\"'/]+)(?:\s*=\s*({_VALUE}))?")


def check(page: Page, house: House) -> Iterator[Problem]:
    if not page.at.file.endswith(".html"):
        return
    found: dict[str, None] = {}
    for attributes in _TAG.findall(page.html):
        for name, value in _ATTRIBUTE.findall(attributes):
            if name.lower() == "style" or name.lower().startswith("on"):
                found[name.lower()] = None
            elif re.match(r"[\"']?\s*javascript:", value, re.I):
                found[f"{name.lower()}=javascript:"] = None
    for name in found:
        yield Problem(page.at, f"a tag holds {name}", "move it to a style sheet or a script")
