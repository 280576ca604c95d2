"""A topic holds no HTML, no code, and opens no new window.

The same words must work on paper, in speech and in every translation; HTML is seen by none of them.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.blocks import Block, walk
from leafwright.text.document import parse
from leafwright.text.inline import every

SOURCE = "NHS content style guide, links: no new tab; OWASP, Cross Site Scripting Prevention"
STANDARDS = ("R35",)
PASSES = ["Less than 5 cm (< 2 in).", "**Bold** and [a link](#what_is).", "See <https://example.org/>."]
FAILS = [
    "```\ncode\n```\n",
    "Words.\n\n    more words, far from where they belong\n",
    '<a href="x" target="_blank">x</a>',
    "A <b>bold</b> word.",
    "## A <b>bold</b> heading {#what_is}\n",
    "| A | B |\n|---|---|\n| 1 | <br> |\n",
    "<script>alert(1)</script>",
    '[x](#a){target="_blank"}',
    "[x](javascript:go())",
    "<img/src=x/onerror=go()>",
    "*x*{ onclick=go() }",
    "![What it shows](images/my picture.svg)",
]
_MEANT = re.compile(r"<[A-Za-z/!?][^\n]*|\{[^{}]*=[^{}]*|\]\([^)]*")  # tags, attributes and links that are none
_SPACED = re.compile(r"\]\(\s*([^()\s]+(?:[ \t]+[^()\s\"']+)+)\s*$")  # an address with spaces in it, up to its bracket
_CODE = {
    "fence": ("a block of code in a topic", "take these marks out"),
    "code": ("words indented below nothing that they belong to", "take the spaces before them out"),
}


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for before, block in pairwise([None, *walk(parse(topic.text).blocks)]):
        assert block
        if before and before.words.startswith("!!") and block.marker == "code":
            continue  # the words of a box that is not written as one, which C043 tells
        if block.kind == "code" and (block.gap or block.marker == "fence"):
            yield Problem(Place(topic.file, block.line), *_CODE[block.marker])
        elif found := _html(block):
            line = block.line + block.words[: block.words.find(found)].count("\n")
            yield Problem(Place(topic.file, line), *_told(found))


def _told(found: str) -> tuple[str, str]:
    """What is wrong, and the remedy."""
    if not (spaced := _SPACED.match(found)):
        return f"HTML in a topic: {found[:40]}", "write it in Markdown, or leave it out"
    address, joined = spaced[1], "-".join(spaced[1].split())
    fix = "write %20 for each" if address.startswith("http") else f"name the file without, and write {joined}"
    return f"spaces in an address: {address[:60]}", fix


def _html(block: Block) -> str:
    """The first HTML of a block; a comment is for C031."""
    if block.kind == "html" and not block.words.lstrip().startswith("<!--"):
        return block.words.strip().split("\n")[0]
    for run in every(block.runs):
        if run.kind in ("html", "raw") and block.kind != "html":
            return run.text
        if run.kind == "text" and (found := _MEANT.search(run.text)):
            return found[0]
    return ""
