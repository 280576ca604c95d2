"""A link that leads outside says where on paper, in every format, and keeps to its column."""

import pypdfium2
import pytest
from playwright.sync_api import Browser

from breaking import HERNIA, replace, topic, words
from conftest import ROOT, copy_library
from leafwright.checks import check_paper
from leafwright.leaflets import plain
from leafwright.text.inline import runs, said
from leafwright.text.outside import behind
from printing import Printing

LONG = "https://www.example.org/patients/" + "averylongnamewithoutanyplacetobreakit" * 4
FORMATS = ("a4", "a5-booklet", "dual", "large-print", "trifold", "text")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[Hernia explained](https://www.example.org/hernia/)", " (www.example.org/hernia)"),
        ("[example.org/hernia](https://www.example.org/hernia)", ""),
        ("[write to us](mailto:ward@example.org?subject=Hernia)", " (ward@example.org)"),
        ("[ward@example.org](mailto:ward@example.org)", ""),
        ("[call us](tel:+4420555)", " (+4420555)"),
        ("[+44 20 555](tel:+4420555)", ""),
        ("[home](going-home.md)", ""),
        ("[signs](#when_to_seek_help)", ""),
        ("[page](https://example.org/%D9%81%D8%AA%D9%82)", " (example.org/فتق)"),
        ("[page](https://example.org/a%20b%E2%80%AE)", " (example.org/a%20b%E2%80%AE)"),
    ],
)
def test_an_address_stands_behind_words_that_do_not_say_it(written: str, told: str) -> None:
    (link,) = runs(written)
    assert said(tuple(behind(link))) == told


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Printing:
    root = copy_library(tmp_path_factory.mktemp("outside"), FORMATS, ("en", "ar"))
    old, own = "- It does not go away on its own.", f"- It [stays]({LONG}).\n- Ask [them](mailto:ward@example.org)."
    replace(topic(root), old, own)
    po = words(root, "ar")
    replace(po, 'msgid "It does not go away on its own."', f'msgid "It [stays]({LONG})."')
    replace(po, 'msgstr "لا يزول الفتق من تلقاء نفسه."', f'msgstr "[يبقى]({LONG})."')
    entry = (
        '\nmsgctxt "li"\nmsgid "Ask [them](mailto:ward@example.org)."\nmsgstr "[اسألوهم](mailto:ward@example.org)."\n'
    )
    po.write_text(po.read_text("utf-8") + entry, "utf-8")
    return Printing(root, ("en", "ar"), HERNIA)


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("format", ["a4", "a5-booklet", "large-print", "trifold", "dual"])
def test_a_leaflet_says_where_its_links_lead_and_nothing_runs_out_of_it(made: Printing, tag: str, format: str) -> None:
    if (tag, format) == ("en", "dual"):
        return  # only translations are in two languages
    _, printed = made[tag, format]
    pages = pypdfium2.PdfDocument(made.own(tag, format))
    text = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pages)
    assert "ward@example.org" in text
    if tag == "en":  # in Arabic pdfium gives the parts of a line in another order; P003 looks for the words there
        assert LONG.removeprefix("https://") in text
    told = [each for paper in printed.papers for each in check_paper(paper, made.composer.house)]
    assert {each.code for each in told} & {"P003", "P009", "P027"} == set(), told


def test_the_plain_text_says_where_its_links_lead(made: Printing) -> None:
    said_plainly = plain.text_of(made.sheet("en", "text").markup)
    assert f"It stays ({LONG.removeprefix('https://')})." in " ".join(said_plainly.split())
    assert "Ask them (ward@example.org)." in said_plainly


@pytest.mark.browser
def test_a_page_on_paper_says_where_its_links_lead(browser: Browser) -> None:
    style = (ROOT / "scripts" / "leafwright" / "website" / "styles" / "48-print.css").read_text("utf-8")
    links = '<a href="https://example.org/a">words</a><a href="other.html">more</a><a href="tel:+44">+44</a>'
    page = browser.new_page()
    page.set_content(f'<style>{style}</style><section class="topic-section">{links}</section>')
    behind_words = "[...document.links].map(each => getComputedStyle(each, '::after').content)"
    assert page.evaluate(behind_words) == ["none"] * 3
    page.emulate_media(media="print")
    shown, *others = page.evaluate(behind_words)
    assert "https://example.org/a" in shown
    assert others == ["none"] * 2
    page.close()
