"""Letters are seen whole: no field cuts them off, no line runs into the next, no word into another."""

import io

import pytest
from PIL import Image
from playwright.sync_api import ElementHandle

from browsing import OVERFLOW, PHONE, Visit, letters, search

pytestmark = pytest.mark.browser

TOPIC = "topics/liver-hemangioma-embolization.html"
ASKED = {"en": "eating before", "ar": "الأكل قبل", "bn": "খাওয়া", "ur": "کھانا", "zh-Hans": "吃东西"}
OVERHANGING = "کسی گل"  # in Nastaliq a bar lies before the word, and others above its line
FIELDS = "input:not([type=checkbox]), select"
FILL = """(field, text) => {
  if (field.matches("select")) field.options[0].textContent = text; else field.value = text;
  field.placeholder = "";
}"""
FREE = """(field, text) => {
  const free = document.createElement("p"), {fontFamily, fontSize, fontWeight, color} = getComputedStyle(field);
  Object.assign(free.style, {fontFamily, fontSize, fontWeight, color, position: "fixed", inset: "0 auto auto 0",
    zIndex: 9, margin: 0, padding: "2em", lineHeight: 3, background: "#fff"});
  free.textContent = text;
  document.body.append(free);
  return free;
}"""
CUT = 0.01  # of the ink: letters fall otherwise on the screen's raster
# Words whose ink lies in that of a line below, or that join a word of another element.
CROWDED = r"""most => {
  const words = [], found = new Set(), pen = document.createElement("canvas").getContext("2d");
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
  const joins = (one, two) => /[\p{L}\p{N}]$/u.test(one) && /^[\p{L}\p{N}]/u.test(two)
    && !/\p{sc=Han}$/u.test(one) && !/^\p{sc=Han}/u.test(two);
  let before = null;
  for (let node; node = texts.nextNode();) {
    const parent = node.parentElement;
    if (!node.data.trim()) { before = null; continue; }
    if (!parent.checkVisibility() || parent.closest(".unseen, .md-skip, option, noscript, sup, thead")) continue;
    const {fontWeight, fontSize, fontFamily} = getComputedStyle(parent), em = parseFloat(fontSize);
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    const rise = pen.measureText("x").fontBoundingBoxAscent;
    const layer = parent.closest(".search-output, .kiosk-bar");
    for (const {0: word, index} of node.data.matchAll(/\S+/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const ink = pen.measureText(word);
      for (const {left, right, top} of range.getClientRects())
        words.push({word, left, right, em, layer, base: top + rise,
          top: top + rise - ink.actualBoundingBoxAscent, end: top + rise + ink.actualBoundingBoxDescent});
    }
    if (before && joins(before.data, node.data) && !parent.closest("mark") && !before.parentElement.closest("mark")) {
      const boxes = each => { range.selectNodeContents(each); return [...range.getClientRects()]; };
      const last = boxes(before).pop(), first = boxes(node)[0];
      const apart = Math.max(last.left, first.left) - Math.min(last.right, first.right);
      if (Math.abs(last.bottom - first.bottom) < 4 && apart < 3)
        found.add(`joined: ${before.data.slice(-20)}|${node.data.slice(0, 20)}`);
    }
    before = node;
  }
  for (const one of words) for (const two of words)
    if (one.layer === two.layer && two.base - one.base > 6 && two.base - one.base < 60 && two.left < one.right
        && two.right > one.left && one.end - two.top > most * Math.min(one.em, two.em))
      found.add(`${one.word} runs into ${two.word} by ${Math.round(one.end - two.top)} pixels`);
  return [...found];
}"""
PLANTED = """() => document.querySelector(".page").insertAdjacentHTML("afterbegin", `<p><b>Liver</b><i>hospital</i></p>
  <p style="line-height: .4; inline-size: 6em">${document.querySelector("h1").textContent.padEnd(40, " xÅg 患g")}</p>
  <p style="inline-size: 600px">x</p>`)"""
SHOWN = "all => all.map(each => each.getBoundingClientRect().width > 40 && each.checkVisibility())"
# Of a letter's size: Nastaliq is slanted, so that what is around its words touches before they do.
TOUCHING = {"ur": 0.7}


def ink(element: ElementHandle) -> int:
    """How dark an element is, as it is drawn."""
    drawn = Image.open(io.BytesIO(element.screenshot())).convert("L")
    return sum((255 - light) * count for light, count in enumerate(drawn.histogram()))


@pytest.mark.parametrize("path", ["index.html", TOPIC, "register.html"])
def test_no_field_cuts_off_what_nastaliq_writes_around_its_line(visit: Visit, path: str) -> None:
    visit.page.set_viewport_size(PHONE)
    page = visit.open(f"ur/{path}")
    page.add_style_tag(content=".head, .search-output { position: static !important }")
    letters(page, "400")
    page.evaluate("document.fonts.ready.then(() => true)")
    fields = [each for each in page.query_selector_all(FIELDS) if each.is_visible()]
    assert fields
    cut = []
    for field in fields:
        counted = []
        for text in ("", OVERHANGING):
            field.evaluate(FILL, text)
            counted.append(ink(field))
        free = field.evaluate_handle(FREE, OVERHANGING).as_element()
        assert free
        whole = ink(free)
        free.evaluate("each => each.remove()")
        if counted[1] - counted[0] < (1 - CUT) * whole:
            cut.append((field.evaluate("each => each.id"), counted[1] - counted[0], whole))
    assert cut == []


@pytest.mark.parametrize("tag", ASKED)
def test_no_line_runs_into_the_next_and_no_word_into_another(visit: Visit, tag: str) -> None:
    visit.page.set_viewport_size(PHONE)
    found = {}
    staff = ("status.html", "give.html") if tag == "en" else ()
    for path in ("index.html", "register.html", "kiosk.html", "404.html", *staff):
        page = visit.open(f"{tag}/{path}")
        if path == "index.html":
            search(page, ASKED[tag])
        letters(page, "400")
        page.evaluate("document.fonts.ready.then(() => true)")
        found[path] = page.evaluate(CROWDED, TOUCHING.get(tag, 0.2))
        if wide := page.evaluate(OVERFLOW):
            found[path].append(f"{wide} pixels wider than the window")
    assert {path: told for path, told in found.items() if told} == {}


@pytest.mark.parametrize("tag", ["ar", "ur", "zh-Hans", "bn"])
def test_what_is_planted_is_found(visit: Visit, tag: str) -> None:
    visit.page.set_viewport_size(PHONE)
    page = visit.open(f"{tag}/index.html")
    letters(page, "400")
    page.evaluate(PLANTED)
    page.evaluate("document.fonts.ready.then(() => true)")
    found = page.evaluate(CROWDED, TOUCHING.get(tag, 0.2))
    assert "joined: Liver|hospital" in found
    assert [each for each in found if "runs into" in each]
    assert page.evaluate(OVERFLOW) > 100


def test_a_sheet_to_order_copies_shows_the_heads_of_its_columns_on_a_phone(visit: Visit) -> None:
    visit.page.set_viewport_size(PHONE)
    page = visit.open("en/give.html")
    heads = page.locator(".order-rows th[scope=col]")
    assert heads.evaluate_all(SHOWN) == [True] * 3
    page.add_style_tag(content=".order-rows thead { display: none }")  # as the register has it on a phone
    assert heads.evaluate_all(SHOWN) == [False] * 3
