"""The tag tree of a leaflet, as values: built from its HTML, with the pieces that were drawn of each element.

One section, list, table or paragraph is one element, over however many pages, panels and columns it runs.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from leafwright.leaflets.tags.pieces import INLINE, Piece, Pieces
from leafwright.leaflets.tags.roles import classes, role_of
from leafwright.text.blocks import PICTURES

TICK = "\u2610"  # what an item to tick says before its words
_HEADING = re.compile(r"H[1-6]")
_WORD = re.compile(r"[^\W\d_]")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(eq=False)
class Tag:
    """An element of the tag tree; `kids` are elements below it and pieces that it says itself."""

    role: str
    kids: list["Tag | Piece"] = field(default_factory=list)
    language: str = ""  # where it is another than around it
    said: str = ""  # ActualText
    alternative: str = ""  # Alt
    attributes: tuple[tuple[str, str, Any], ...] = ()  # owner, name, value
    id: str = ""
    links: list[tuple[Any, int]] = field(default_factory=list)  # boxes of a link, each with its page
    says: str = ""  # what its links say

    def __iter__(self) -> Iterator["Tag"]:
        """Itself and all below it."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid


def structure(found: Pieces) -> Tag:
    """The whole tree, its root a Document."""
    builder = _Builder(found)
    return Tag("Document", builder.kids(found.root))


class _Builder:
    def __init__(self, found: Pieces) -> None:
        self._found = found
        self._level = 0  # that of the last heading: none may be skipped (ISO 14289-1, 7.4.2)
        self._named = {each.get("id"): each for each in found.root.iter() if each.get("id")}

    def kids(self, element: Any) -> list[Tag | Piece]:
        """What an element holds, in order; elements without a role give what they hold themselves."""
        held: list[Tag | Piece] = []
        for item in self._found.items.get(element, ()):
            if isinstance(item, Piece):
                held += self._piece(item)
            else:
                held += self._element(item)
        return held

    def _piece(self, piece: Piece) -> list[Tag | Piece]:
        if piece.margin or not piece.shown or piece.picture:
            return []
        if piece.ticked:
            return [Tag("Lbl", [piece], said=TICK)]
        if piece.part == "marker":
            return [Tag("Lbl", [piece])]
        return [piece]

    def _element(self, element: Any) -> list[Tag | Piece]:
        role = self._role(element)
        if role == "Figure":
            return [self._figure(element)]
        if _HEADING.fullmatch(role):
            self._level = min(int(role[1]), self._level + 1)
            role = f"H{self._level}"
        kids = self.kids(element)
        language = self._language(element)
        if not role and language:
            role = "Span" if element.tag in INLINE else "Div"
        if not role or (not kids and role not in ("TD", "TH")):
            return kids
        tag = Tag(role, kids, language)
        self._complete(tag, element)
        return [tag]

    def _role(self, element: Any) -> str:
        role = role_of(element)
        found = self._found
        if role == "Link" and not any(box.link_annotation for box, _ in found.links.get(element, ())):
            return ""
        if role == "P" and (self._holds_only_pictures(element)):
            return ""
        if role == "P" and self._is_caption(element):
            return "Caption"
        if _is_number_of_note(element, found.parents):
            return "Lbl"
        if role == "TD" and _heads_its_row(element, found.parents):
            return "TH"
        return role

    def _holds_only_pictures(self, element: Any) -> bool:
        items = self._found.items.get(element, ())
        return bool(items) and all(not isinstance(item, Piece) and item.tag == "img" for item in items)

    def _is_caption(self, element: Any) -> bool:
        """Whether a paragraph is the last of a box with a drawing, which it explains."""
        box = self._found.parents[element]
        return bool({*PICTURES} & {*classes(box)}) and element is box[-1] and element.get("class") != "admonition-title"

    def _complete(self, tag: Tag, element: Any) -> None:
        """What an element of its role must say besides."""
        if tag.role == "LI":
            tag.kids = _label_and_body(tag.kids)
        elif tag.role == "L":
            tag.kids = _in_items(tag.kids) if element.tag == "dl" else tag.kids
            tag.attributes = (("List", "ListNumbering", _numbering(tag, element)),)
        elif tag.role == "TH":
            row = element.tag == "td" or element.get("scope") == "row"
            tag.attributes = (("Table", "Scope", "/Row" if row else "/Column"),)
        elif tag.role == "Note":
            tag.id = element.get("id")
        elif tag.role == "Link":
            tag.links = [link for link in self._found.links[element] if link[0].link_annotation]
            tag.says = self._says(element)

    def _says(self, link: Any) -> str:
        """What a link says: its words; a mark of a source is named as one, and an address by its title."""
        words = " ".join("".join(link.itertext()).replace("\u2060", "").split())
        around = self._found.parents[link]
        if "source" in classes(around) and (name := self._found.root.get("data-sources")):
            return f"{name} {words}"
        if title := link.get("title"):
            return f"{title} {words}"
        if _WORD.search(words):
            return words
        return f"{words} {self._heading_of(link.get('href', ''))}".strip()

    def _heading_of(self, address: str) -> str:
        """The heading of the part of the leaflet that a link leads to."""
        element = self._named.get(address.removeprefix("#")) if address.startswith("#") else None
        while element is not None:
            heading = next((each for each in element.iter() if _HEADING.fullmatch(role_of(each))), None)
            if heading is not None:
                return " ".join("".join(heading.itertext()).split())
            element = self._found.parents.get(element)
        return ""

    def _figure(self, element: Any) -> Tag:
        pieces = [item for item in self._found.items[element] if item.shown]
        alternative = " ".join((element.get("alt") or "").split())
        return Tag("Figure", list(pieces), self._language(element), alternative=alternative)

    def _language(self, element: Any) -> str:
        """The language of an element, where it is another than around it."""
        own, around = _tag_of(element), self._found.parents.get(element)
        while own and around is not None:
            if other := _tag_of(around):
                return own if own != other else ""
            around = self._found.parents.get(around)
        return own


def holder(element: Any, parents: Mapping[Any, Any]) -> Any:
    """The element that words belong to in the tag tree: the nearest around them that has a role or a language."""
    while not (role_of(element) or _tag_of(element) or _is_number_of_note(element, parents)):
        element = parents[element]
    return element


def _is_number_of_note(element: Any, parents: Mapping[Any, Any]) -> bool:
    return element.tag == "b" and role_of(parents[element]) == "Note"


def _tag_of(element: Any) -> str:
    return element.get("lang") or element.get(_LANGUAGE) or ""


def _heads_its_row(cell: Any, parents: Any) -> bool:
    """Whether a cell is the first of a row below headings of columns."""
    row = parents[cell]
    return cell.tag == "td" and parents[row].tag == "tbody" and cell is row[0] and len(row) > 1


def _label_and_body(kids: Sequence[Tag | Piece]) -> list[Tag | Piece]:
    """An item of a list: its bullet, number or box to tick, then all else (ISO 32000-1, 14.8.4.3.3)."""
    labels = [kid for kid in kids if isinstance(kid, Tag) and kid.role == "Lbl"]
    return [*labels, Tag("LBody", [kid for kid in kids if kid not in labels])]


def _numbering(tag: Tag, element: Any) -> str:
    """How the items of a list are marked (ISO 32000-1, 14.8.5.5)."""
    if element.tag == "ol":
        return "/Decimal"
    labels = [each for item in tag.kids if isinstance(item, Tag) for each in item.kids if isinstance(each, Tag)]
    if any(each.said == TICK for each in labels):
        return "/Square"
    return "/Disc" if element.tag == "ul" else "/None"


def _in_items(kids: Sequence[Tag | Piece]) -> list[Tag | Piece]:
    """Terms and what they mean as the items of a list: each term is a label."""
    items: list[Tag | Piece] = []
    for kid in kids:
        if items and isinstance(kid, Tag) and kid.role == "LBody" and isinstance(items[-1], Tag):
            items[-1].kids.append(kid)
        else:
            items.append(Tag("LI", [kid]))
    return items
