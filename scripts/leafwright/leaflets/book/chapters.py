"""The markup of a book into chapters: each a file of XHTML, its drawings beside it, with links that lead between files.

Nothing is said that the markup does not say: only where it stands changes, and lines to write on are given as signs.
"""

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

_DRAWN = re.compile(r"data:image/(svg\+xml|jpeg|png);base64,([\w+/=]+)")
_SIGNS = {"fill": "____________", "circle": "( )"}  # lines and circles of a form, as plain text gives them
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading inside a chapter: where it stands, and its words."""

    address: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """A file of the book: its name, the words of its heading, what it holds as XHTML, and the headings inside it."""

    name: str
    title: str
    xhtml: str
    inside: tuple[Heading, ...]


def chapters(body: Any) -> tuple[list[Chapter], dict[str, bytes]]:
    """Each section of a book's parsed body, which is changed, as a chapter; and its pictures by name of file."""
    sections = body.findall("section")
    names = [f"{number:02}-{section.get('id')}.xhtml" for number, section in enumerate(sections)]
    for section in sections:
        for number, heading in enumerate(section.iter("h3"), start=1):
            heading.set("id", heading.get("id") or f"{section.get('id')}-{number}")
    holds = {id_: name for section, name in zip(sections, names, strict=True) for id_ in section.xpath(".//@id | @id")}
    drawings: dict[bytes, str] = {}
    made = [_chapter(section, name, holds, drawings) for section, name in zip(sections, names, strict=True)]
    return made, {name: data for data, name in drawings.items()}


def _chapter(section: Any, name: str, holds: Mapping[str, str], drawings: dict[bytes, str]) -> Chapter:
    for element in section.iter(etree.Element):
        _change(element, holds, drawings)
    title = next(section.iter("h1", "h2"))
    title.set("id", f"{section.get('id')}-heading")
    section.set("aria-labelledby", title.get("id"))
    return Chapter(
        name=name,
        title=_words(title),
        xhtml=etree.tostring(section, encoding="unicode", method="xml", with_tail=False),
        inside=tuple(_headings(section, name)),
    )


def _headings(section: Any, name: str) -> Iterator[Heading]:
    for heading in section.iter("h3"):
        yield Heading(address=f"{name}#{heading.get('id')}", words=_words(heading))


def _change(element: Any, holds: Mapping[str, str], drawings: dict[bytes, str]) -> None:
    """An element as a book needs it."""
    if element.get("lang"):
        element.set(_LANGUAGE, element.get("lang"))
    if element.get("class") in _SIGNS:
        element.text = _SIGNS[element.get("class")]
    target = element.get("href", "")
    if target.startswith("#") and target[1:] in holds:
        element.set("href", holds[target[1:]] + target)
    if element.tag == "img" and (drawn := _DRAWN.fullmatch(element.get("src"))):
        held, kind = base64.b64decode(drawn[2]), {"svg+xml": "svg", "jpeg": "jpg", "png": "png"}[drawn[1]]
        data = _drawing(held) if kind == "svg" else held
        element.set("src", drawings.setdefault(data, f"picture-{len(drawings) + 1}.{kind}"))


def _drawing(svg: bytes) -> bytes:
    """A drawing as a file of its own, without notes to the tool, which SVG does not know."""
    root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))
    for element in root.iter(etree.Element):
        for name in [name for name in element.attrib if str(name).startswith("data-")]:
            del element.attrib[name]
    made: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
