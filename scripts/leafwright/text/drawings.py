"""Drawings as SVG: their proportion, the way in which they are read, and the hundred signs of an icon array.

Where a language reads from the right, steps run from the right too. A body is never flipped: the liver lies on the
right side of everybody. So a drawing says what may be done with it: `data-mirror="panels"` puts its panels in the
reverse order, each as it is, and turns round only what shows the way between them; `data-mirror="keep"` leaves all.
"""

import math
import re
from collections.abc import Sequence

from leafwright.text.harmless import harmless

KEEP, PANELS = "keep", "panels"
_PLACED = re.compile(r'<g class="(panel|flow)" data-x="(\d+(?:\.\d+)?)" data-width="(\d+(?:\.\d+)?)"')


def proportion(drawing: str) -> float | None:
    """The width of a drawing (SVG) over its height, by its viewBox; None where it has none."""
    box = re.search(r"""viewBox=["']\s*[\d.e+-]+[\s,]+[\d.e+-]+[\s,]+([\d.e+-]+)[\s,]+([\d.e+-]+)\s*["']""", drawing)
    try:
        ratio = float(box[1]) / float(box[2]) if box else 0
    except (ValueError, ZeroDivisionError):  # 1.2.3, or no height
        return None
    return ratio if ratio > 0 and math.isfinite(ratio) else None


def mirroring(drawing: str) -> str:
    """What a drawing says of languages that read from the right: `keep`, `panels`, or something else, or nothing."""
    said = re.search(r'<svg\b[^>]*\bdata-mirror="([^"]*)"', drawing)
    return said[1] if said else ""


def panels(drawing: str) -> int:
    """How many panels of a drawing say where they stand."""
    return sum(placed[1] == "panel" for placed in _PLACED.finditer(drawing))


def read_from(drawing: str, direction: str) -> str:
    """A drawing as a language of a direction (`ltr`, `rtl`) reads it.

    A panel moves to where its mirror image would stand, unchanged; what is marked as `flow`, such as an arrow, is
    turned round where it stands. Whatever a check let pass, only shapes are drawn.
    """
    drawing = harmless(drawing)
    box = re.search(r'viewBox="(-?\d+(?:\.\d+)?)[ ,]+[\d.-]+[ ,]+(\d+(?:\.\d+)?)', drawing)
    if direction != "rtl" or mirroring(drawing) != PANELS or not box:
        return drawing
    left, width = float(box[1]), float(box[2])

    def placed(found: re.Match[str]) -> str:
        start, wide = float(found[2]), float(found[3])
        if found[1] == "flow":
            return f'{found[0]} transform="translate({2 * start + wide:g} 0) scale(-1 1)"'
        return f'{found[0]} transform="translate({2 * left + width - 2 * start - wide:g} 0)"'

    return _PLACED.sub(placed, drawing)


def icon_array(count: int, accent: str, direction: str = "ltr") -> str:
    """A hundred people as 10 × 10 signs, the first `count` full and the others empty: shape tells, not color alone.

    The first is where reading begins.
    """
    signs = [
        (12 + 24 * (9 - number % 10 if direction == "rtl" else number % 10), 12 + 24 * (number // 10))
        for number in range(100)
    ]
    full, empty = signs[:count], signs[count:]
    drawn = _dots(full, 18, accent) + _dots(empty, 17.5, "#6b7c82") + _dots(empty, 14.5, "#fff")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240" stroke-linecap="round">'
        f"<title>{count} of 100</title>{drawn}</svg>"
    )


def _dots(places: Sequence[tuple[int, int]], width: float, color: str) -> str:
    """Dots of one width and color as one path: round ends of lines without length, where circles take ten times as long
    to draw and as much room in a file."""
    path = "".join(f"M{x} {y}h.01" for x, y in places)
    return f'<path d="{path}" stroke="{color}" stroke-width="{width:g}"/>' if places else ""
