"""How fast to get help, as a page shows it: levels that nobody confuses, numbers that a thumb can press."""

import pytest
from playwright.sync_api import expect

from breaking import HERNIA
from browsing import PHONE, Visit

pytestmark = pytest.mark.browser

TOPIC = f"topics/{HERNIA}.html"
LOOKS = """boxes => boxes.map(box => {
  const sign = getComputedStyle(box.querySelector("h3"), "::before");
  return [getComputedStyle(box).borderTopStyle, sign.clipPath, getComputedStyle(box.firstElementChild).backgroundColor];
})"""


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_levels_of_help_are_headings_told_apart_by_edge_sign_and_color(visit: Visit, tag: str) -> None:
    page = visit.open(f"{tag}/{TOPIC}")
    expect(page.locator(".warning").get_by_role("heading", level=3)).to_have_count(3)
    for look in zip(*page.locator(".level").evaluate_all(LOOKS), strict=True):
        assert len(set(look)) == 3, look
    page.emulate_media(forced_colors="active")
    edges, signs, _ = zip(*page.locator(".level").evaluate_all(LOOKS), strict=True)
    assert len(set(edges)) == len(set(signs)) == 3  # where the system's colors take the place of ours
    assert "none" not in signs


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_numbers_are_buttons_large_enough_for_a_thumb(visit: Visit, tag: str) -> None:
    visit.page.set_viewport_size(PHONE)
    page = visit.open(f"{tag}/{TOPIC}")
    for part in (".warning", ".contacts"):
        calls = page.locator(f"{part} .call")
        assert calls.count() == 3
        for call in calls.all():
            box = call.bounding_box()
            assert box
            assert box["height"] >= 44
    page.emulate_media(media="print")
    assert page.locator(".warning .call").first.evaluate("call => getComputedStyle(call).borderTopStyle") == "none"
