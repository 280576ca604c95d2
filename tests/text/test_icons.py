"""A figure as a hundred signs: as many full as it says, and the others there, but empty."""

import pytest
from lxml import etree

from leafwright.text.drawings import icon_array


@pytest.mark.parametrize("count", [0, 4, 100])
def test_a_hundred_signs_are_drawn_and_shape_tells_the_full_from_the_empty(count: int) -> None:
    signs = etree.fromstring(icon_array(count, "#5B2C6F")).findall("{*}circle")
    full = [sign for sign in signs if sign.get("fill") == "#5B2C6F" and sign.get("stroke") is None]
    empty = [sign for sign in signs if sign.get("fill") == "#fff" and sign.get("stroke")]
    assert (len(full), len(empty)) == (count, 100 - count)
    assert len({(sign.get("cx"), sign.get("cy")) for sign in signs}) == 100
    assert signs[:count] == full
