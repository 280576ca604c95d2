"""The frames of a laid-out leaflet, and the pages that each stands on."""

from collections.abc import Iterator, Sequence
from typing import Any

from leafwright.checks.subjects import Frame


def frames_of(pages: Sequence[Any]) -> Iterator[Frame]:
    """Every box with a line on either side, in the order of their beginnings; cells of tables are none."""
    found: dict[int, tuple[Any, list[int]]] = {}
    for number, page in enumerate(pages, start=1):
        for element in _framed(page._page_box):
            on = found.setdefault(id(element), (element, []))[1]
            if number not in on:
                on.append(number)
    for element, on in found.values():
        yield Frame(words=" ".join("".join(element.itertext()).split()), pages=tuple(on))


def _framed(box: Any) -> Iterator[Any]:
    """The elements below a box whose boxes have lines; where one is torn it has none at the tear."""
    element = getattr(box, "element", None)
    block = element is not None and type(box).__name__ == "BlockBox" and "::" not in box.element_tag
    if block and box.border_left_width and box.border_right_width:
        yield element
    for child in getattr(box, "children", ()):
        yield from _framed(child)
