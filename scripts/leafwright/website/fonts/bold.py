"""Which words of a staged page are bold: the few that a script of thousands of characters needs in a second weight."""

import re
from collections.abc import Iterator
from itertools import pairwise

# One pattern for all of these, tried at every letter, would take six times as long.
_LINE = re.compile(r"#+ |!!!|(?:title|kind_name|department):")  # a heading, the title of a box, the head of a page
_RULE = re.compile(r"\|?[ ]*:?-{3}")  # below the head of a table
_STRONG = re.compile(r"\*\*[^*]+\*\*")
_ELEMENT = re.compile(r"<(strong|b|th|summary|dt|h\d)\b.*?</\1>", re.S)
_TERM = re.compile(r"^.+(?=\n+: )", re.M)  # before its meaning
_MARKUP = re.compile(r"<[^>]*>|\{[^}]*\}|\]\([^)]*\)|^!!! \w+|^\w+:", re.M)


def bold_words(page: str) -> str:
    """Takes the Markdown of a page; returns what of it a browser shows in bold."""
    return "\n".join(_MARKUP.sub(" ", found) for found in _bold(page))


def _bold(page: str) -> Iterator[str]:
    for line, below in pairwise([*page.split("\n"), ""]):
        if _LINE.match(line) or ("|" in line and _RULE.match(below)):
            yield line
    for pattern in (_STRONG, _ELEMENT, _TERM):
        yield from (found[0] for found in pattern.finditer(page))
