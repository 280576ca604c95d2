"""The website, as a reader meets it: from a disk and from a server, with a mouse, a keyboard and without scripts."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import TAGS, Visit

pytestmark = pytest.mark.browser

TOPIC = "topics/liver-hemangioma-embolization.html"
DIRECTIONS = {tag: "rtl" if tag in ("ar", "ur") else "ltr" for tag in TAGS}


def search(page: Page, words: str) -> Locator:
    """Types words into the page's search box, key by key; returns the results that lead to the topic."""
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type(words)
    return page.locator(f".search-list a[href*='{TOPIC}']")


def overflow(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("en", "hemangioma"),
        ("en", "haemangioma"),
        ("zh-Hans", "肝血管瘤"),
        ("zh-Hans", "肝"),
        ("es", "hígado"),
        ("es", "higado"),
        ("ar", "كبد"),
        ("ar", "الكبد"),
    ],
)
def test_search_finds_the_topic(visit: Visit, tag: str, words: str) -> None:
    found = search(visit.open(f"{tag}/index.html"), words).first
    expect(found).to_be_visible()
    found.click()
    expect(visit.page).to_have_url(re.compile(re.escape(f"/{tag}/{TOPIC}")))
    assert visit.complaints == []
    assert visit.foreign_requests == []


def test_search_says_when_it_finds_nothing(visit: Visit) -> None:
    page = visit.open("en/index.html")
    found = search(page, "zzzz")
    expect(page.locator(".search-count")).to_have_text("No matching documents")
    expect(found).to_have_count(0)


def test_search_serves_the_keyboard(visit: Visit) -> None:
    page = visit.open("en/index.html")
    result = search(page, "hemangioma").first
    while not page.locator(".search-list a[data-seen]").count():  # each letter replaces what the one before it found
        result.evaluate("link => link.dataset.seen = ''")
        page.wait_for_timeout(300)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/topics/[\w-]+\.html"))


def test_escape_closes_the_search(visit: Visit) -> None:
    page = visit.open("en/index.html")
    expect(search(page, "hemangioma").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".search-output")).to_be_hidden()


def test_the_switch_leads_from_the_chinese_topic_to_the_arabic_one(visit: Visit) -> None:
    page = visit.open(f"zh-Hans/{TOPIC}")
    page.locator(".languages summary").click()
    page.get_by_role("link", name="العربية").click()
    expect(page).to_have_url(re.compile(re.escape(f"/ar/{TOPIC}")))
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert visit.complaints == []
    assert visit.foreign_requests == []


def test_the_switch_names_each_language_in_itself(visit: Visit) -> None:
    links = visit.open(f"en/{TOPIC}").locator(".languages a").all()
    assert {link.get_attribute("lang") for link in links} >= DIRECTIONS.keys()
    for link in links:
        assert link.get_attribute("hreflang") == link.get_attribute("lang")
        assert link.get_attribute("dir") in {"ltr", "rtl"}


def test_the_switch_opens_with_the_keyboard(visit: Visit) -> None:
    page = visit.open(f"en/{TOPIC}")
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="العربية")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="العربية")).to_be_hidden()


@pytest.mark.parametrize("tag", DIRECTIONS)
@pytest.mark.parametrize("path", ["index.html", TOPIC])
def test_language_and_direction_are_declared(visit: Visit, tag: str, path: str) -> None:
    page = visit.open(f"{tag}/{path}")
    expect(page.locator("html")).to_have_attribute("lang", tag)
    expect(page.locator("html")).to_have_attribute("dir", DIRECTIONS[tag])
    expect(page.locator("h1")).to_have_count(1)
    assert visit.complaints == []
    assert visit.foreign_requests == []


@pytest.mark.parametrize("tag", DIRECTIONS)
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_scrolls_sideways(visit: Visit, tag: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    for path in [
        "index.html",
        TOPIC,
        "topics/liver-hemangioma.html",
        "topics/after-liver-embolization.html",
        "glossary.html",
    ]:
        page = visit.open(f"{tag}/{path}")
        assert overflow(page) == 0, path
        page.locator(".languages summary").click()
        assert overflow(page) == 0, f"{path}, with the list of languages open"


@pytest.mark.parametrize("tag", DIRECTIONS)
def test_the_site_brings_its_own_fonts(visit: Visit, tag: str) -> None:
    page = visit.open(f"{tag}/{TOPIC}")
    loaded = page.evaluate(
        "document.fonts.ready.then(fonts => [...fonts].filter(f => f.status === 'loaded').map(f => f.weight))"
    )
    assert {"400", "700"} <= set(loaded)


def test_it_reads_switches_and_downloads_without_scripts(visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open(f"en/{TOPIC}")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("#when_to_seek_help")).to_be_visible()
    expect(page.locator(".search")).to_be_hidden()
    expect(page.locator(".search-hint")).to_be_visible()
    page.locator(".languages summary").click()
    page.get_by_role("link", name="العربية").click()
    expect(page).to_have_url(re.compile(re.escape(f"/ar/{TOPIC}")))
    expect(page.locator("h1")).to_be_visible()
    with page.expect_download() as waiting:
        page.locator(".cards a[href$='.a4.pdf']").click(modifiers=["Alt"])  # Chromium: save the link
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")
    assert waiting.value.suggested_filename.endswith(".a4.pdf")
    assert visit_without_scripts.foreign_requests == []


@pytest.mark.parametrize("tag", DIRECTIONS)
def test_warning_signs_come_early_on_a_phone(visit: Visit, tag: str) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    top = visit.open(f"{tag}/{TOPIC}").locator(".warning").bounding_box()
    assert top
    assert top["y"] < 1.5 * 844
