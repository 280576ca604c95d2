"""Drawings as SVG: their proportion, and the hundred signs of an icon array."""

import re


def proportion(drawing: str) -> float | None:
    """The width of a drawing (SVG) over its height, by its viewBox; None where it has none."""
    box = re.search(r"""viewBox=["'][\d.-]+[ ,]+[\d.-]+[ ,]+([\d.]+)[ ,]+([\d.]+)["']""", drawing)
    return float(box[1]) / float(box[2]) if box and float(box[2]) else None


def icon_array(count: int, accent: str) -> str:
    """A hundred people as 10 × 10 signs, the first `count` full and the others empty: shape tells, not color alone."""
    signs = []
    for number in range(100):
        x, y = 12 + 24 * (number % 10), 12 + 24 * (number // 10)
        if number < count:
            signs.append(f'<circle cx="{x}" cy="{y}" r="9" fill="{accent}"/>')
        else:
            signs.append(f'<circle cx="{x}" cy="{y}" r="8" fill="#fff" stroke="#6b7c82" stroke-width="1.5"/>')
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240">'
        f"<title>{count} of 100</title>{''.join(signs)}</svg>"
    )
