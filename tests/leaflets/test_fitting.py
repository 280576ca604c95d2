"""The largest type that fits is found with few layouts, the last of which that fits is the one to print."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import etree

from leafwright.leaflets.fitting import fitted, panels, step


class LineBox:
    """A line as WeasyPrint lays it out."""


class PanelBox:
    """A panel on one page, with so many lines."""

    def __init__(self, name: str, lines: int) -> None:
        self.element = etree.Element("section", {"data-panel": name})
        self.children = [LineBox() for _ in range(lines)]


class Press:
    """Lays out panels of which each fits up to a size of type; a style, where it knows it, gives another one."""

    def __init__(self, **limits: float) -> None:
        self.limits, self.tight = limits, dict[str, float]()
        self.asked: list[dict[str, float]] = []

    def __call__(self, sizes: Mapping[str, float], notes: int, style: str) -> Any:
        self.asked.append(dict(sizes))
        limits = self.limits | (self.tight if style else {})
        boxes = [
            PanelBox(f"{name} 1", 3)
            for name, limit in limits.items()
            for _ in range(1 if sizes.get(name, sizes[""]) <= limit else 2)
        ]
        return SimpleNamespace(pages=[SimpleNamespace(_page_box=box) for box in boxes], sizes=dict(sizes), style=style)


@pytest.mark.parametrize("limit", [21.9, 22, 22.25, 27.1, 33.75, 34, 50])
def test_the_largest_size_is_found_with_few_layouts(limit: float) -> None:
    press = Press(inside=limit)
    size, document = fitted(press, 22, 34, 1, apart=(), styles=[""])
    asked = [sizes[""] for sizes in press.asked]
    fitting = [size for size in asked if size <= limit]
    assert size == max(fitting, default=0)
    assert (document is None) == (not fitting)
    assert not document or document.sizes == {"": size}
    assert size in (0, 34) or size + step(34) > limit
    assert len(asked) <= 8


def test_one_size_is_tried_once() -> None:
    press = Press(inside=11)
    assert fitted(press, 12, 12, 1, apart=(), styles=[""]) == (0, None)
    assert press.asked == [{"": 12}]


def test_a_panel_set_apart_is_as_large_as_it_can_be() -> None:
    press = Press(inside=11.3, back=12.1)
    size, document = fitted(press, 11, 12.5, 2, apart=("back",), styles=[""])
    assert (size, document.sizes) == (11, {"": 11, "back": 12})
    press = Press(inside=12.1, back=10)
    assert fitted(press, 11, 12.5, 2, apart=("back",), styles=[""]) == (0, None)


def test_less_room_is_tried_only_where_the_least_size_does_not_fit() -> None:
    press = Press(inside=11)
    press.tight = {"inside": 12.5}
    assert fitted(press, 11, 12.5, 1, apart=(), styles=["", "tight"])[0] == 11
    press.limits, press.asked = {"inside": 10.9}, []
    assert fitted(press, 11, 12.5, 1, apart=(), styles=["", "tight"])[0] == 12.5
    assert press.asked == [{"": 11}, {"": 12.5}]


def test_the_closest_is_tried_only_where_words_fit_in_nothing_else() -> None:
    press = Press(inside=10.9)
    press.tight = {"inside": 11}
    size, document = fitted(press, 11, 12.5, 1, apart=(), styles=[""], closest=["closest"])
    assert (size, document.style) == (11, "closest")
    press.limits, press.asked = {"inside": 12.5}, []
    assert fitted(press, 11, 12.5, 1, apart=(), styles=[""], closest=["closest"])[1].style == ""
    assert press.asked == [{"": 12.5}]


@pytest.mark.parametrize(("roomy", "taken"), [(12.5, "roomy"), (12, "")])
def test_more_room_is_left_where_all_words_fit_so_in_the_largest_type(roomy: float, taken: str) -> None:
    press = Press(inside=13)
    press.tight = {"inside": roomy}
    size, document = fitted(press, 11, 12.5, 2, apart=(), styles=[""], roomy="roomy")
    assert (size, document.style.strip()) == (12.5, taken)
    press.limits, press.asked = {"inside": 12}, []
    assert fitted(press, 11, 12.5, 2, apart=(), styles=[""], roomy="roomy")[1].style == ""


def test_a_panel_says_by_how_many_lines_it_runs_over() -> None:
    pages = [SimpleNamespace(_page_box=PanelBox("inside 1", lines)) for lines in (30, 2)]
    [panel] = panels(SimpleNamespace(pages=pages), 6)
    assert (panel.name, panel.lines, panel.over) == ("inside", (30, 2), 2)
