"""The register as staff use it: narrowed by keyboard, kept as a link, drawn in portions, printed whole."""

import io
import re
import shutil
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from breaking import HERNIA
from browsing import Visit, violations, visiting
from conftest import TONGUES
from leafwright.model import Words
from leafwright.website.staff.listing import SPOKEN
from leafwright.website.staff.scripted import as_script, register_list
from made_up import SPANISH, many_rows

pytestmark = pytest.mark.browser


def shown(page: Page) -> list[str]:
    """The numbers of the topics that are shown."""
    return list(page.locator(".finder-list tbody .number").all_text_contents())


@pytest.mark.parametrize("tag", TONGUES)
def test_the_drawn_register_leads_to_every_file(visit: Visit, site: Path, tag: str) -> None:
    page = visit.open(f"{tag}/register.html")
    marks = page.locator(".finder-list .mark")
    hrefs = marks.evaluate_all("all => all.map(each => each.href)")
    made = {path.resolve().as_uri() for path in site.glob("*/leaflets/*")}
    assert set(hrefs) == made
    assert all(name and ": " in name for name in marks.evaluate_all("all => all.map(each => each.ariaLabel)"))
    assert visit.complaints == []


def test_choices_are_made_by_keyboard_and_stay_in_the_address(visit: Visit) -> None:
    page = visit.open("en/register.html")
    page.locator("#finder-find").focus()
    page.keyboard.type("going home")
    expect(page.locator(".finder-told")).to_have_text("Topics shown: 1 of 2")
    page.keyboard.press("Tab")
    page.keyboard.type("Fran")  # the language
    expect(page.locator(".finder-list thead th")).to_have_count(2)
    page.keyboard.press("Tab")
    page.keyboard.type("Leaflet on")  # the format
    assert set(page.locator(".finder-list .mark").evaluate_all("all => all.map(each => each.hreflang)")) == {"fr"}
    assert page.locator(".finder-list .mark").count() == 2  # for the screen, and for a ward's printer
    assert re.search(r"\?find=going\+home&lang=fr&format=a4$", page.url)
    before = shown(page)
    page.goto("about:blank")
    page.go_back()
    expect(page.locator("#finder-find")).to_have_value("going home")
    expect(page.locator("#finder-lang")).to_have_value("fr")
    assert shown(page) == before
    page.locator(".finder button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".finder-told")).to_have_text("Topics shown: 2 of 2")
    assert "?" not in page.url


def test_choices_by_state_and_department_and_what_nothing_fits(visit: Visit) -> None:
    page = visit.open("ar/register.html?state=translated&q=kept")
    assert len(shown(page)) == 2
    page.locator("#finder-dept").select_option(index=1)
    assert len(shown(page)) == 2
    page.locator("#finder-state").select_option("approved")
    assert shown(page) == []
    expect(page.locator(".finder-list")).not_to_be_empty()
    assert "q=kept" in page.url, "what was searched for stays"
    page = visit.open("en/register.html?lang=none&due=overdue")
    expect(page.locator("#finder-lang")).to_have_value("")
    assert shown(page) == []


@pytest.fixture(scope="module")
def long(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The English pages, with a register of a thousand topics."""
    root = tmp_path_factory.mktemp("long")
    shutil.copytree(site / "en", root / "en")
    tongues = [SPANISH.model_copy(update={"tag": tag}) for tag in TONGUES]
    words = Words({key: f"{key} {{shown}} {{total}}" for key in SPOKEN}, {})
    script = as_script("leafwrightList", register_list(many_rows(1000, tongues), words, SPANISH, SPANISH))
    next((root / "en" / "assets").glob("register-list.*.js")).write_text(script, "utf-8")
    return root


def test_a_thousand_topics_are_drawn_in_portions_and_printed_whole(browser: object, long: Path) -> None:
    with visiting(browser, long.as_uri()) as visit:  # type: ignore[arg-type]
        page = visit.open("en/register.html")
        expect(page.locator(".finder-told")).to_have_text("found_of 1000 1000")
        assert len(shown(page)) == 25
        assert page.evaluate("document.documentElement.scrollHeight") < 12_000
        assert violations(page) == []
        page.locator(".finder-more").focus()
        page.keyboard.press("Enter")
        assert len(shown(page)) == 50
        expect(page.locator("#lh-0025 th a")).to_be_focused()
        page.locator("#finder-find").fill("lh-0999")
        assert shown(page) == ["LH-0999"]
        assert visit.complaints == []
        expect(page.locator(".finder-more")).to_be_hidden()
        page.locator("#finder-find").fill("")
        page.locator("#finder-dept").evaluate("each => each.options[1].value = 'Ward 3'")
        page.locator("#finder-dept").select_option("Ward 3")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert len(shown(page)) == 84
        page.emulate_media(media="print")
        expect(page.locator(".finder")).to_be_hidden()
        expect(page.locator("#lh-0003")).to_be_visible()


def test_the_register_is_there_without_scripts(visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open("en/register.html")
    expect(page.locator(".finder")).to_be_hidden()
    expect(page.locator(f"noscript a[href='../ar/leaflets/{HERNIA}.a4.pdf']")).to_be_visible()


def test_a_topic_is_given_in_a_language_at_one_touch(visit: Visit) -> None:
    page = visit.open("en/register.html")
    page.locator(".finder-actions a[href='give.html']").click()
    page.locator("#give-find").fill("hernia of")
    expect(page.locator("#give-topic option")).to_have_count(1)
    page.locator("#give-topic").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the second language
    expect(page.locator(".given-state")).to_have_text("Draft. Not approved: not for patients.")
    expect(page.locator(".given-state [lang=en]")).to_have_text("Draft")  # what is not in English elsewhere says so
    expect(page.locator(".given-files .main [lang=en]").first).to_contain_text("Leaflet on A4 paper")
    assert page.url.endswith(f"?topic={HERNIA}&lang=ar")
    expect(page.locator(".receipt")).to_be_hidden()  # of a draft no record may say that it was given
    links = page.locator(".given-files a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert links[:4] == [f"../ar/leaflets/{HERNIA}.{end}.pdf" for end in ("a4", "a4.office", "dual", "dual.office")]
    assert visit.complaints == []
    assert violations(page) == []


def test_the_code_leads_a_phone_to_the_page_in_the_dark_too(visit: Visit) -> None:
    visit.page.emulate_media(color_scheme="dark")
    page = visit.open(f"en/give.html?topic={HERNIA}&lang=fr")
    code = page.locator(".given-code img")
    code.evaluate("each => each.decode()")
    (read,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(code.screenshot())))
    assert read.text == f"https://fixture.example.org/leaflets/fr/topics/{HERNIA}.html"
    assert read.text == page.locator(".given-address").inner_text()


def test_copies_are_counted_by_language_and_only_the_order_is_printed(visit: Visit) -> None:
    page = visit.open(f"en/give.html?topic={HERNIA}&lang=ar")
    page.locator("#order-ar").fill("20")
    page.locator("#order-fr").fill("5")
    expect(page.locator(".order-sum")).to_have_text("25")
    expect(page.locator("[data-tag=fr] .order-file")).to_have_text(f"fr/{HERNIA}.a4.print.pdf")
    page.locator("#order-format").select_option("dual")
    expect(page.locator("#order-en")).to_be_disabled()
    page.emulate_media(media="print")
    for hidden in (".give", ".given", ".head .search"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator("#order-ar")).to_be_visible()


def test_the_order_can_be_filled_in_without_scripts(visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open("en/give.html")
    expect(page.locator("#order-ar")).to_be_enabled()
    expect(page.locator("noscript a[href='register.html']")).to_be_visible()
    expect(page.locator(".given")).to_be_hidden()


def test_states_are_narrowed_and_lead_to_what_is_to_be_done(visit: Visit) -> None:
    page = visit.open("en/status.html?blocks=findings")
    expect(page.locator(".finder-told")).to_have_text("Topics shown: 0 of 3")
    page.locator("#finder-blocks").select_option("signoff")
    page.locator("#finder-lang").select_option("ar")
    expect(page.locator(".finder-told")).to_have_text("Topics shown: 2 of 3")
    expect(page.locator(".finder-list td").first).to_contain_text("to sign: translator, reviser, lead")
    page.locator(".finder-list td a").first.click()
    expect(page.locator("#fx-01-ar")).to_be_in_viewport()
    page.locator("#fx-01-ar summary").click()
    shop = page.locator("#fx-01-ar .beside a").first  # on a disk what lies beside the site can be opened
    assert re.search(r"/leaflets/ar/[\w.-]+$", str(shop.evaluate("each => each.href")))
    assert visit.complaints == []
