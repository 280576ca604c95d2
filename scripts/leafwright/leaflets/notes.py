"""Pages for notes: as many as fill the sheets of a leaflet, found in one layout instead of two.

A skeleton ends with more pages for notes than are ever needed, before its last part. How many stay can be told only
when all is laid out; then the others are taken out, and what follows them is laid out again in their place. The same
leaflet comes of it as of a second layout that hides them, in half the time.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def filling(multiple: int) -> Iterator[None]:
    """While the block runs, WeasyPrint lays out whole multiples of so many pages where pages for notes allow it."""
    import weasyprint.layout

    before = weasyprint.layout.make_all_pages
    weasyprint.layout.make_all_pages = _filling(before, multiple)
    try:
        yield
    finally:
        weasyprint.layout.make_all_pages = before


def _filling(lay_out: Callable[..., Any], multiple: int) -> Callable[..., list[Any]]:
    """WeasyPrint's own step from boxes to pages, which then takes out the pages for notes that are too many."""

    def pages_of(context: Any, root: Any, html: Any, known: list[Any]) -> list[Any]:
        pages = list(lay_out(context, root, html, known))
        notes = [number for number, page in enumerate(pages) if is_for_notes(page)]
        surplus = len(pages) % multiple
        if not 0 < surplus <= len(notes):
            return pages
        first, following = notes[-surplus], notes[-1] + 1
        states = context.page_maker  # how each page begins: with what, on which side, with which counters
        begins, _, _, _, again = states[following]
        states[first] = (begins, states[following][1], *states[first][2:4], {**again, "content_changed": True})
        del states[first + 1 :]
        return list(lay_out(context, root, html, pages[:first]))

    return pages_of


def is_for_notes(page: Any) -> bool:
    """Whether a page holds an element of the class `notes`."""
    return holds(page, "notes")


def holds(page: Any, name: str) -> bool:
    """Whether a page holds an element of a class."""
    waiting = [page]
    while waiting:
        box = waiting.pop()
        element = getattr(box, "element", None)
        if element is not None and name in (element.get("class") or "").split():
            return True
        waiting += getattr(box, "children", ())
    return False
