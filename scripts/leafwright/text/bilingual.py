"""An edition beside that of the source language, segment by segment."""

import re

from leafwright.model import Edition, Kind
from leafwright.text.macros import MACRO, expand
from leafwright.text.segments import Piece, cut, segments
from leafwright.text.topic import to_html


def side_by_side(edition: Edition, source_edition: Edition) -> list[dict[str, str]]:
    """Each segment of the source beside its translation, as inline HTML, with its role.

    Search terms and the words for a poster are left out. A cell of a table begins with the heading of its column; the
    first of a row has the role `row`.
    """
    rows: list[dict[str, str]] = []
    heads: dict[int, dict[str, str]] = {}  # of the table, by column
    original, translated = (_without_poster(text, edition.kind) for text in (edition.source, edition.text))
    for (source, column), target in zip(_with_columns(original), segments(translated), strict=True):
        role = source.role
        row = {"role": role, "source": _inline(source.text, source_edition), "target": _inline(target.text, edition)}
        if role == "th":
            heads = {column: row} if column <= max(heads, default=-1) else {**heads, column: row}
        elif role == "td":
            rows.append({**row, "role": "row"} if column == 0 else _headed(row, heads.get(column)))
        elif role != "search_terms":
            rows.append(row)
    return rows


def _without_poster(text: str, kind: Kind) -> str:
    names = "|".join(re.escape(rule.id) for rule in kind.sections if rule.panel == "poster")
    return re.sub(rf"(?ms)^## [^\n]*\{{#(?:{names})\}}.*?(?=^## |\Z)", "", text) if names else text


def _with_columns(text: str) -> list[tuple[Piece, int]]:
    """The segments of a text, each with its column where it is a cell; an empty cell counts."""
    found, line, column = list[tuple[Piece, int]](), 0, 0
    lines = text.split("\n")
    for piece in cut(text):
        if piece.line != line:
            line, column = piece.line, -1 if lines[piece.line - 1].lstrip().startswith("|") else 0
        if piece.role:
            found.append((piece, column))
        elif piece.raw == "|":
            column += 1
    return found


def _headed(cell: dict[str, str], head: dict[str, str] | None) -> dict[str, str]:
    if head is None:
        return cell
    return {**cell, **{side: f"<strong>{head[side]}:</strong> {cell[side]}" for side in ("source", "target")}}


def _inline(text: str, edition: Edition) -> str:
    """One segment as HTML without its paragraph, links and source marks."""
    plain = MACRO.sub(lambda match: "" if match[1] in ("fact", "icons") else match[0], text)
    plain = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", plain)
    return re.sub(r"^<p>|</p>$", "", to_html(re.sub(r"^(\d+)\.", r"\1\\.", expand(plain, edition))))
