"""Every piece of text of a laid-out page: its size, color, place and section, in the text and in the margins."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from leafwright.checks.subjects import Run

_POINTS = 0.75  # a CSS pixel in points
_ABOVE, _BELOW = 0.8, 0.3  # how far letters reach from their line, in type sizes; fonts claim more, for all scripts
_COLORS: dict[tuple[Any, ...], str] = {}


@dataclass(frozen=True)
class _Around:
    """What a box takes over from those around it."""

    page: int
    width: float  # of the paper, in points
    height: float
    section: str = ""
    behind: str = "#ffffff"
    line: int = 0  # characters of the line that it stands in


def runs_of(page: Any, number: int, sections: frozenset[str]) -> Iterator[Run]:
    """The text of a page, of which `number` (from 1) is given, each piece with its section; margins left out."""
    yield from _runs(page._page_box, sections, _Around(number, page.width * _POINTS, page.height * _POINTS))


def edges_of(page: Any, number: int) -> Iterator[Run]:
    """The text of the margins of a page: running heads and feet."""
    around = _Around(number, page.width * _POINTS, page.height * _POINTS)
    for box in page._page_box.children:
        if _is_margin(box):
            for child in box.children:
                yield from _runs(child, frozenset(), around)


def _is_margin(box: Any) -> bool:
    return type(box).__name__ == "MarginBox"


def _runs(box: Any, sections: frozenset[str], around: _Around) -> Iterator[Run]:
    """The pieces of text below a box, with what is painted behind each."""
    if _is_margin(box):
        return
    style: Any = getattr(box, "style", None)
    around = _within(box, sections, around)
    if type(box).__name__ == "TextBox":
        size = style["font_size"]
        yield Run(
            text=box.text,
            size=size * _POINTS,
            color=_color(style["color"], around.behind),
            background=around.behind,
            left=box.position_x * _POINTS,
            right=(box.position_x + box.width) * _POINTS,
            line=around.line,
            line_height=_line_height(style["line_height"], size),
            section=around.section,
            aligned=style["text_align_all"],
            paper=around.width,
            page=around.page,
            top=(box.position_y + box.baseline - _ABOVE * size) * _POINTS,
            bottom=around.height - (box.position_y + box.baseline + _BELOW * size) * _POINTS,
        )
    for child in getattr(box, "children", ()):
        yield from _runs(child, sections, around)


def _within(box: Any, sections: frozenset[str], around: _Around) -> _Around:
    """What the children of a box take over."""
    element = getattr(box, "element", None)
    style: Any = getattr(box, "style", None)
    section = element.get("id") if element is not None and element.get("id") in sections else around.section
    behind = around.behind if style is None else _color(style["background_color"], around.behind)
    line = sum(len(part.text) for part in _texts(box)) if type(box).__name__ == "LineBox" else around.line
    if (section, behind, line) == (around.section, around.behind, around.line):
        return around
    return replace(around, section=section, behind=behind, line=line)


def _texts(box: Any) -> Iterator[Any]:
    if type(box).__name__ == "TextBox":
        yield box
    for child in getattr(box, "children", ()):
        yield from _texts(child)


def _line_height(value: Any, size: float) -> float:
    """A computed line height in type sizes."""
    if value == "normal":
        return 1.2
    return float(value[1] if value[0] == "NUMBER" else value[1] / size)


def _color(color: Any, behind: str) -> str:
    """A computed color as #rrggbb, laid over what is behind it."""
    # a leaflet has ten colors and a thousand pieces of text; turning one into another space is slow
    key = (color.space, *color.coordinates, color.alpha, behind)
    if key not in _COLORS:
        below = [int(behind[i : i + 2], 16) for i in (1, 3, 5)]
        over = [channel * 255 for channel in color.to("srgb").coordinates[:3]]
        alpha = color.alpha
        mixed = [round(top * alpha + under * (1 - alpha)) for top, under in zip(over, below, strict=True)]
        _COLORS[key] = "#" + "".join(f"{channel:02x}" for channel in mixed)
    return _COLORS[key]
