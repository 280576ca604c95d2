"""Each language is drawn in its own typeface, also where eight of them stand on one page."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browsing import PHONE, Visit, faces
from weighing import weigh

pytestmark = pytest.mark.browser

FACES = {"ar": "Noto Naskh Arabic", "bn": "Noto Sans Bengali", "ur": "Noto Nastaliq Urdu", "zh-Hans": "Noto Sans SC"}
LATIN = "Noto Sans"
FRONT_DOOR = 60_000  # bytes, all that a first visit loads


@pytest.mark.parametrize("path", ["index.html", "404.html"])
def test_each_name_of_a_language_is_in_its_own_face(visit: Visit, path: str) -> None:
    found = faces(visit.open(path), ".choose a, .choose small, h1")
    assert len(found) == 17
    wrong = [each for each in found if each[2] != {FACES.get(each[0], LATIN)}]
    assert wrong == []


@pytest.mark.parametrize("tag", ["en", *FACES])
def test_no_letter_of_a_wrong_address_is_of_the_device(visit: Visit, tag: str) -> None:
    found = faces(visit.open(f"{tag}/404.html"), "h1, .publisher b, .choose a, footer p, footer b, footer a")
    assert len(found) > 20
    assert [each for each in found if "?" in each[2]] == []


@pytest.mark.parametrize("tag", ["en", "ar", "ur", "zh-Hans"])
def test_so_is_each_in_the_list_of_languages(visit: Visit, tag: str) -> None:
    page = visit.open(f"{tag}/index.html")
    page.locator(".languages summary").click()
    found = faces(page, ".languages a")
    assert len(found) == 8
    own = FACES.get(tag, LATIN) if tag == "zh-Hans" else LATIN  # Latin names are set as the page around them
    wrong = [each for each in found if each[2] - {LATIN} != {FACES.get(each[0], own)} - {LATIN}]
    assert wrong == []


def test_the_front_door_is_light(visit_server: Visit, sample_site: Path) -> None:
    weights = weigh(visit_server, sample_site, "index.html")
    print(dict(sorted(weights.items())))
    assert weights["fonts"]
    assert weights.total() <= FRONT_DOOR


@pytest.mark.parametrize("path", ["index.html", "404.html"])
def test_pages_above_the_languages_have_their_style_from_a_disk_dark_in_the_dark(visit: Visit, path: str) -> None:
    visit.page.set_viewport_size(PHONE)
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    assert visit.open(path).evaluate(paper) == "rgb(255, 255, 255)"
    visit.page.emulate_media(color_scheme="dark")
    assert visit.page.evaluate(paper) == "rgb(17, 25, 28)"


def test_the_language_that_the_browser_asks_for_stands_out(browser: Browser, visit: Visit) -> None:
    assert visit.open("index.html").locator(".asked a").get_attribute("lang") == "en"
    for locale, tag in (("ur-PK", "ur"), ("zh-CN", "zh-Hans"), ("zh-TW", None), ("sv-SE", None)):
        context = browser.new_context(locale=locale)
        page = context.new_page()
        page.goto(f"{visit.address}/index.html")
        asked = page.locator(".asked a").evaluate_all("links => links.map(link => link.lang)")
        assert asked == ([tag] if tag else [])
        context.close()
