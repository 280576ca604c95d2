"""Which words of a staged page are bold: the few that a script of thousands of characters needs in a second weight."""

import re

_BOLD = re.compile(
    r"""
    ^\#+\ .*                                    # a heading
  | ^(?:title|kind_name|department):.*          # in the head of a page: its title, and what it is a part of
  | \*\*[^*]+\*\*
  | <(strong|b|th|summary|dt|h\d)\b(?s:.)*?</\1>
  | ^!!!.*                                      # the title of a box
  | ^.*\|.*\n(?=\|?[ ]*:?-{3})                  # the head of a table
  | ^.+\n+(?=:\ )                               # a term before its meaning
    """,
    re.M | re.X,
)


_MARKUP = re.compile(r"<[^>]*>|\{[^}]*\}|\]\([^)]*\)|^!!! \w+|^\w+:", re.M)


def bold_words(page: str) -> str:
    """Takes the Markdown of a page; returns what of it a browser shows in bold."""
    return "\n".join(_MARKUP.sub(" ", found[0]) for found in _BOLD.finditer(page))
