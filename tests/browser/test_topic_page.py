"""What a topic page offers first and last: the warning signs at one touch, and leaflets to take away."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from breaking import HERNIA
from browsing import PHONE, Visit
from conftest import TONGUES as TAGS

pytestmark = pytest.mark.browser

TOPIC = f"topics/{HERNIA}.html"


@pytest.mark.parametrize("tag", TAGS)
def test_the_warning_signs_are_one_touch_away_on_a_phone(visit: Visit, tag: str) -> None:
    visit.page.set_viewport_size(PHONE)
    page = visit.open(f"{tag}/{TOPIC}")
    link = page.locator(".jumps a[href='#when_to_seek_help']").first
    expect(link).to_be_in_viewport()
    key_points = page.locator(".key-points").bounding_box()
    assert key_points
    assert key_points["y"] < PHONE["height"]
    link.click()
    expect(page.locator("#when_to_seek_help")).to_be_in_viewport()


@pytest.mark.parametrize("tag", TAGS)
def test_every_section_is_listed(visit: Visit, tag: str) -> None:
    page = visit.open(f"{tag}/{TOPIC}")
    listed = page.locator(".jumps li a").evaluate_all("links => links.map(link => link.hash.slice(1))")
    there = page.locator("section > h2").evaluate_all("headings => headings.map(heading => heading.id)")
    assert [id_ for id_ in there if id_ not in ("about", "sources")] == listed
    assert there[-3:] == ["download", "about", "sources"]  # version and dates come last


@pytest.mark.parametrize("tag", TAGS)
def test_each_leaflet_has_a_card(visit: Visit, site: Path, tag: str) -> None:
    page = visit.open(f"{tag}/{TOPIC}")
    cards = page.locator(".cards li").all()
    slug = Path(TOPIC).stem
    # what a ward prints on sheets as they are is in the register, for staff
    files = {path.name for path in (site / tag / "leaflets").glob(f"{slug}.*") if ".office." not in path.name}
    own = page.locator(".languages [aria-current]").inner_text()
    found = set()
    for card in cards:
        link = card.locator("a")
        path = Path(unquote(urlsplit(str(link.evaluate("link => link.href"))).path))
        found.add(path.name)
        size = f"{max(1, round(path.stat().st_size / 1000))}"
        assert size in card.inner_text()
        assert own in card.inner_text()
        assert link.get_attribute("hreflang") == tag
        assert card.locator(".card-draft").inner_text()  # nothing of it is signed
        if path.suffix == ".pdf":
            assert "PDF" in card.inner_text()
    assert found == files
    assert (f"{slug}.dual.pdf" in found) == (tag != "en")


def test_a_page_prints_itself(visit: Visit) -> None:
    page = visit.open(f"ar/{TOPIC}")
    page.evaluate("window.print = () => { window.printed = true }")
    page.locator(".print-page").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    for hidden in (".search", ".languages", ".jumps", ".cards", ".print-page"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator(".draft-mark")).to_be_visible()


def test_without_scripts_no_button_promises_to_print(visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open(f"en/{TOPIC}")
    expect(page.locator(".cards")).to_be_visible()
    expect(page.locator(".print-page")).to_be_hidden()
