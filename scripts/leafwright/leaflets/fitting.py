"""Find the largest type in which words fill paper that cannot grow, and say what does not fit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.fonts import larger_name

STEP = 0.25  # points
_SEEN = 1.08  # letters enlarged less than this do not look larger


def largest(fits: Callable[[float], bool], least: float, most: float) -> float | None:
    """The largest size from `least` to `most`, in steps of a quarter of a point, at which `fits` holds, by bisection.

    None where it holds nowhere. Larger type is taken to need no less room; `least`, which is rarely needed, is tried
    last, and the last size that fits is the one returned.
    """
    steps = round((most - least) / STEP)
    if fits(most):
        return most
    low, high = 0, steps  # low fits or is `least`, high does not
    while high - low > 1:
        middle = (low + high) // 2
        if fits(least + middle * STEP):
            low = middle
        else:
            high = middle
    if low == 0 and (high == 0 or not fits(least)):
        return None
    return least + low * STEP


@dataclass(frozen=True)
class Panel:
    """What fills a part of the paper: the pages it was given, its lines on each page it takes, its paragraphs.

    A panel is an element with data-panel="name pages" that begins on a page of its own.
    """

    name: str
    given: int
    lines: tuple[int, ...]
    paragraphs: tuple[str, ...]

    @property
    def over(self) -> int:
        """Lines that stand on more pages than were given."""
        return sum(self.lines[self.given :])


def panels(document: Any, pages: int) -> list[Panel]:
    """The panels of a laid-out leaflet; the whole of one that has none, for which there are so many `pages`."""
    lines: dict[str, dict[int, int]] = {}
    paragraphs: dict[str, list[str]] = {}
    given: dict[str, int] = {}
    for number, page in enumerate(document.pages):
        for panel, kind, text in _walk(page._page_box, f"1 {pages}"):
            name, _, allowed = panel.rpartition(" ")
            given[name] = int(allowed)
            if kind == "line":
                counted = lines.setdefault(name, {})
                counted[number] = counted.get(number, 0) + 1
            else:
                paragraphs.setdefault(name, []).append(text)
    found = [
        Panel(name, given[name], tuple(lines.get(name, {}).values()), tuple(paragraphs.get(name, []))) for name in given
    ]
    named = [panel for panel in found if panel.name != "1"]
    return named or found


def too_long(found: list[Panel]) -> tuple[str, int, list[str]]:
    """The panel that runs over most, by how many lines, and the beginnings of its longest paragraphs."""
    worst = max(found, key=lambda panel: panel.over)
    longest = sorted(dict.fromkeys(worst.paragraphs), key=len, reverse=True)
    return worst.name, worst.over, [text[:60] for text in longest[:2]]


def _walk(box: Any, panel: str) -> Iterator[tuple[str, str, str]]:
    """Lines and paragraphs below a box, each with the panel it belongs to."""
    if type(box).__name__ == "MarginBox":
        return
    element = getattr(box, "element", None)
    if element is not None:
        panel = element.get("data-panel") or panel
        if element.tag in ("p", "li") and type(box).__name__ == "BlockBox":
            yield panel, "paragraph", " ".join("".join(element.itertext()).split())
    if type(box).__name__ == "LineBox":
        yield panel, "line", ""
    for child in getattr(box, "children", ()):
        yield from _walk(child, panel)


def with_smaller_letters(sheet: ComposedLeaflet) -> ComposedLeaflet:
    """A sheet that enlarges its families half as much, or where that is hardly seen, not at all.

    Used where the words do not fit on paper that cannot grow.
    """
    enlarged = tuple((family, round((1 + times) / 2, 2)) for family, times in sheet.enlarged)
    enlarged = tuple(each for each in enlarged if each[1] >= _SEEN)
    names = {family: larger_name(family, times) for family, times in enlarged}

    def renamed(styles: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        for family, times in sheet.enlarged:
            old, new = f'"{larger_name(family, times)}"', f'"{names.get(family, family)}"'
            styles = tuple((name, text.replace(old, new)) for name, text in styles)
        return styles

    return replace(sheet, enlarged=enlarged, styles=renamed(sheet.styles), paper_styles=renamed(sheet.paper_styles))
