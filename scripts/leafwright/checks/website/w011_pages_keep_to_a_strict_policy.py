"""A page holds no code and no looks, neither in its tags nor between them: they lie in files of their own.

A strict Content-Security-Policy refuses them there, and a file opened from a disk has no policy at all.
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House, Page
from leafwright.model import Place, Problem

SOURCE = "Content Security Policy Level 3: unsafe-inline and unsafe-hashes"
STANDARDS = ()
PASSES = [
    Page(Place("p.html"), '<p class="end">style="x" and onclick="y" are words here</p><script src="a.js"></script>'),
    Page(Place("p.html"), '<script type="application/ld+json">{"a": 1}</script>'),
    Page(Place("p.css"), "a { color: red }"),
]
FAILS = [
    Page(Place("p.html"), '<p style="color: red">x</p>'),
    Page(Place("p.html"), '<button type="button" onclick="go()">x</button>'),
    Page(Place("p.html"), '<a href="javascript:go()">x</a>'),
    Page(Place("p.html"), "<SCRIPT type=module>go()</SCRIPT >"),
    Page(Place("p.html"), "<style>p { color: red }</style>"),
]

_INLINE = re.compile(r"<(script|style)\b([^>]*)>", re.I)
_DATA = re.compile(r"\btype\s*=\s*[\"']?application/(?:[\w.-]+\+)?json\b", re.I)
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
    for tag, attributes in _INLINE.findall(page.html):
        if not re.search(r"\bsrc\s*=", attributes) and not _DATA.search(attributes):
            yield Problem(page.at, f"a <{tag.lower()}> inside the page", "move it to a file of its own")
    for name in found:
        yield Problem(page.at, f"a tag holds {name}", "move it to a style sheet or a script")
