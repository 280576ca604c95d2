"""The ways to a topic, in a browser: home, lists by letter, the way back, and what comes next."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from breaking import HERNIA, HOME
from browsing import DESKTOP, PHONE, QUERY, Visit, search
from conftest import TONGUES

pytestmark = pytest.mark.browser

TOPIC = f"topics/{HERNIA}.html"


@pytest.mark.parametrize("tag", TONGUES)
def test_the_search_is_the_first_thing_on_home_and_its_results_lie_below_it(visit: Visit, tag: str) -> None:
    for size in (PHONE, DESKTOP):
        visit.page.set_viewport_size(size)
        page = visit.open(f"{tag}/index.html")
        expect(page.locator(QUERY)).to_have_count(1)
        field = page.locator(QUERY).bounding_box()
        assert field
        assert field["height"] >= 48
        assert field["y"] < size["height"] / 2
        search(page, "hernia" if tag == "en" else "hernie" if tag == "fr" else "فتق")
        output = page.locator(".search-output").bounding_box()
        assert output
        assert output["y"] >= field["y"] + field["height"]
        assert output["width"] == pytest.approx(field["width"], abs=2)
    assert visit.complaints == []


@pytest.mark.parametrize("tag", TONGUES)
def test_a_topic_is_three_touches_from_home_by_every_way(visit: Visit, tag: str) -> None:
    for way in ("a-to-z", "kinds", "body", "departments"):
        page = visit.open(f"{tag}/index.html")
        page.locator(f".home-page a[href^='{way}.html#']").last.click()
        expect(page).to_have_url(re.compile(rf"/{tag}/{way}\.html#"))
        page.locator(f".topics a[href='{TOPIC}'], .topics a[href$='{HOME}.html']").first.click()
        expect(page).to_have_url(re.compile(r"/topics/"))
        page.locator(".trail a").first.click()
        expect(page).to_have_url(re.compile(rf"/{tag}/index\.html"))
    assert visit.complaints == []


@pytest.mark.parametrize("tag", TONGUES)
def test_what_comes_next_leads_on_and_the_page_knows_where_it_stands(visit: Visit, tag: str) -> None:
    page = visit.open(f"{tag}/{TOPIC}")
    expect(page.locator(".trail [aria-current=page]")).to_have_text(page.locator("h1").inner_text())
    page.locator(".set .next a").click()
    expect(page).to_have_url(re.compile(rf"/{tag}/topics/{HOME}\.html"))
    expect(page.locator(".set [aria-current=page]")).to_have_text(page.locator("h1").inner_text())
    expect(page.locator(".set .next")).to_have_count(0)
    page.locator(".set a").first.click()
    expect(page).to_have_url(re.compile(rf"/{tag}/{TOPIC}"))


def test_a_folded_list_opens_where_an_address_leads(visit: Visit, site: Path) -> None:
    page = visit.open("en/a-to-z.html")
    fold = """() => {
      for (const group of document.querySelectorAll('section.group')) {
        const details = document.createElement('details'), summary = document.createElement('summary');
        summary.append(group.querySelector('h2'));
        details.append(summary, ...group.childNodes);
        group.replaceWith(details);
      }
    }"""  # as the list of a large hospital is
    page.evaluate(fold)
    (script,) = (site / "en" / "assets").glob("unfold.*.js")
    page.add_script_tag(content=script.read_text("utf-8"))
    link = page.locator(".group-jumps a").last
    for _ in range(2):
        link.click()
        fold_of = page.locator(f"details:has([id='{str(link.get_attribute('href'))[1:]}'])")
        expect(fold_of).to_have_attribute("open", "")
        fold_of.evaluate("each => { each.open = false }")
