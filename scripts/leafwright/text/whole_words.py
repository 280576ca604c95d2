"""Words of a script without room between them: none is broken where a line of a heading ends, in HTML."""

import re
from functools import cache

_TAG = re.compile(r"(<[^>]*>)")
_HEADINGS = re.compile(r"(<(?:(h[1-3]|th)\b[^>]*|p class=\"subtitle\")>)(.*?)(</(?:\2|p)>)", re.S)


def headings_unbroken(markup: str, words: tuple[str, ...], name: str) -> str:
    """HTML whose headings, also those of tables, are broken in none of some words; all else stays as it is.

    What stays on one line is a <span> of the class `name`, which a style sheet must keep so.
    """
    if not words:
        return markup
    return _HEADINGS.sub(lambda found: found[1] + unbroken(found[3], words, name) + found[4], markup)


def unbroken(heading: str, words: tuple[str, ...], name: str) -> str:
    """A heading each of whose words that are among some is such a <span>, with the marks behind it."""
    word, kept = _any_of(words), rf'<span class="{name}">\1</span>'
    return "".join(each if each.startswith("<") else word.sub(kept, each) for each in _TAG.split(heading))


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """One of some words, with the particle behind it, unless that begins another: the 了 of 可以了解."""
    longest = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"((?:{longest})(?:(?!{longest})[的了吗呢])?[）》”，。：；？！、]*)")
