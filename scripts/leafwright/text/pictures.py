"""Pictures as a leaflet holds them, and what is said below photographs of where they come from."""

import base64
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import escape

from markupsafe import Markup

from leafwright.model import Edition, Photo
from leafwright.text.blocks import Block
from leafwright.text.document import Section, reshaped
from leafwright.text.drawings import icon_array, read_from
from leafwright.text.inline import Run, every

Pictures = Mapping[str, str | Photo | None]
"""Drawings (SVG) and photographs by the names of their files; None for one that cannot be shown."""


def picture(name: str, edition: Edition, pictures: Pictures) -> str:
    """A picture as a data address: a photograph, or a drawing or icon array as the language of the edition reads it.

    `name` is that of its file. A photograph is the same in every language: what it shows is where it is.
    """
    drawn = name.removeprefix("icons-").removesuffix(".svg")
    array = name.startswith("icons-") and drawn.isdigit()
    found = pictures.get(name) or ""
    if isinstance(found, Photo):
        return _address(found.media_type, found.print)
    direction = edition.language.direction
    text = icon_array(int(drawn), edition.accent, direction) if array else read_from(found, direction)
    return _address("image/svg+xml", text.encode())


def credited(section: Section, edition: Edition) -> Section:
    """A section whose photographs say where they come from."""
    return reshaped(section, lambda blocks: with_credits(blocks, edition))


def with_credits(blocks: Iterable[Block], edition: Edition) -> tuple[Block, ...]:
    """Blocks, in which each box with a photograph ends with where it comes from."""
    return tuple(_credited(block, edition) for block in blocks)


def _credited(block: Block, edition: Edition) -> Block:
    if block.kind != "box":
        return block
    shown = (run.target.removeprefix("images/") for child in block.children for run in every(child.runs))
    told = dict.fromkeys(edition.credits[name] for name in shown if edition.credits.get(name))
    return replace(block, children=(*block.children, *(_credit(block, each, edition) for each in told)))


def _credit(box: Block, credit: str, edition: Edition) -> Block:
    """A line in the language of the edition around a name, which is in its own."""
    name = Markup(f'<span dir="{_direction(credit)}">{escape(credit, quote=False)}</span>')
    said = edition.words.marked("photograph").replace("{credit}", name)
    attributes = (("class", "credit"),)
    return Block(
        kind="paragraph", line=box.line, words=said, runs=(Run(kind="html", text=said),), attributes=attributes
    )


def _direction(words: str) -> str:
    """Whether words are read from the left or from the right: as their first letter is."""
    first = next((kind for letter in words if (kind := unicodedata.bidirectional(letter)) in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"


def _address(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"
