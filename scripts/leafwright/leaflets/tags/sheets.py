"""The tags of a leaflet on sheets that its pages were placed on: read page after page, however the sheets are folded.

A page on a sheet is a form, and its marked sequences are those of the form (ISO 32000-1, 14.7.4.2 and 14.7.4.4).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name


@dataclass(frozen=True)
class Placed:
    """A page as it lies on a sheet: the sheet's page, the page as a form, and how far it was moved, in points."""

    sheet: Any
    form: Any
    right: float
    up: float


def carry_tags(read: pikepdf.Pdf, made: pikepdf.Pdf, placed: Sequence[Placed]) -> None:
    """Give sheets the tags of the leaflet in reading order, which was `read` and is changed by it.

    `placed` are its pages in their order. Links lead nowhere on paper: they are words there.
    """
    numbers = {page.objgen: number for number, page in enumerate(read.pages)}
    for element in _elements(read.Root.StructTreeRoot):
        _number(element, numbers)
    tree = made.Root.StructTreeRoot = made.copy_foreign(read.Root.StructTreeRoot)
    for element in _elements(tree):
        _place(element, placed)
    sequences = list(tree.ParentTree.Nums)[: 2 * len(placed)]  # those behind them are of links
    tree.ParentTree.Nums = Array(sequences)
    tree.ParentTreeNextKey = len(placed)
    for number, page in enumerate(placed):
        page.form.StructParents = number
    made.Root.MarkInfo = Dictionary(Marked=True)


def _elements(element: Any) -> Iterator[Any]:
    """All elements below one, from the lowest."""
    for kid in _kids(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from _elements(kid)
            yield kid


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _number(element: Any, numbers: Any) -> None:
    """Put the number of its page into an element and its sequences: pages themselves are not copied."""
    element.K = Array(kid for kid in _kids(element) if not _is(kid, "/OBJR"))
    for each in (element, *(kid for kid in element.K if _is(kid, "/MCR"))):
        if "/Pg" in each:
            each.Pg = numbers[each.Pg.objgen]
    if element.S == "/Link":
        element.S = Name.Span


def _is(kid: Any, kind: str) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == kind


def _place(element: Any, placed: Sequence[Placed]) -> None:
    """Let an element's sequences be those of forms, and its picture lie where the form does."""
    own = int(element.Pg) if "/Pg" in element else 0
    element.K = Array(_sequence(kid, own, placed) for kid in element.K)
    if "/Pg" in element:
        element.Pg = placed[own].sheet
    if element.S == "/Figure":
        left, low, right, high = (float(edge) for edge in element.A.BBox)
        across, up = placed[own].right, placed[own].up
        moved = (left + across, low + up, right + across, high + up)
        element.A.BBox = Array(round(edge, 2) for edge in moved)


def _sequence(kid: Any, own: int, placed: Sequence[Placed]) -> Any:
    if isinstance(kid, int):
        mark, page = kid, placed[own]
    elif _is(kid, "/MCR"):
        mark, page = int(kid.MCID), placed[int(kid.Pg)]
    else:
        return kid
    return Dictionary(Type=Name.MCR, Pg=page.sheet, Stm=page.form, MCID=mark)
