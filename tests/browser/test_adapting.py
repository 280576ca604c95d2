"""The page as readers set it: larger text, wider spacing, a narrow window, their own colors, no motion.

One visit a page, with the widths in a loop: opening a page costs more than looking at it.
"""

from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import ElementHandle

from breaking import HERNIA
from browsing import DESKTOP, PHONE, Visit, letters, lost, pages_of
from conftest import TONGUES

pytestmark = pytest.mark.browser

TOPIC = f"topics/{HERNIA}.html"
PAGES = ("index.html", TOPIC, "glossary.html", "register.html", "departments.html")
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""  # WCAG 2.2, 1.4.12
LARGE = f"html {{ font-size: {2 * 17}px !important }}"
SIZE = "parseFloat(getComputedStyle(document.querySelector('.page')).fontSize)"
FACES = """selector => [...document.querySelectorAll(selector)].map(each => {
  const style = getComputedStyle(each);
  return [parseFloat(style.transitionDuration), style.animationName, style.scrollBehavior];
})"""
LINES = """(each, words) => {
  each.textContent = words;
  each.closest('.page').classList.add('long-title');
  const range = document.createRange();
  range.selectNodeContents(each);
  return range.getClientRects().length;
}"""
HIDDEN = "each => each.scrollWidth - each.clientWidth"


def gone(style: ElementHandle) -> None:
    style.evaluate("each => each.remove()")


def test_nothing_is_lost_in_the_narrowest_window(visit: Visit, site: Path) -> None:
    """Of the pages above the languages; test_site looks at the others."""
    visit.page.set_viewport_size({"width": 320, "height": 700})
    assert {path: found for path in pages_of(site, "") if (found := lost(visit.open(path)))} == {}


def test_a_long_word_of_a_title_is_whole_on_a_narrow_phone(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 700})
    for path in ("index.html", TOPIC):
        page = visit.open(f"en/{path}")
        letters(page)
        assert page.locator("h1").first.evaluate(LINES, "Patienteninformation") == 1, path
        assert page.locator("h1").first.evaluate(LINES, "Gallenblasenoperation") == 1, path


def test_only_pages_with_a_long_word_in_their_title_have_a_smaller_one(site: Path) -> None:
    for path, long in (("index.html", False), (TOPIC, False), ("accessibility.html", True)):
        page = html.fromstring((site / "en" / path).read_bytes())
        assert bool(page.xpath("//article[contains(@class, 'long-title')]")) == long, path


@pytest.mark.parametrize("tag", TONGUES)
def test_nothing_is_lost_with_more_space_between_letters_or_letters_twice_as_large(visit: Visit, tag: str) -> None:
    found: dict[str, list[str]] = {}
    for path in PAGES:
        page = visit.open(f"{tag}/{path}")
        for width in (320, 640, 1280):  # 1280 pixels at 400 %, at 200 % and as they are
            page.set_viewport_size({"width": width, "height": 700})
            found[f"{path} at {width}"] = lost(page)
            spaced = page.add_style_tag(content=SPACING)
            found[f"{path} at {width}, spaced"] = lost(page)
            gone(spaced)
        for width in (PHONE["width"], DESKTOP["width"]):
            page.set_viewport_size({"width": width, "height": 900})
            before = page.evaluate(SIZE)
            larger = page.add_style_tag(content=LARGE)
            assert page.evaluate(SIZE) > 1.75 * before
            found[f"{path} at {width}, twice as large"] = lost(page)
            gone(larger)
    assert {where: words for where, words in found.items() if words} == {}


def test_words_that_are_cut_off_would_be_found(visit: Visit) -> None:
    page = visit.open(f"en/{TOPIC}")
    page.add_style_tag(content=".subtitle { block-size: 1em; overflow: hidden }")
    assert any(each.startswith("cut:") for each in lost(page))


def test_nothing_moves_on_its_own(visit: Visit) -> None:
    page = visit.open(f"en/{TOPIC}")  # whose reader asks for less motion
    page.locator(".languages summary").click()
    assert {tuple(face) for face in page.evaluate(FACES, "*")} == {(0, "none", "auto")}
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_what_a_tint_sets_apart_has_a_line_in_the_readers_colors(visit: Visit, tag: str) -> None:
    visit.page.emulate_media(forced_colors="active")
    page = visit.open(f"{tag}/{TOPIC}")
    for selector in (".key-points", ".warning", ".cards li", ".print-page", ".jump-warning", ".search-query"):
        width = page.locator(selector).first.evaluate("each => parseFloat(getComputedStyle(each).borderTopWidth)")
        assert width >= 1, selector
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    style = page.evaluate(
        "(({outlineStyle, outlineWidth}) => [outlineStyle, parseFloat(outlineWidth)])"
        "(getComputedStyle(document.activeElement))"
    )
    assert style[0] != "none"
    assert style[1] >= 2


@pytest.mark.parametrize("tag", TONGUES)
def test_a_phone_shows_every_column_of_a_comparison(visit: Visit, tag: str) -> None:
    visit.page.set_viewport_size(PHONE)
    page = visit.open(f"{tag}/{TOPIC}")
    table = page.locator(".topic-section .wide")
    assert table.evaluate(HIDDEN) == 0
    heads = table.locator("thead th").all_text_contents()[1:]
    said = table.locator("tbody tr").first.locator("td[data-head]")
    labels = said.evaluate_all("cells => cells.map(each => getComputedStyle(each, '::before').content)")
    assert labels == [f'"{head.strip()}: "' for head in heads]
    visit.page.set_viewport_size(DESKTOP)
    assert said.first.evaluate("each => getComputedStyle(each, '::before').content") == "none"


def test_without_scripts_a_comparison_scrolls_and_the_words_around_it_stay(visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open(f"en/{TOPIC}")
    page.set_viewport_size({"width": 320, "height": 844})
    table = page.locator(".topic-section .wide")
    table.evaluate("each => { each.querySelector('table').style.minInlineSize = '60em' }")  # as one of many columns
    assert table.evaluate(HIDDEN) > 0
    assert page.locator(".topic-section:has(.wide)").evaluate(HIDDEN) == 0
    assert page.locator("html").evaluate(HIDDEN) == 0
