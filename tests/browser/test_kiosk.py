"""The screen of a waiting room: nothing on it leads out, targets are large, and it goes back to the start by itself.

Time is the page's own and set by the test: nothing here waits for it.
"""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from breaking import HERNIA
from browsing import DESKTOP, PHONE, Visit
from conftest import TONGUES

pytestmark = pytest.mark.browser

TOPIC = f"topics/{HERNIA}.html"
WARNED, IDLE = 70, 90  # seconds
LARGE = 64  # pixels
LINKS = "links => links.filter(each => each.checkVisibility()).map(each => each.href)"
TARGETS = ".plates a, .kiosk-bar a, .kiosk-idle button, .languages summary, .home"
SMALL = """([targets, wanted]) => [...document.querySelectorAll(targets)]
  .filter(each => each.checkVisibility() && each.getBoundingClientRect().height < wanted)
  .map(each => each.outerHTML.slice(0, 80))"""

PREVENTED = """names => names.filter(name => {
  const event = new Event(name, {bubbles: true, cancelable: true});
  document.querySelector("h1").dispatchEvent(event);
  return event.defaultPrevented;
})"""
CLICKED = "link => link.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))"
LATER = """attributes => {
  const link = document.createElement("a");
  for (const [name, value] of Object.entries({id: "later", ...attributes})) link.setAttribute(name, value);
  link.textContent = "x";
  document.querySelector("h1").replaceChildren(link);
}"""


def leads_out(address: str, root: str) -> bool:
    """Whether a link of a page leads anywhere but to a page of this screen."""
    if not address.startswith(root):
        return True
    path, _, query = address.removeprefix(root).partition("#")[0].partition("?")
    allowed = r"/(?:[\w-]+/)?(?:kiosk|glossary|topics/[\w-]+)\.html"
    return not re.fullmatch(allowed, path) or not (query.startswith("kiosk") or path.endswith("kiosk.html"))


def reached(visit: Visit, start: str) -> dict[str, list[str]]:
    """Every page that links lead to from `start`, each with the links on it."""
    found: dict[str, list[str]] = {}
    waiting = [start]
    while waiting:
        path = waiting.pop()
        page = visit.open(path)
        for fold in page.locator("details:not([open]) > summary").all():
            fold.evaluate("each => { each.parentElement.open = true }")
        found[path] = page.locator("a[href]").evaluate_all(LINKS)
        for address in found[path]:
            further = address.partition("#")[0].removeprefix(f"{visit.address}/")
            if not leads_out(address, visit.address) and further not in {*found, *waiting}:
                waiting.append(further)
    return found


def test_no_link_on_the_screen_leads_out_of_it(visit: Visit) -> None:
    found = reached(visit, "kiosk.html")
    assert {
        path: out for path, links in found.items() if (out := [x for x in links if leads_out(x, visit.address)])
    } == {}
    pages = {urlsplit(path).path for path in found}
    assert {f"{tag}/{name}" for tag in TONGUES for name in ("kiosk.html", TOPIC)} <= pages
    assert visit.complaints == []
    assert visit.foreign_requests == []


def test_a_page_that_is_read_elsewhere_keeps_its_links(visit: Visit) -> None:
    links = visit.open(f"en/{TOPIC}").locator("a[href]").evaluate_all(LINKS)
    assert [link for link in links if link.startswith("tel:")]
    assert visit.page.locator(".kiosk-bar, .kiosk-idle").count() == 0
    assert [link for link in links if leads_out(link, visit.address)]


def test_what_can_be_taken_away_or_typed_is_not_there(visit: Visit) -> None:
    page = visit.open(f"en/{TOPIC}?kiosk")
    for gone in (".search", ".foot", ".cards", ".print-page", "#download", "a[href='#download']", "a[href^='tel:']"):
        assert page.locator(gone).count() == 0, gone
    expect(page.locator("#contacts")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_hidden()


def test_a_link_that_a_script_makes_later_leads_nowhere(visit: Visit) -> None:
    page = visit.open(f"en/{TOPIC}?kiosk")
    before = page.url
    for href in ("https://example.org/", "tel:911", "../register.html", "../leaflets/x.pdf"):
        page.evaluate(
            "href => { document.querySelector('h1').innerHTML = `<a id='later' href='${href}' target='_blank'>x</a>` }",
            href,
        )
        page.locator("#later").click()
        assert page.url == before, href
    assert len(page.context.pages) == 1


def test_nothing_opens_or_is_saved_beside_the_screen(visit: Visit) -> None:
    page = visit.open(f"en/{TOPIC}?kiosk")
    names = ["auxclick", "contextmenu", "dragstart", "submit"]  # a middle click, a menu, a link dragged away, a form
    assert page.evaluate(PREVENTED, names) == names
    page.evaluate(LATER, {"href": page.url.partition("?")[0], "download": ""})
    assert not page.locator("#later").evaluate(CLICKED), "a download is not held back"
    page.evaluate(LATER, {"href": "../glossary.html", "target": "_blank"})
    page.locator("#later").click()
    expect(page).to_have_url(re.compile(r"/en/glossary\.html\?kiosk"))
    assert len(page.context.pages) == 1


@pytest.mark.parametrize("tag", ["", *TONGUES])
def test_targets_are_large(visit: Visit, tag: str) -> None:
    for path in (f"{tag}/kiosk.html", f"{tag}/{TOPIC}?kiosk") if tag else ("kiosk.html",):
        for size in (PHONE, DESKTOP):
            visit.page.set_viewport_size(size)
            page = visit.open(path)
            assert page.locator(".plates a, .kiosk-bar a").count() > 1
            assert page.evaluate(SMALL, [TARGETS, LARGE]) == [], path


@pytest.mark.parametrize("tag", TONGUES)
def test_kinds_of_one_topic_stand_side_by_side_across_the_screen(visit: Visit, tag: str) -> None:
    page = visit.open(f"{tag}/kiosk.html")
    one, other = (each.bounding_box() for each in page.locator(".kiosk-group").all()[:2])
    assert one
    assert other
    assert one["y"] == other["y"]
    assert one["width"] + other["width"] > 0.8 * DESKTOP["width"]


def idle(visit: Visit, path: str) -> Page:
    """A page of the screen whose time stands until the test lets it pass."""
    visit.page.clock.install(time=0)
    visit.page.clock.pause_at(1000)
    return visit.open(path)


@pytest.mark.parametrize("path", [f"ar/{TOPIC}?kiosk", "fr/kiosk.html"])
def test_the_screen_warns_and_goes_back_to_the_start(visit_alone: Visit, path: str) -> None:
    page = idle(visit_alone, path)
    page.clock.run_for((WARNED - 1) * 1000)
    expect(page.locator(".kiosk-idle")).to_be_hidden()
    page.clock.run_for(1000)
    expect(page.locator(".kiosk-idle")).to_be_visible()
    expect(page.locator(".kiosk-idle button").first).to_be_focused()
    expect(page.locator("#kiosk-left")).to_contain_text("20")
    page.clock.run_for(5000)
    expect(page.locator("#kiosk-left")).to_contain_text("15")
    page.clock.run_for((IDLE - WARNED - 5) * 1000)
    expect(page).to_have_url(f"{visit_alone.address}/kiosk.html")


def test_a_reader_who_is_still_there_can_stay(visit_alone: Visit) -> None:
    page = idle(visit_alone, f"en/{TOPIC}?kiosk")
    for _ in range(3):
        page.clock.run_for((WARNED + 5) * 1000)
        expect(page.locator(".kiosk-idle")).to_be_visible()
        page.locator(".kiosk-idle button").first.click()
        expect(page.locator(".kiosk-idle")).to_be_hidden()
    page.clock.run_for((WARNED + 5) * 1000)
    page.keyboard.press("Escape")
    expect(page.locator(".kiosk-idle")).to_be_hidden()
    page.clock.run_for((WARNED - 5) * 1000)
    page.keyboard.press("ArrowDown")
    page.clock.run_for((WARNED - 5) * 1000)
    expect(page.locator(".kiosk-idle")).to_be_hidden()
    assert TOPIC in page.url
    # A key that comes before the page was drawn without the box comes from the button that is hidden by then.
    page.locator(".kiosk-idle button").first.evaluate(
        "button => button.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', bubbles: true}))"
    )
    page.clock.run_for((WARNED - 5) * 1000)
    expect(page.locator(".kiosk-idle")).to_be_hidden()
    assert TOPIC in page.url


def test_the_time_can_be_set_in_the_address_and_is_kept(visit_alone: Visit) -> None:
    page = idle(visit_alone, "kiosk.html?kiosk=300")
    page.locator(".plates a").first.click()
    expect(page).to_have_url(re.compile(r"/en/kiosk\.html\?kiosk=300"))
    expect(page.locator(".kiosk-bar")).to_be_visible()  # only then its time runs: an address is new before its page is
    page.clock.run_for(250_000)
    expect(page.locator(".kiosk-idle")).to_be_hidden()
    page.clock.run_for(50_000)
    expect(page).to_have_url(f"{visit_alone.address}/kiosk.html?kiosk=300")


def test_without_scripts_the_screen_is_a_list_of_links(visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open("kiosk.html")
    page.locator(".plates a").first.click()
    expect(page).to_have_url(re.compile(r"/en/kiosk\.html"))
    page.locator(f".plates a[href='{TOPIC}']").click()
    expect(page.locator("h1")).to_be_visible()
