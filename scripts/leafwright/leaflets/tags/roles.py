"""Which element of a leaflet's HTML is which element of the tag tree (ISO 32000-1, 14.8.4)."""

import re
from typing import Any

_TAGS = {
    "section": "Sect",
    "blockquote": "BlockQuote",
    "p": "P",
    "pre": "P",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "img": "Figure",
    "caption": "Caption",
    "a": "Link",
}
_CLASSES = {  # what looks like a heading is one
    "admonition": "Sect",
    "admonition-title": "H3",
    "notes-title": "H2",
    "codes-title": "H2",
    "sources": "Div",
    "source": "Reference",  # of a sup; a paragraph of that class names the source of a question on a form
}
_ARIA = {
    "table": "Table",
    "rowgroup": "TBody",
    "row": "TR",
    "cell": "TD",
    "columnheader": "TH",
    "heading": "H",
    "list": "L",
    "listitem": "LI",
}
_NOTE = re.compile(r"source-\d+")


def role_of(element: Any) -> str:
    """The role of an element; empty where it is none, and what it holds belongs to the element around it."""
    if role := _by_aria(element):
        return role
    if element.tag == "span":
        return "Note" if _NOTE.fullmatch(element.get("id") or "") else ""
    if element.tag in ("p", "div", "sup"):
        names = classes(element) if element.tag == "sup" else [name for name in classes(element) if name != "source"]
        named = (_CLASSES[name] for name in names if name in _CLASSES)
        return next(named, "") or _TAGS.get(element.tag, "")
    return _TAGS.get(element.tag, "")


def _by_aria(element: Any) -> str:
    """The role that a skeleton names, as in ARIA."""
    role = _ARIA.get(element.get("role", ""), "")
    if role == "H":
        return f"H{element.get('aria-level', '2')}"
    if role == "TBody" and all(cell.get("role") == "columnheader" for row in element for cell in row):
        return "THead"
    return role


def classes(element: Any) -> list[str]:
    """The names of an element's classes."""
    return (element.get("class") or "").split()
