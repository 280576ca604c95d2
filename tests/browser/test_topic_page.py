"""What a topic page offers first and last: the warning signs at one touch, and leaflets to take away."""

import io
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pypdfium2
import pytest
from PIL import Image, ImageStat
from playwright.sync_api import Route, ViewportSize, expect

from breaking import HERNIA
from browsing import DESKTOP, PHONE, Visit, lost, violations
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


# How far behind the number of a source a wide mark stands that follows it in Chinese, in pixels.
GAP = """each => {
  const number = document.createRange(), mark = document.createRange(), paragraph = each.closest('p, li');
  paragraph.lang = 'zh-Hans';
  paragraph.replaceChildren('活检', each, '。您可以');
  number.selectNodeContents(each.querySelector('a').firstChild);
  mark.setStart(each.nextSibling, 0);
  mark.setEnd(each.nextSibling, 1);
  return mark.getBoundingClientRect().left - number.getBoundingClientRect().right;
}"""


def test_the_number_of_a_source_stands_close_before_a_wide_mark(visit: Visit) -> None:
    assert 0 <= visit.open(f"en/{TOPIC}").locator(".source").first.evaluate(GAP) < 3


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


@pytest.mark.parametrize("tag", TAGS)
def test_contents_stand_open_beside_the_text_and_mark_what_is_read(visit: Visit, tag: str) -> None:
    page = visit.open(f"{tag}/{TOPIC}")
    contents = page.locator(".jumps details")
    expect(contents).to_have_attribute("open", "")
    page.locator("#contacts").evaluate("heading => heading.scrollIntoView()")
    here = contents.locator("[aria-current]")
    expect(here).to_have_attribute("href", "#contacts")
    expect(here).to_be_in_viewport()  # the list stays, and moves with what is read
    apart = page.evaluate("""() => {
      const list = document.querySelector(".jumps-inside").getBoundingClientRect();
      return [...document.querySelectorAll(".topic-section")].every(each => {
        const box = each.getBoundingClientRect();
        return box.right <= list.left || box.left >= list.right;
      });
    }""")
    assert apart
    page.set_viewport_size(PHONE)
    expect(contents).not_to_have_attribute("open", "")


def test_a_link_into_details_opens_them(visit: Visit) -> None:
    page = visit.open(f"en/{TOPIC}")
    page.evaluate("""() => document.querySelector("#contacts").insertAdjacentHTML("afterend",
      '<details class="detail" id="more"><summary>More</summary><p id="inside">Inside</p></details>')""")
    for id_ in ("more", "inside"):
        page.evaluate("() => { document.querySelector('#more').open = false; }")
        page.evaluate("id => { location.hash = id; }", id_)
        expect(page.locator("#inside")).to_be_in_viewport()


@pytest.mark.parametrize("asked", ["zygomatic", "phone"])
def test_a_result_opens_details_where_only_they_hold_what_was_asked(visit_alone: Visit, asked: str) -> None:
    """The page gets details as it comes, since the topic has none: before its scripts look for what was asked."""
    away = f"<p>Far away{'<br>' * 200}</p>"
    folded = f'<details id="more"><summary>More</summary>{away}<p id="inside">Zygomatic phone</p></details>'

    def put(route: Route) -> None:
        body = Path(unquote(urlsplit(route.request.url).path)).read_text("utf-8")
        heading = re.search(r'<h2 id="contacts">.*?</h2>', body)
        assert heading
        route.fulfill(body=body.replace(heading[0], f"{heading[0]}<p>The phone</p>{folded}"), content_type="text/html")

    visit_alone.page.route(re.compile(r"\.html\?found="), put)
    page = visit_alone.open(f"en/{TOPIC}?found={asked}#contacts")
    expect(page).to_have_url(re.compile(r"\.html#contacts$"))  # what was asked does not stay in the address
    expect(page.locator("#inside")).to_be_in_viewport() if asked == "zygomatic" else expect(
        page.locator("#contacts")
    ).to_be_in_viewport()
    assert page.locator("#more").evaluate("fold => fold.open") == (asked == "zygomatic")


def test_another_language_opens_at_the_same_section(visit: Visit) -> None:
    page = visit.open(f"en/{TOPIC}")
    french = page.locator(".languages a[lang=fr]")
    assert not str(french.evaluate("link => link.hash"))  # at the top there is no section to keep
    page.locator("#contacts").evaluate("heading => heading.scrollIntoView()")
    expect(french).to_have_attribute("href", re.compile("#contacts$"))
    page.locator(".languages summary").click()
    french.click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("#contacts")).to_be_in_viewport()


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_hard_word_is_explained_in_place_and_leads_back(visit: Visit, tag: str) -> None:
    page = visit.open(f"{tag}/{TOPIC}")
    word, box = page.locator("a.term").first, page.locator(".term-box")
    expect(word).to_have_role("button")
    for opens, closes in (("Enter", "Escape"), (" ", "Escape"), ("Enter", "Enter")):
        word.focus()
        page.keyboard.press(opens)
        expect(box).to_be_focused()
        expect(word).to_have_attribute("aria-expanded", "true")
        expect(box).to_contain_text(page.locator(".terms p").nth(1).text_content() or "?")
        if closes == "Enter":
            box.get_by_role("button").focus()
        page.keyboard.press(closes)
        expect(box).to_have_count(0)
        expect(word).to_be_focused()
        expect(word).to_have_attribute("aria-expanded", "false")
    word.click()
    assert not violations(page)
    box.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"glossary\.html#\w"))


def test_without_scripts_a_hard_word_leads_to_its_meaning(visit_without_scripts: Visit) -> None:
    page = visit_without_scripts.open(f"en/{TOPIC}")
    page.locator(".topic-section a[href*='glossary.html#']").first.click()
    expect(page).to_have_url(re.compile(r"glossary\.html#\w"))


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_marks_of_sources_are_large_enough_to_press(visit: Visit, size: ViewportSize) -> None:
    visit.page.set_viewport_size(size)
    page = visit.open(f"en/{TOPIC}")
    marks = page.locator(".source a").evaluate_all("all => all.map(each => each.getBoundingClientRect())")
    assert marks
    assert all(mark["width"] >= 24 and mark["height"] >= 24 for mark in marks), marks
    # behind "100." a mark is no part of that number, which right-to-left text would set before it
    assert page.locator(".source").first.evaluate("each => getComputedStyle(each).unicodeBidi") == "isolate"


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_headings_of_sections_are_large_and_belong_to_what_follows(visit: Visit, size: ViewportSize) -> None:
    visit.page.set_viewport_size(size)
    page = visit.open(f"en/{TOPIC}")
    heading = page.locator("#contacts")
    assert round(float(str(heading.evaluate("each => parseFloat(getComputedStyle(each).fontSize)")))) == 26
    above = heading.evaluate("each => parseFloat(getComputedStyle(each.parentElement).paddingTop)")
    below = heading.evaluate("each => parseFloat(getComputedStyle(each).marginBottom)")
    assert above >= 2 * below


def test_rows_of_a_table_are_headed_by_their_names(visit: Visit) -> None:
    page = visit.open(f"en/{TOPIC}")
    rows = page.locator(".topic-section tbody tr")
    assert rows.count() == page.locator(".topic-section tbody").get_by_role("rowheader").count() > 1
    page.set_viewport_size(PHONE)
    assert lost(page) == []


def test_a_hundred_dots_say_how_many_are_full(visit: Visit) -> None:
    page = visit.open(f"en/topics/going-home-after-{HERNIA}-surgery.html")
    told = page.locator(".counted").first.evaluate("each => getComputedStyle(each, '::after').content")
    assert "4 out of 100" in str(told)


def test_drawings_do_not_glare_in_the_dark(visit: Visit) -> None:
    visit.page.emulate_media(color_scheme="dark")
    page = visit.open(f"en/topics/going-home-after-{HERNIA}-surgery.html")
    shot = Image.open(io.BytesIO(page.locator(".icons").first.screenshot())).convert("L")
    assert ImageStat.Stat(shot).mean[0] < 100
    page.emulate_media(color_scheme="light")
    shot = Image.open(io.BytesIO(page.locator(".icons").first.screenshot())).convert("L")
    assert ImageStat.Stat(shot).mean[0] > 200


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_every_printed_sheet_says_what_it_is_and_boxes_are_whole(visit: Visit, tag: str) -> None:
    page = visit.open(f"{tag}/{TOPIC}")
    document = pypdfium2.PdfDocument(page.pdf(format="A5"))
    sheets = [each.get_textpage().get_text_range() for each in document]
    assert len(sheets) > 2
    for sheet in sheets:
        assert "Draft: not for patients" in sheet
        assert "FX-01" in sheet
        assert f"fixture.example.org/leaflets/{tag}/{TOPIC}" in sheet.replace("\r\n", "")
    page.emulate_media(media="print")
    boxes = page.locator(".level, .figure, .key-points, tr")
    assert set(boxes.evaluate_all("all => all.map(each => getComputedStyle(each).breakInside)")) == {"avoid"}
    if tag == "en":
        for first, last in (
            ("Call 911 now if you", "have trouble breathing"),
            ("Phone the ward the same", "that bleeds"),
        ):
            assert any(first in sheet and last in sheet for sheet in sheets)
