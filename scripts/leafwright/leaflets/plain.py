"""A leaflet as plain text: for screen readers, e-mail and braille software."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import html as lxml_html

from leafwright.leaflets.composing import ComposedLeaflet
from leafwright.model import Finding, Place

_BLOCKS = {"p", "h1", "h2", "h3", "li", "ul", "ol", "section", "div", "header", "main", "body"}


def text_of(markup: str) -> str:
    """The words of a leaflet, a paragraph a line, a blank line between; headings, lists and pictures say what they are.

    Lines are not broken: the reader's program does that. Pictures are given by their alternative text.
    """
    body = lxml_html.document_fromstring(markup).find("body")
    lines = [line for block in _blocks(body) for line in block]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def faults(sheet: ComposedLeaflet, text: str) -> Iterator[Finding]:
    """Words of a section that the text lacks."""
    have = _letters(text)
    for section in lxml_html.document_fromstring(sheet.markup).iter("section"):
        for block in section.iter("p", "li", "h2"):
            words = _letters("".join(_inline(block, nested=False)))
            if words and words not in have:
                message = f'words did not reach the text: "{"".join(_inline(block, nested=False))[:40]}"'
                yield Finding(Place(sheet.file), "P003", message, "correct leaflets/formats", sheet.tag)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _blocks(element: Any, depth: int = 0) -> Iterator[list[str]]:
    """Each block below an element as its lines."""
    number = 0
    for child in element:
        if not isinstance(child.tag, str):
            continue
        said = " ".join("".join(_inline(child, nested=False)).split())
        if child.tag in ("h1", "h2", "h3"):
            yield ["", said, {"h1": "=", "h2": "-", "h3": "."}[child.tag] * min(len(said), 60), ""]
        elif child.tag == "li":
            number += 1
            mark = f"{number}." if element.tag == "ol" else "-"
            yield [f"{'  ' * depth}{mark} {said}"]
            yield from _blocks(child, depth + 1)
        elif child.tag in ("ul", "ol"):
            yield from _blocks(child, depth)
            yield [""]
        elif child.tag == "p":
            yield [said, ""]
        elif child.tag in _BLOCKS:
            yield from _blocks(child, depth)


def _inline(element: Any, nested: bool = True) -> Iterator[str]:
    """The words of an element; those of blocks inside it only where `nested`; source marks in brackets."""
    if element.tag == "img":
        yield f"[{element.get('alt')}] "
    if element.tag == "span" and element.get("class") == "fill":
        yield "____________"
    if element.tag == "sup":
        yield " ["
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and (nested or child.tag not in _BLOCKS):
            yield from _inline(child, nested)
        yield child.tail or ""
    if element.tag == "sup":
        yield "]"
