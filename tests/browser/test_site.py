"""The website, as a reader meets it: from a disk and from a server, with a mouse, a keyboard and without scripts."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from breaking import HERNIA
from browsing import OVERFLOW, PHONE, QUERY, Visit, letters, lost, pages_of, search, settle
from conftest import TONGUES

pytestmark = pytest.mark.browser

TOPIC = f"topics/{HERNIA}.html"
DIRECTIONS = {tag: "rtl" if tag == "ar" else "ltr" for tag in TONGUES}
STAFF_WORDS = ("checklist", "C01 contradicted", "how we check our leaflets", "hernia surgery for staff")
STAFF_PAGES = r"staff\.html|evidence\.html|rules\.html|status\.html|register\.html"
ENGINE = re.compile(r"/search-engine\.[0-9a-f]+\.js$")
NARROWEST = 320
WIDTHS = (NARROWEST, 390, 768, 1280)


def opens(visit: Visit, tag: str, words: str) -> None:
    """What is typed leads to the topic, and nobody outside is asked."""
    page = visit.open(f"{tag}/index.html")
    search(page, words)
    page.locator(f".search-list a[href*='{TOPIC}']").first.click()
    expect(page).to_have_url(re.compile(re.escape(f"/{tag}/{TOPIC}")))
    assert visit.complaints == []
    assert visit.foreign_requests == []


@pytest.mark.parametrize(("tag", "words"), [("en", "hernia"), ("fr", "hernie"), ("ar", "الفتق")])
def test_search_finds_the_topic(visit: Visit, tag: str, words: str) -> None:
    opens(visit, tag, words)


@pytest.mark.parametrize(("tag", "words"), [("en", "hernia"), ("ar", "فتق")])
def test_search_finds_the_topic_on_a_server(visit_server: Visit, tag: str, words: str) -> None:
    opens(visit_server, tag, words)


def test_search_says_when_it_finds_nothing(visit: Visit) -> None:
    page = visit.open("en/index.html")
    search(page, "zzzz")
    expect(page.locator(".search-count")).to_have_text("Nothing was found for “zzzz”.")
    expect(page.locator(".search-list")).to_be_hidden()


def test_search_serves_the_keyboard(visit: Visit) -> None:
    page = visit.open("en/index.html")
    search(page, "hernia")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/topics/[\w-]+\.html"))


def test_escape_clears_the_search_and_then_closes_it(visit: Visit) -> None:
    page = visit.open("en/index.html")
    search(page, "hernia")
    expect(page.locator(".search-list a").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(QUERY)).to_have_value("")
    expect(page.locator(QUERY)).to_be_focused()
    expect(page.locator(".search-output")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".search-output")).to_be_hidden()
    expect(page.locator(QUERY)).to_be_focused()


def test_nothing_of_the_search_is_loaded_before_its_field_is_used(visit: Visit) -> None:
    page = visit.open(f"en/{TOPIC}")
    page.wait_for_load_state("networkidle")
    assert [url for url in visit.requests if "/search/" in url or "search-engine" in url] == []
    page.locator(QUERY).focus()
    page.wait_for_function("leafwrightEngine().then(engine => engine.open('patients')).then(() => true)")
    assert [url.split("/search/")[1] for url in visit.requests if "/search/" in url] == ["patients.js"]


def test_a_leaflet_is_found_by_its_number(visit: Visit) -> None:
    page = visit.open("fr/index.html")
    search(page, "fx01")
    expect(page.locator(".search-list a").first).to_have_attribute("href", re.compile(rf"/fr/{TOPIC}$"))


def test_readers_find_no_page_for_staff_until_the_switch_is_on(visit: Visit) -> None:
    page = visit.open("en/index.html")
    for words in STAFF_WORDS:
        page.locator(QUERY).fill(words)
        settle(page)
        links = page.locator(".search-list a").evaluate_all("links => links.map(link => link.href)")
        assert not [link for link in links if re.search(STAFF_PAGES, link)], words
    page.locator(".search-staff input").check()
    expect(page.locator(".search-list a").first).to_have_attribute("href", re.compile(STAFF_PAGES))
    expect(page.locator(".search-title").first).to_contain_text("For staff")


def test_what_was_asked_stays_in_the_address_and_is_there_on_the_way_back(visit: Visit) -> None:
    opens(visit, "ar", "الفتق")
    page = visit.page
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?q="))
    expect(page.locator(QUERY)).to_have_value("الفتق")
    expect(page.locator(".search-list a").first).to_be_visible()


def test_enter_on_words_that_nothing_holds_leads_nowhere(visit: Visit) -> None:
    page = visit.open("en/index.html")
    before = page.url
    page.locator(QUERY).fill("zz")
    settle(page)
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    assert page.url.split("?")[0] == before
    assert visit.complaints == []


def switched(visit: Visit) -> Page:
    page = visit.open(f"fr/{TOPIC}")
    page.locator(".languages summary").click()
    page.get_by_role("link", name="العربية").click()
    expect(page).to_have_url(re.compile(re.escape(f"/ar/{TOPIC}")))
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert visit.complaints == []
    assert visit.foreign_requests == []
    return page


def test_the_switch_leads_from_the_french_topic_to_the_arabic_one(visit: Visit) -> None:
    switched(visit)


def test_the_switch_works_on_a_server(visit_server: Visit) -> None:
    switched(visit_server)


def test_the_switch_names_each_language_in_itself(visit: Visit) -> None:
    links = visit.open(f"en/{TOPIC}").locator(".languages a").all()
    assert {link.get_attribute("lang") for link in links} >= DIRECTIONS.keys()
    for link in links:
        tag = str(link.get_attribute("lang"))
        assert link.get_attribute("hreflang") == tag
        assert link.get_attribute("dir") == DIRECTIONS[tag]


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
def test_a_page_says_its_language_and_direction_and_brings_its_fonts(visit: Visit, tag: str) -> None:
    for path in ("index.html", TOPIC):
        page = visit.open(f"{tag}/{path}")
        expect(page.locator("html")).to_have_attribute("lang", tag)
        expect(page.locator("html")).to_have_attribute("dir", DIRECTIONS[tag])
        expect(page.locator("h1")).to_have_count(1)
    assert {"400", "700"} <= letters(visit.page, "400", "700")
    assert visit.complaints == []
    assert visit.foreign_requests == []


@pytest.mark.parametrize("tag", DIRECTIONS)
def test_no_page_scrolls_sideways_nor_loses_words_in_the_narrowest_window(visit: Visit, site: Path, tag: str) -> None:
    for path in pages_of(site, tag):
        page = visit.open(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(OVERFLOW) == 0, (path, width)
            assert width != NARROWEST or lost(page) == [], path
        page.locator(".languages summary").click()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(OVERFLOW) == 0, (path, width, "with the list of languages open")


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
    visit.page.set_viewport_size(PHONE)
    top = visit.open(f"{tag}/{TOPIC}").locator(".warning").bounding_box()
    assert top
    assert top["y"] < 1.5 * PHONE["height"]


def test_what_is_typed_while_a_slow_line_brings_the_engine_is_answered(visit_server: Visit) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    visit_server.page.route(ENGINE, hold)
    page = visit_server.open("en/index.html")
    with page.expect_request(ENGINE), page.expect_request(re.compile(r"/search/patients\.js$")):  # beside, not after
        page.locator(QUERY).click()
    page.keyboard.type("hernia")
    expect(page.locator(QUERY)).to_have_value("hernia")
    held[0].continue_()
    settle(page)
    expect(page.locator(f".search-list a[href*='{TOPIC}']").first).to_be_visible()


def test_an_engine_that_was_lost_is_asked_for_again(visit_server: Visit) -> None:
    page = visit_server.open("en/index.html")
    page.route(ENGINE, lambda route: route.abort())
    page.locator(QUERY).fill("hernia")
    expect(page.locator(".search-count")).to_contain_text("Search does not work just now.")
    page.unroute(ENGINE)
    page.locator(QUERY).fill("")
    search(page, "hernia")
    expect(page.locator(f".search-list a[href*='{TOPIC}']").first).to_be_visible()
