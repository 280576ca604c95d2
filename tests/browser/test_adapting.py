"""The page as readers set it: larger text, wider spacing, a narrow window, their own colors, no motion."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from .conftest import TAGS, Visit, pages_of

pytestmark = pytest.mark.browser

TOPIC = "topics/liver-hemangioma-embolization.html"
PAGES = ("index.html", TOPIC, "glossary.html", "register.html")

# Words that are cut off, lie outside the window, or run into the next control of the head.
LOST = """() => {
  const lost = [];
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) lost.push(`the page is ${wide} pixels wider than the window`);
  for (const each of document.querySelectorAll('body *')) {
    if (each.closest('.unseen, .md-skip, svg, .wide, .register thead')) continue;
    if (!each.checkVisibility() || !each.innerText?.trim()) continue;
    const style = getComputedStyle(each), box = each.getBoundingClientRect();
    const cut = (axis, inner, outer) => ['hidden', 'clip'].includes(style[axis]) && outer > 1 && inner > outer + 1;
    const name = each.outerHTML.slice(0, 60);
    if (cut('overflowX', each.scrollWidth, each.clientWidth)) lost.push('cut: ' + name);
    if (cut('overflowY', each.scrollHeight, each.clientHeight)) lost.push('cut: ' + name);
    if (box.width > 1 && (box.left < -1 || box.right > innerWidth + 1)) lost.push('out: ' + name);
  }
  const head = ['.home', '.languages', '.search'].map(name => document.querySelector(name)?.getBoundingClientRect());
  for (const one of head) for (const other of head)
    if (one && other && one !== other && one.width && other.width && one.left < other.right - 1 &&
        other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1)
      lost.push('the parts of the head overlap');
  for (const each of document.querySelectorAll('.home, .languages summary, .jumps a, .jumps summary, .print-page')) {
    if (each.checkVisibility() && each.scrollHeight > each.clientHeight + 2)
      lost.push('spills: ' + each.outerHTML.slice(0, 60));
  }
  return [...new Set(lost)];
}"""
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""  # WCAG 2.2, 1.4.12
FACES = """selector => [...document.querySelectorAll(selector)].map(each => {
  const style = getComputedStyle(each);
  return [parseFloat(style.transitionDuration), style.animationName, style.scrollBehavior];
})"""


def lost(page: Page) -> list[str]:
    return list(page.evaluate(LOST))


@pytest.mark.parametrize("address", ["disk"], indirect=True)
@pytest.mark.parametrize("folder", ["", *TAGS])
def test_nothing_is_lost_in_the_narrowest_window(visit: Visit, built_site: Path, folder: str) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 700})
    paths = pages_of(built_site, folder)
    assert {path: found for path in paths if (found := lost(visit.open(path)))} == {}


@pytest.mark.parametrize("address", ["disk"], indirect=True)
@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("width", [320, 640, 1280])  # 1280 pixels at 400 %, at 200 % and as they are
def test_nothing_is_lost_with_more_space_between_letters(visit: Visit, tag: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 700})
    for path in PAGES:
        page = visit.open(f"{tag}/{path}")
        assert lost(page) == [], path
        page.add_style_tag(content=SPACING)
        assert lost(page) == [], f"{path}, spaced"


@pytest.mark.parametrize("address", ["disk"], indirect=True)
@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_lost_with_letters_twice_as_large(visit: Visit, tag: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})
    for path in PAGES:
        page = visit.open(f"{tag}/{path}")
        before = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.page p')).fontSize)")
        page.add_style_tag(content=f"html {{ font-size: {2 * 17}px !important }}")
        after = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.page p')).fontSize)")
        assert after > 1.75 * before
        assert lost(page) == [], path


@pytest.mark.parametrize("address", ["disk"], indirect=True)
def test_words_that_are_cut_off_would_be_found(visit: Visit) -> None:
    page = visit.open(f"en/{TOPIC}")
    page.add_style_tag(content=".subtitle { block-size: 1em; overflow: hidden }")
    assert any(each.startswith("cut:") for each in lost(page))


@pytest.mark.parametrize("address", ["disk"], indirect=True)
def test_nothing_moves_on_its_own(visit: Visit) -> None:
    visit.page.emulate_media(reduced_motion="reduce")
    page = visit.open(f"en/{TOPIC}")
    page.locator(".languages summary").click()
    assert {tuple(face) for face in page.evaluate(FACES, "*")} == {(0, "none", "auto")}
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("address", ["disk"], indirect=True)
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


COMPARISON = "topics/liver-hemangioma.html"
HIDDEN = "each => each.scrollWidth - each.clientWidth"


@pytest.mark.parametrize("address", ["disk"], indirect=True)
@pytest.mark.parametrize("tag", TAGS)
def test_a_phone_shows_every_column_of_a_comparison(visit: Visit, tag: str) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.open(f"{tag}/{COMPARISON}")
    table = page.locator(".topic-section section.wide")
    assert table.evaluate(HIDDEN) == 0
    heads = table.locator("thead th").all_text_contents()[1:]
    said = table.locator("tbody tr").first.locator("td[data-head]")
    labels = said.evaluate_all("cells => cells.map(each => getComputedStyle(each, '::before').content)")
    assert labels == [f'"{head.strip()}: "' for head in heads]
    visit.page.set_viewport_size({"width": 1280, "height": 900})
    assert said.first.evaluate("each => getComputedStyle(each, '::before').content") == "none"


@pytest.mark.parametrize("address", ["disk"], indirect=True)
def test_without_scripts_a_comparison_scrolls_and_the_words_around_it_stay(visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open(f"en/{COMPARISON}")
    assert page.locator(".topic-section section.wide").evaluate(HIDDEN) > 0
    assert page.locator(".topic-section:has(section.wide)").evaluate(HIDDEN) == 0
    assert page.locator("html").evaluate(HIDDEN) == 0
