"""How far down each page of a laid-out leaflet is used, and each column: whether there is ink, not how much."""

from collections.abc import Iterator
from typing import Any

from leafwright.checks.subjects import Use
from leafwright.leaflets.notes import holds, is_for_notes


def use_of(page: Any, number: int) -> Use:
    """The share of the height of a page, of which `number` (from 1) is given, from its margin down to its last ink.

    Ink are words, pictures and lines to write on that a topic asks for; pages for notes have but their title.
    """
    box = page._page_box
    top = box.content_box_y()
    lowest = max(_ends(box), default=top)
    share = min(1, (lowest - top) / box.height)  # fonts claim more height than their letters have
    return Use(
        page=number,
        panel=next(_panels(box), ""),
        share=round(share, 3),
        hollow=round(max(_hollows(box), default=0) / box.height, 3),
        notes=is_for_notes(box),
        cover=holds(box, "cover"),
    )


def uses_of(document: Any) -> tuple[Use, ...]:
    """How far down each page of a laid-out leaflet is used, the first first."""
    return tuple(use_of(page, number) for number, page in enumerate(document.pages, start=1))


def _hollows(box: Any) -> Iterator[float]:
    """How much earlier than another beside it a column below a box ends, in pixels."""
    children = getattr(box, "children", ())
    columns = (child for child in children if getattr(child, "is_column", False))
    if ends := [max(_ends(column), default=column.position_y) for column in columns]:
        yield max(ends) - min(ends)
    for child in children:
        yield from _hollows(child)


def _ends(box: Any) -> Iterator[float]:
    """Where the ink below a box ends, in pixels from the upper edge of the page."""
    if type(box).__name__ == "MarginBox":
        return
    if hasattr(box, "replacement"):
        yield box.content_box_y() + box.height
    elif type(box).__name__ == "TextBox":
        yield box.position_y + box.height
    elif (element := getattr(box, "element", None)) is not None and element.get("class") == "fill":
        yield box.position_y + box.margin_height()
    for child in getattr(box, "children", ()):
        yield from _ends(child)


def _panels(box: Any) -> Iterator[str]:
    """The names of the panels below a box."""
    element = getattr(box, "element", None)
    if element is not None and element.get("data-panel"):
        yield element.get("data-panel").rpartition(" ")[0]
    for child in getattr(box, "children", ()):
        yield from _panels(child)
