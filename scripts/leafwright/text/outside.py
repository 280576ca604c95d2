"""Where a link leads outside the site, in words behind it: whoever reads paper can follow no link."""

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from leafwright.text.inline import Run, said

_OUTSIDE = re.compile(r"(?:https?://|mailto:|tel:)(?P<rest>[^?#]*)(?P<more>.*)", re.I)


def behind(link: Run) -> Iterator[Run]:
    """The address of a link between brackets, as a reader types it; nothing where its words say it, or lead inside."""
    where = _typed(link.target)
    if where and _letters(where) not in _letters(said((link,))):
        yield Run(kind="text", text=" (")
        yield Run(kind="html", text=f'<bdi class="where" dir="ltr">{html.escape(where)}</bdi>')
        yield Run(kind="text", text=")")


def _typed(target: str) -> str:
    """An address without what no reader types: its scheme, a bar at its end, the subject of a message."""
    found = _OUTSIDE.fullmatch(target)
    if not found:
        return ""
    whole = found["rest"] if target[:7].casefold() == "mailto:" else found["rest"] + found["more"]
    plain = unquote(whole)
    return (plain if plain.isprintable() and " " not in plain else whole).removesuffix("/")


def _letters(text: str) -> str:
    """The letters and digits of an address, which words may part otherwise: +44 20 for +4420."""
    return re.sub(r"[\W_]+", "", text.casefold().replace("www.", ""))
