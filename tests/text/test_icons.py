"""A figure as a hundred signs: as many full as it says, and the others there, but empty."""

import re

import pytest
from lxml import etree

from leafwright.text.drawings import icon_array


@pytest.mark.parametrize("count", [0, 4, 100])
def test_a_hundred_signs_are_drawn_and_shape_tells_the_full_from_the_empty(count: int) -> None:
    drawn = etree.fromstring(icon_array(count, "#5B2C6F"))
    assert drawn.get("stroke-linecap") == "round"  # by which lines without length are dots
    dots = {
        path.get("stroke"): (re.findall(r"M(\d+ \d+)h\.01", path.get("d", "")), float(path.get("stroke-width", "0")))
        for path in drawn.iterfind("{*}path")
    }
    full, ring, within = (dots.get(color, ([], 0.0)) for color in ("#5B2C6F", "#6b7c82", "#fff"))
    assert (len(full[0]), len(ring[0])) == (count, 100 - count)
    assert ring[0] == within[0]
    assert ring[1] >= within[1]
    assert len({*full[0], *ring[0]}) == 100
    assert set(full[0]) == {f"{12 + 24 * (number % 10)} {12 + 24 * (number // 10)}" for number in range(count)}
