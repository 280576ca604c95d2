"""What the styles and lists of a Word file say of a paragraph: a heading, an item, bold."""

import re
from dataclasses import dataclass
from typing import Any

from leafwright.scaffold.word.inside import W, is_on, value

_DEEPEST = 8
_KNOWN = ("title", "subtitle", "caption")


@dataclass(frozen=True)
class Style:
    """A style by its name in small letters, with its level as a heading; 0 where it is none."""

    name: str = ""
    level: int = 0
    list_: str = ""  # the list that it belongs to
    depth: int = 0  # that it stands at in the list


@dataclass(frozen=True)
class Numbered:
    """The list of an item, its level from 0, and whether it counts steps."""

    id: str
    level: int
    steps: bool


@dataclass(frozen=True)
class Styles:
    """The styles of a document by their ids, those that are bold, and how each level of each list counts."""

    styles: dict[str, Style]
    bold: frozenset[str]
    formats: dict[tuple[str, int], str]

    def of(self, paragraph: Any) -> Style:
        """The style of a paragraph, as a heading also where the paragraph says so by itself."""
        style = self.styles.get(value(paragraph, "pPr/pStyle") or "", Style())
        level = _number(value(paragraph, "pPr/outlineLvl"), 9)
        return style if style.level or level > _DEEPEST else Style(style.name, level + 1)

    def numbered(self, paragraph: Any) -> Numbered | None:
        """The list that a paragraph is an item of."""
        style = self.styles.get(value(paragraph, "pPr/pStyle") or "", Style())
        list_ = value(paragraph, "pPr/numPr/numId") or style.list_
        named = re.fullmatch(r"list (bullet|number) ?(\d?)", style.name)
        if list_ in ("", "0"):
            return None
        level = min(_number(value(paragraph, "pPr/numPr/ilvl"), style.depth), _DEEPEST)
        format_ = self.formats.get((list_, level), "bullet")
        level += _number(named[2], 1) - 1 if named else 0
        return Numbered(list_, max(level, 0), format_ not in ("bullet", "none"))


def read_styles(document: Any) -> Styles:
    """The styles and lists of a document of python-docx."""
    found = {each.get(f"{W}styleId", ""): each for each in document.styles.element.iter(f"{W}style")}
    chains = {id_: _chain(id_, found) for id_ in found}
    bold = {id_ for id_, chain in chains.items() if next((on for on in map(_bold, chain) if on is not None), False)}
    return Styles({id_: _style(chain) for id_, chain in chains.items()}, frozenset(bold), _formats(document))


def _bold(style: Any) -> bool | None:
    return is_on(style, "rPr/b")


def _chain(id_: str, found: dict[str, Any]) -> list[Any]:
    """A style and those that it is based on, its own first; a circle ends."""
    chain: list[Any] = []
    while id_ in found and found[id_] not in chain:
        chain.append(found[id_])
        id_ = value(found[id_], "basedOn") or ""
    return chain


def _style(chain: list[Any]) -> Style:
    """A style from itself and those that it is based on."""
    names = [(value(each, "name") or "").casefold() for each in chain]
    known = next((name for name in names if name in _KNOWN), names[0])
    level = 0 if known in _KNOWN else _level(names, chain)
    lists = next((each for each in chain if value(each, "pPr/numPr/numId")), None)
    list_ = (value(lists, "pPr/numPr/numId") or "") if lists is not None else ""
    return Style(
        known, 0 if known in ("title", "subtitle") else level, list_, _number(value(lists, "pPr/numPr/ilvl"), 0)
    )


def _level(names: list[str], chain: list[Any]) -> int:
    """The level of a heading, by its name or as an outline has it; 0 for what is none."""
    levels = [int(found[1]) for name in names if (found := re.fullmatch(r"heading ([1-9])", name))]
    outlines = [_number(value(each, "pPr/outlineLvl"), 9) + 1 for each in chain]
    return next((each for each in (*levels, *outlines) if each <= _DEEPEST), 0)


def _formats(document: Any) -> dict[tuple[str, int], str]:
    """How each level of each list counts: bullet, decimal, lowerLetter …"""
    part = next((rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None)
    if part is None:
        return {}
    kinds = {
        each.get(f"{W}abstractNumId"): {
            _number(level.get(f"{W}ilvl"), 0): value(level, "numFmt") or "decimal" for level in each.iter(f"{W}lvl")
        }
        for each in part.element.iter(f"{W}abstractNum")
    }
    lists = [(each.get(f"{W}numId", ""), value(each, "abstractNumId")) for each in part.element.iter(f"{W}num")]
    return {(list_, level): kind for list_, of in lists for level, kind in kinds.get(of, {}).items()}


def _number(given: str | None, otherwise: int) -> int:
    """A small number from an attribute."""
    return int(given) if given and given.isdigit() and len(given) < 3 else otherwise
