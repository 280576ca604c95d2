"""The markup of a leaflet as lines of plain text that say which language each of their words is in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from leafwright.leaflets import plain

Parts = tuple[tuple[str, str], ...]
"""Words of a line, each with the tag of its language."""

# Signs for our own use, which no text holds, around words of another language and before a heading.
_LANGUAGE, _WORDS, _END, _HEADING = "\ue000", "\ue001", "\ue002", "\ue003"
_OTHER = re.compile(f"{_LANGUAGE}([^{_WORDS}]*){_WORDS}([^{_END}]*){_END}")
_LINE = re.compile(rf"(?P<indent> *)(?P<mark>- |\d+\. )?(?P<heading>{_HEADING}[1-6])?(?P<words>.*)", re.S)
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u2060\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069")) | {
    ord("\u00a0"): " ", ord("\u202f"): " "
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line before it is broken: its words, how deep it stands in lists, and the level of a heading."""

    parts: Parts
    depth: int = 0
    item: bool = False
    level: int = 0  # 1 to 6; 0 where it is none


def lines_of(markup: str) -> list[Line]:
    """All words of a leaflet in the order of its plain text. Each heading is one line."""
    root = lxml_html.document_fromstring(markup)
    body, own = root.find("body"), root.get("lang")
    for mark in list(body.iterfind(".//p[@class='draft-mark']")):
        mark.drop_tree()  # it stands in the head of every page
    for element in body.iter(etree.Element):
        _tell_language(element, own)
    for heading in list(body.iter("h1", "h2", "h3", "h4", "h5", "h6")):
        heading.text = f"{_HEADING}{heading.tag[1]}{heading.text or ''}"
        heading.tag = "p"
    return [_line(text, own) for text in plain.lines(body) if text.strip()]


def marks_of(markup: str) -> list[Parts]:
    """What every page must say of the edition, in its language and in the source language."""
    root = lxml_html.document_fromstring(markup)
    marks = root.iterfind(".//p[@class='draft-mark']")
    return [((mark.get("lang", root.get("lang")), mark.text_content()),) for mark in marks]


def _tell_language(element: Any, own: str) -> None:
    """Put signs around the words of an element, and those behind it, that are in another language."""
    element.text = _told(element.text, _language(element), own)
    if element.get("alt"):
        element.set("alt", _told(element.get("alt"), _language(element), own))
    if element.tag != "body":
        element.tail = _told(element.tail, _language(element.getparent()), own)


def _told(words: str | None, language: str, own: str) -> str | None:
    return f"{_LANGUAGE}{language}{_WORDS}{words}{_END}" if words and words.strip() and language != own else words


def _language(element: Any) -> str:
    return str(element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)"))


def _line(text: str, own: str) -> Line:
    found = _LINE.fullmatch(text)
    assert found  # every text is a line
    mark, heading = found["mark"] or "", found["heading"] or ""
    return Line(
        parts=tuple(_parts(f"{mark}{found['words']}".translate(_UNSEEN), own)),
        depth=len(found["indent"]) // 2,
        item=bool(mark or found["indent"]),
        level=int(heading[1:] or 0),
    )


def _parts(words: str, own: str) -> Iterator[tuple[str, str]]:
    at = 0
    for other in _OTHER.finditer(words):
        if other.start() > at:
            yield own, words[at : other.start()]
        yield other[1], other[2]
        at = other.end()
    if at < len(words):
        yield own, words[at:]
