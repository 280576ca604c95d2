"""Which edges of a page are touched by a background or picture, so that it must run on beyond the trim."""

from collections.abc import Iterator
from typing import Any

Edges = frozenset[str]  # of left, right, top, bottom
_NEAR = 2.0  # CSS pixels, about half a millimetre: who cuts by hand is no more exact


def touched(document: Any) -> list[Edges]:
    """The touched edges of each page of a laid-out document."""
    return [_of_page(page._page_box) for page in document.pages]


def _of_page(page: Any) -> Edges:
    width, height = page.margin_width(), page.margin_height()
    edges: set[str] = set()
    for x, y, across, down in _painted(page):
        if across <= 0 or down <= 0:
            continue
        beyond = {"left": x, "top": y, "right": width - x - across, "bottom": height - y - down}
        edges |= {edge for edge, distance in beyond.items() if distance < _NEAR}
    return frozenset(edges)


def _painted(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, width and height of all that is painted and is no word."""
    for ground in (page.background, getattr(page, "canvas_background", None)):
        yield from _areas(ground)
    for box in page.descendants():
        yield from _areas(getattr(box, "background", None))
        if hasattr(box, "replacement"):
            yield box.content_box_x(), box.content_box_y(), box.width, box.height


def _areas(ground: Any) -> Iterator[tuple[float, float, float, float]]:
    if ground is None:
        return
    if ground.color.alpha > 0:
        yield tuple(ground.layers[-1].painting_area)
    for layer in ground.layers:
        if layer.image is not None:
            yield tuple(layer.painting_area)
