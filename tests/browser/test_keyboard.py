"""Without a mouse: Tab reaches every control in order and in sight; menu and search open and close."""

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html
from playwright.sync_api import Page, expect

from breaking import HERNIA, HOME
from browsing import DESKTOP, DRAWN, PHONE, QUERY, Visit, pages_of, search, settle
from conftest import TONGUES

pytestmark = pytest.mark.browser

TOPIC = f"topics/{HERNIA}.html"
SIZES = {"phone": PHONE, "desktop": DESKTOP}

# What can have the focus now, in the order of the page, numbered so that the next script can tell which one has it: of
# radio buttons of one name, Tab stops at the first.
NUMBER = """() => {
  const radio = each => each.type === 'radio' && document.querySelector(`[name="${each.name}"]`) !== each;
  const found = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter(each =>
    !each.disabled && !radio(each) && each.tabIndex >= 0 && each.checkVisibility({visibilityProperty: true}));
  found.forEach((each, number) => each.setAttribute('data-number', number));
  return found.map(each => each.outerHTML.slice(0, 80));
}"""
# What has it: its number, whether an outline shows it, whether it lies in the window with nothing on top of it. Of what
# is higher than the window, what is seen of it counts.
FOCUSED = """() => {
  const each = document.activeElement, style = getComputedStyle(each);
  const boxes = [...each.getClientRects()].filter(box => box.width > 1 && box.height > 1);
  const inside = box => box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
  const on_top = box => {
    const height = Math.max(box.top, 0) + Math.min(box.bottom, innerHeight);
    const top = document.elementFromPoint(box.left + box.width / 2, height / 2);
    return each.contains(top) || top?.contains(each);
  };
  return {
    number: Number(each.dataset.number ?? -1),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: boxes.length > 0 && boxes.every(box => inside(box) || box.height > innerHeight) && on_top(boxes[0]),
    name: each.outerHTML.slice(0, 80),
  };
}"""


def focused(page: Page) -> dict[str, Any]:
    return dict(page.evaluate(FOCUSED))


def tabbed(visit: Visit, path: str) -> list[str]:
    """Presses Tab once for every control of a page; returns what is wrong: out of sight, not outlined, out of order."""
    page = visit.open(path)
    page.evaluate("document.fonts.ready.then(() => true)")  # letters that come late move what is below them
    names, wrong = page.evaluate(NUMBER), []
    assert len(names) >= len(TONGUES)
    for number in range(len(names)):
        page.keyboard.press("Tab")
        now = focused(page)
        if not (now["outlined"] and now["seen"] and now["number"] == number):
            wrong.append(f"{path}, {number}: {now}")
    return wrong


LIKE_OTHERS = ("body", "departments", "kinds", "evidence", "rules", "status")  # lists as A to Z, text as topics


@pytest.mark.parametrize("folder", ["", "en", "ar"])
def test_tab_reaches_every_control_of_every_kind_of_page_on_a_phone(visit: Visit, site: Path, folder: str) -> None:
    visit.page.set_viewport_size(PHONE)
    paths = [path for path in pages_of(site, folder) if Path(path).stem not in LIKE_OTHERS]
    assert [wrong for path in paths for wrong in tabbed(visit, path)] == []


@pytest.mark.parametrize("path", [f"en/{TOPIC}", f"ar/{TOPIC}", "index.html", "en/index.html", "en/status.html"])
def test_tab_reaches_every_control_in_order_and_in_sight(visit: Visit, path: str) -> None:
    visit.page.set_viewport_size(DESKTOP)
    assert tabbed(visit, path) == []


@pytest.mark.parametrize("tag", TONGUES)
def test_the_skip_link_shows_and_leads_into_the_page(visit: Visit, tag: str) -> None:
    page = visit.open(f"{tag}/{TOPIC}")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    expect(page.locator(".md-skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#"))
    page.keyboard.press("Tab")
    page.wait_for_function("document.querySelector('main').contains(document.activeElement)")


def test_every_page_has_a_skip_link_and_one_h1(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        page = lxml_html.fromstring(path.read_bytes())
        assert len(page.xpath("//h1")) == 1, path
        if path.name != "404.html" and path.parent != site:  # those have nothing to skip
            (skip,) = page.xpath("//a[@class='md-skip']")
            assert skip.text_content().strip()
            assert page.xpath(f"//main//*[@id='{skip.get('href')[1:]}']"), path


@pytest.mark.parametrize("size", SIZES)
def test_arrows_choose_among_the_results_while_the_focus_stays_in_the_field(visit: Visit, size: str) -> None:
    visit.page.set_viewport_size(SIZES[size])
    page = visit.open("ar/index.html")
    search(page, "فتق")
    expect(page.locator(QUERY)).to_have_attribute("aria-expanded", "true")
    options = page.locator(".search-list [role=option]").evaluate_all("all => all.map(each => each.id)")
    assert len(options) > 1
    for key, order in (("ArrowDown", options), ("ArrowUp", [*reversed(options[:-1])])):
        for option in order:
            page.keyboard.press(key)
            expect(page.locator(QUERY)).to_have_attribute("aria-activedescendant", option)
            expect(page.locator("[aria-selected=true]")).to_have_id(option)
            expect(page.locator("[aria-selected=true]")).to_be_in_viewport()
    expect(page.locator(QUERY)).to_be_focused()


@pytest.mark.parametrize("size", SIZES)
def test_tab_leads_on_and_closes_the_results(visit: Visit, size: str) -> None:
    visit.page.set_viewport_size(SIZES[size])
    page = visit.open("ar/index.html")
    search(page, "فتق")
    expect(page.locator(".search-list")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".search-output")).to_be_hidden()
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert focused(page)["seen"]
    page.keyboard.press("Shift+Tab")
    expect(page.locator(QUERY)).to_be_focused()
    expect(page.locator(".search-output")).to_be_visible()


HELPS = ["a-to-z.html", "tel:5550100201", "tel:5550100202", "checkbox"]


def test_tab_reaches_what_helps_where_nothing_was_found(visit: Visit) -> None:
    page = visit.open("en/index.html")
    search(page, "zzzz")
    helps = page.locator(".search-help").locator("a, button, input").all()
    assert [str(help.get_attribute("href") or help.get_attribute("type")).split("/")[-1] for help in helps] == HELPS
    for help in helps:
        page.keyboard.press("Tab")
        expect(help).to_be_focused()
        assert focused(page)["seen"]
    page.keyboard.press("Escape")
    expect(page.locator(QUERY)).to_be_focused()
    expect(page.locator(".search-output")).to_be_hidden()


def test_a_result_opens_with_enter(visit: Visit) -> None:
    page = visit.open("en/index.html")
    page.locator(QUERY).focus()
    page.locator(QUERY).fill("when can i drive")
    settle(page)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/topics/{HOME}\.html#driving"))


@pytest.mark.parametrize("size", SIZES)
def test_the_list_of_languages_closes_behind_the_focus(visit: Visit, size: str) -> None:
    visit.page.set_viewport_size(SIZES[size])
    page = visit.open(f"en/{TOPIC}")
    page.locator(".languages summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".languages ul")).to_be_visible()
    for tag in page.locator(".languages a").evaluate_all("links => links.map(link => link.lang)"):
        page.keyboard.press("Tab")
        now = focused(page)
        assert f'lang="{tag}"' in now["name"]
        assert now["seen"], now
    page.keyboard.press("Tab")
    expect(page.locator(".languages ul")).to_be_hidden()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".languages ul")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".languages summary")).to_be_focused()


def test_a_single_letter_does_nothing(visit: Visit) -> None:
    page = visit.open(f"en/{TOPIC}")
    before = page.url
    for key in ("f", "s", "/", "n", "p", ".", ","):
        page.keyboard.press(key)
        page.evaluate(DRAWN)
        assert page.evaluate("document.activeElement === document.body"), key
        assert page.url == before, key


def test_a_control_out_of_sight_would_be_found(visit: Visit) -> None:
    page = visit.open("en/index.html")
    page.evaluate(
        "document.body.insertAdjacentHTML('afterbegin', '<a href=\"#x\" style=\"margin-left: -9999px\">x</a>')"
    )
    page.keyboard.press("Tab")
    assert not focused(page)["seen"]
