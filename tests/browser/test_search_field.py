"""The search field: its open list is accessible, an empty answer helps, and browsers of 2020 can use it."""

import re

import pytest
from playwright.sync_api import expect

from browsing import PHONE, QUERY, Visit, search, violations

pytestmark = pytest.mark.browser

# What browsers had not yet in early 2020, such as Chrome 80, that old hospital computers hold.
NEWER = """
delete window.structuredClone;
delete Element.prototype.replaceChildren;
delete Element.prototype.checkVisibility;
delete Array.prototype.at;
delete Array.prototype.findLast;
delete String.prototype.at;
delete String.prototype.replaceAll;
delete Object.hasOwn;
delete Promise.any;
"""
WORDS = {"en": "hernia", "ar": "الفتق"}


@pytest.mark.parametrize("tag", WORDS)
def test_axe_finds_nothing_in_the_open_list(visit: Visit, tag: str) -> None:
    visit.page.set_viewport_size(PHONE)
    page = visit.open(f"{tag}/index.html")
    for words in (WORDS[tag], "zzzz"):
        page.locator(QUERY).fill("")
        search(page, words)
        expect(page.locator(".search-output")).to_be_visible()
        page.emulate_media(color_scheme="light")
        assert violations(page) == [], words
        page.emulate_media(color_scheme="dark")
        assert violations(page, "cat.color") == [], words
        page.set_viewport_size({"width": 320, "height": 256})  # 1280 by 1024 pixels at 400 %
        assert violations(page) == [], words
        page.set_viewport_size(PHONE)


def test_an_old_browser_searches_too(visit_alone: Visit) -> None:
    visit_alone.page.add_init_script(NEWER)
    page = visit_alone.open("en/index.html")
    assert page.evaluate("typeof structuredClone + typeof Element.prototype.replaceChildren") == "undefinedundefined"
    search(page, "hernia")
    expect(page.locator(".search-list a").first).to_be_visible()
    page.locator(QUERY).fill("")
    search(page, "zzzz")
    expect(page.locator(".search-help a").first).to_be_visible()
    assert visit_alone.complaints == []


def test_an_empty_answer_helps(visit: Visit) -> None:
    page = visit.open("en/index.html")
    search(page, "hexxnia")
    help_ = page.locator(".search-help")
    expect(help_.locator("a[href$='a-to-z.html']")).to_be_visible()
    expect(help_.locator("a[href^='tel:']").first).to_be_visible()
    expect(help_).to_contain_text(re.compile("interpreter", re.IGNORECASE))
    help_.get_by_role("button", name="hernia", exact=True).click()
    expect(page.locator(QUERY)).to_have_value("hernia")
    expect(page.locator(".search-list a").first).to_be_visible()
