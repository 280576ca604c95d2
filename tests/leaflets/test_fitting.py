"""The largest type that fits is found with few layouts, the last of which that fits is the one to print."""

from types import SimpleNamespace

import pytest
from lxml import etree

from leafwright.leaflets.fitting import STEP, largest, panels


@pytest.mark.parametrize("limit", [21.9, 22, 22.25, 27.1, 33.75, 34, 50])
def test_the_last_layout_that_fits_is_the_one_found(limit: float) -> None:
    asked: list[float] = []

    def fits(size: float) -> bool:
        asked.append(size)
        return size <= limit

    found = largest(fits, 22, 34)
    fitting = [size for size in asked if size <= limit]
    assert found == (max(fitting) if fitting else None)
    assert not fitting or fitting[-1] == found
    assert found in (None, 34) or found + STEP > limit
    assert len(asked) <= 8


def test_one_size_is_tried_once() -> None:
    asked: list[float] = []

    def never(size: float) -> bool:
        asked.append(size)
        return False

    assert largest(never, 12, 12) is None
    assert asked == [12]


class LineBox:
    """A line as WeasyPrint lays it out."""


class PanelBox:
    """A panel on one page, with so many lines."""

    def __init__(self, name: str, lines: int) -> None:
        self.element = etree.Element("section", {"data-panel": name})
        self.children = [LineBox() for _ in range(lines)]


def test_a_panel_says_by_how_many_lines_it_runs_over() -> None:
    pages = [SimpleNamespace(_page_box=PanelBox("inside 1", lines)) for lines in (30, 2)]
    [panel] = panels(SimpleNamespace(pages=pages), 6)
    assert (panel.name, panel.lines, panel.over) == ("inside", (30, 2), 2)
