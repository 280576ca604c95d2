"""The sample's pages in the languages that need most room or other letters, once through what the tiny hospital's
pages are held to in tests/browser/: nothing is lost at any width, and axe finds nothing."""

import pytest

from browsing import OVERFLOW, PHONE, Visit, letters, lost, violations

pytestmark = pytest.mark.browser

TOPICS = ("topics/liver-hemangioma.html", "topics/liver-hemangioma-embolization.html")


@pytest.mark.parametrize("tag", ["en", "ar", "ur", "zh-Hans"])
def test_nothing_is_lost_and_axe_finds_nothing(visit: Visit, tag: str) -> None:
    for path in ("index.html", *TOPICS):
        page = visit.open(f"{tag}/{path}")
        for width in (320, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(OVERFLOW) == 0, (path, width)
            assert lost(page) == [], (path, width)
        page.set_viewport_size(PHONE)
        assert violations(page) == [], path
    weights = ["400"] if tag == "zh-Hans" else ["400", "700"]  # browsers draw the bold of Chinese
    assert set(weights) <= letters(visit.page, *weights)
    assert visit.complaints == []
    assert visit.foreign_requests == []


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 800), (800, 1280), (390, 844)])
def test_all_languages_are_in_sight_on_the_screen_of_a_waiting_room(visit: Visit, width: int, height: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": height})
    page = visit.open("kiosk.html")
    assert page.locator(".plates a").count() == 8
    assert page.evaluate("document.documentElement.scrollHeight") <= height


# Numbers behind which a mark stands, with the widths of their paragraph at which the mark stands on a line below.
BEHIND = """() => [...document.querySelectorAll('.number')].flatMap(each => {
  const next = (each.closest('a') ?? each).nextSibling, block = each.closest('p, li, h3, td');
  if (next?.nodeType !== Node.TEXT_NODE || !/^[^\\p{L}\\p{N}\\s]/u.test(next.data)) return [];
  const mark = document.createRange(), torn = [];
  mark.setStart(next, 0);
  mark.setEnd(next, 1);
  for (let width = 180; width < 340; width += 2) {
    block.style.inlineSize = `${width}px`;
    if (mark.getBoundingClientRect().top >= each.getBoundingClientRect().bottom - 4) torn.push(width);
  }
  return [[each.textContent + next.data.slice(0, 1), torn]];
})"""


@pytest.mark.parametrize("tag", ["ar", "zh-Hans"])
def test_no_line_begins_with_the_mark_behind_a_number(visit: Visit, tag: str) -> None:
    found = visit.open(f"{tag}/topics/after-liver-embolization.html").evaluate(BEHIND)
    assert found
    assert [each for each, torn in found if torn] == []


# Words of headings that stand on more than one line.
BROKEN = """() => [...document.querySelectorAll(':is(h1, h2, h3, .subtitle) .kept')]
  .filter(each => new Set([...each.getClientRects()].map(line => Math.round(line.top))).size > 1)
  .map(each => each.textContent)"""


def test_no_heading_is_broken_inside_a_word_of_chinese(visit: Visit) -> None:
    broken = set()
    for path in (*TOPICS, "topics/after-liver-embolization.html"):
        page = visit.open(f"zh-Hans/{path}")
        assert page.locator(":is(h1, h2, h3) .kept").count() > 20, path
        loose = page.add_style_tag(content=".kept { white-space: normal }")
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            broken.update(page.evaluate(BROKEN))
            loose.evaluate("each => each.disabled = true")
            assert page.evaluate(BROKEN) == [], (path, width)
            loose.evaluate("each => each.disabled = false")
    assert broken, "there is nothing to look at"
