"""The tag tree of small documents: what no leaflet of the library holds, and ends of lines, columns and pages."""

from pathlib import Path

import pytest
import weasyprint

import aloud
from conftest import ROOT
from leafwright.leaflets.fonts import prepare_fonts
from leafwright.leaflets.tags.seams import tagged

pytestmark = pytest.mark.build
TICK = "\u2610"


def _read(body: str, style: str = "", language: str = "en", direction: str = "ltr") -> aloud.Element:
    return aloud.tree(written(body, style, language, direction))


def written(body: str, style: str = "", language: str = "en", direction: str = "ltr") -> bytes:
    """A PDF of our tags, in the fonts of leaflets."""
    prepare_fonts(ROOT)
    fonts = "html { font: 12pt/1.4 'Noto Sans', 'Noto Sans Arabic', 'Noto Naskh Arabic', 'Noto Sans Bengali' }"
    markup = (
        f'<html lang="{language}" dir="{direction}" data-sources="Sources"><title>T</title><body>{body}</body></html>'
    )
    look = weasyprint.CSS(string=f"{fonts} @page {{ size: 90mm 60mm; margin: 8mm }} {style}")
    document = weasyprint.HTML(string=markup).render(stylesheets=[look])
    with tagged(document):
        pdf: bytes = document.write_pdf(pdf_variant="pdf/a-2a")
    return pdf


LONG = "This line is long enough to go on in the lines that follow it, and further still"


def test_a_line_end_parts_words_and_chinese_needs_no_space() -> None:
    assert _read(f"<p>{LONG}</p>").text == LONG
    assert _read(f"<p>{LONG.replace(' ', ' <b>')}</b>".replace("<b>", "<b></b>")).text == LONG
    signs = "肝血管瘤是一团血管不是癌症" * 4
    assert _read(f"<p>{signs}</p>", language="zh-Hans").text.replace(" ", "") == signs
    assert " " not in _read(f"<p>{signs}</p>", "p { word-break: break-all }", language="zh-Hans").text


def test_a_space_between_elements_is_kept_at_a_line_end_and_none_is_added() -> None:
    assert _read("<p>one <b>two</b> <i>three</i><b>four</b> five</p>").text == "one two threefour five"
    assert _read("<p>one<br>two</p>").text == "one two"
    assert _read("<p>one <b>two</b> three</p>", "@page { size: 22mm 60mm }").text == "one two three"


def test_a_hyphen_at_a_line_end_is_no_part_of_the_word() -> None:
    style = "p { hyphens: auto; width: 24mm }"
    pdf = written("<p>an internationalization of characteristics</p>", style)
    assert aloud.tree(pdf).text == "an internationalization of characteristics"
    assert any(each.said for each in aloud.tree(pdf))  # it was hyphenated
    assert _read("<p>X-ray well-known</p>", "p { width: 12mm }").text in ("X-ray well-known", "X- ray well- known")


def test_arabic_is_spoken_in_the_order_of_reading_with_brackets_and_numbers() -> None:
    words = "بعد الإصمام (كان) الورم الوعائي أصغر لدى نحو 90 من كل 100 شخص، TACE نادرًا"
    read = _read(f"<p>{words}</p><p lang=en dir=ltr>Use (EASL) 2016</p>", language="ar", direction="rtl")
    assert read.text == f"{words}\nUse (EASL) 2016"


def test_bengali_is_spoken_as_it_is_written() -> None:
    words = "এই লিফলেট বড় অক্ষরে, অডিও হিসেবে বা অন্য ভাষায় পেতে আমাদের বলুন। এই লিফলেট"
    assert _read(f"<p>{words}</p>", language="bn").text == words


def test_a_paragraph_a_list_and_a_table_are_one_over_pages() -> None:
    rows = "".join(f"<tr><td>Row {number}</td><td>{LONG}</td></tr>" for number in range(9))
    body = (
        f"<section><h1>T</h1><p>{LONG * 9}</p><ul><li>{LONG * 9}</li><li>two</li></ul></section>"
        f"<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>{rows}</tbody></table>"
    )
    read = _read(body)
    roles = [each.role for each in read]
    assert [roles.count(role) for role in ("Sect", "P", "L", "LI", "Table", "THead", "TBody", "TR")] == [
        *(1, 1, 1, 2, 1, 1, 1, 10)
    ]
    (table,) = read.find("Table")
    assert len({page for each in table for page in each.pages}) > 2
    assert [cell.text for cell in table.table()[0]] == ["A", "B"]  # headings that pages repeat are not read again
    assert read.find("P")[0].text == LONG * 9


def test_columns_floats_and_what_is_placed_stand_where_the_document_has_them() -> None:
    body = (
        f'<div style="columns: 2"><h2>One</h2><p>{LONG}</p><h2>Two</h2><p>{LONG}</p></div>'
        '<section style="position: relative"><h2 style="position: absolute; top: 0">Three</h2>'
        '<p>before<span style="float: left">floats</span> after</p></section>'
    )
    assert _read(body).text.split("\n") == ["One", LONG, "Two", LONG, "Three", "beforefloats after"]


def test_a_link_over_two_lines_is_one_with_two_places() -> None:
    (link,) = _read(f'<p>See <a href="https://example.org/">{LONG}</a>.</p>').find("Link")
    assert link.text == LONG
    assert len(link.annotations) > 1
    assert {each["says"] for each in link.annotations} == {LONG}


def test_a_link_says_its_title_its_source_or_the_heading_that_it_leads_to() -> None:
    body = (
        '<section id="risks"><h2>What are the risks?</h2><p>x<sup class="source"><a href="#source-1">1</a></sup></p>'
        '<p><a href="#risks">12</a> <a href="https://example.org/" title="Read on:">https://example.org/</a></p>'
        '<p class="sources"><span id="source-1"><b>1</b> Smith</span></p></section>'
    )
    said = [each["says"] for link in _read(body).find("Link") for each in link.annotations]
    assert said == ["Sources 1", "12 What are the risks?", "Read on: https://example.org/"]


def test_items_to_tick_have_a_box_as_their_label() -> None:
    css = Path(ROOT / "leaflets" / "typography.css").read_text("utf-8")
    items = "<ul><li>A bag</li><li>Pills</li></ul>"
    box = f'<div class="admonition checklist"><p class="admonition-title">Bring</p>{items}</div>'
    (tickable,) = _read(f"<h1>T</h1>{box}", css).find("L")
    assert [each.said for each in tickable.find("Lbl")] == [TICK, TICK]
    assert tickable.attributes["ListNumbering"] == "Square"
    assert [each.text for each in tickable.find("LBody")] == ["A bag", "Pills"]


def test_levels_of_headings_are_never_left_out() -> None:
    read = _read('<h1>A</h1><p class="admonition-title">B</p><h2>C</h2><h3>D</h3>')
    assert [each.role for each in read.find("H1", "H2", "H3")] == ["H1", "H2", "H2", "H3"]


def test_terms_and_their_meaning_are_a_list() -> None:
    (terms,) = _read("<dl><dt>Stent</dt><dd>A small tube</dd><dt>Dye</dt><dd>A liquid</dd></dl>").find("L")
    items = [[kid.role for kid in item.kids if isinstance(kid, aloud.Element)] for item in terms.find("LI")]
    assert items == [["Lbl", "LBody"], ["Lbl", "LBody"]]
