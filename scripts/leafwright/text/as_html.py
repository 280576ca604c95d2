"""Blocks of a document as HTML, and the runs of one line."""

import html as entities
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from leafwright.text.blocks import Block
from leafwright.text.inline import Run, address, picture, said


def html(blocks: Sequence[Block]) -> str:
    """Blocks as HTML, one below the other."""
    return str(_MACROS.blocks(blocks))


def inline_html(given: Sequence[Run]) -> str:
    """The words of a block as HTML, without the block."""
    return str(_MACROS.inline(given))


def buttons_html(scale: Run) -> str:
    """A scale of values as buttons of which one can be chosen, each with its number and the words at its end."""
    least, _, most = (f" ({said((end,))})" for end in scale.children)
    return str(_MACROS.buttons(scale, least, most))


def _words(text: str) -> Markup:
    """Text between tags: quotes stay as they are."""
    return Markup(entities.escape(text, quote=False))


_ENVIRONMENT = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent), undefined=jinja2.StrictUndefined, autoescape=True
)
_ENVIRONMENT.filters |= {"words": _words, "address": address, "picture": picture}
_MACROS: Any = _ENVIRONMENT.get_template("blocks.html").module
