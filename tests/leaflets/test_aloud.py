"""What a screen reader gets of a leaflet: each thing that a review found wrong, in a language of either way."""

import re
from itertools import pairwise, product

import pypdfium2
import pytest
from lxml import html as lxml_html

import aloud
import hearing
from printing import Printing, opened

pytestmark = pytest.mark.build
TAGS = ("en", "ar")
READ = ("a4", "a5-booklet", "large-print", "poster", "trifold")  # what patients read
SPOKEN = 0.98
TICK = "\u2610"


def _tree(made: Printing, tag: str, format: str) -> aloud.Element:
    return aloud.tree(made.own(tag, format))


@pytest.mark.parametrize(("tag", "format"), [*product(TAGS, READ), ("ar", "dual")])
def test_words_are_spoken_in_their_order_and_none_are_joined(made: Printing, tag: str, format: str) -> None:
    wanted, got = hearing.words(made, tag, format)
    share = aloud.in_order(wanted, got)
    assert share >= SPOKEN, f"{share:.3f}"
    assert aloud.joins(wanted, got) == []


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("format", [*READ, "dual"])
def test_each_stretch_is_spoken_in_its_own_language(made: Printing, tag: str, format: str) -> None:
    wanted, got = hearing.languages(made, tag, format)
    assert wanted == got


def test_the_mark_in_english_is_spoken_in_english(made: Printing) -> None:
    mark = made.edition("en").words["draft"]
    spoken = [language for language, words in _tree(made, "ar", "a4").runs() if mark in words]
    assert spoken == ["en"]


@pytest.mark.parametrize("tag", TAGS)
def test_two_languages_are_a_table_with_their_names_above_them(made: Printing, tag: str) -> None:
    root = _tree(made, tag, "dual")
    (table,) = root.find("Table")
    heads, *rows = table.table()
    assert [cell.role for cell in heads] == ["TH", "TH"]
    assert [(cell.language, cell.text) for cell in heads] == [
        ("en", "English"),
        (tag, made.edition(tag).language.name),
    ]
    assert len(rows) > 20
    assert all([cell.role for cell in row] == ["TD", "TD"] for row in rows)
    assert {tuple(cell.language for cell in row) for row in rows} == {("en", tag)}
    levels = [[[each.role for each in cell.find("H1", "H2", "H3")] for cell in row] for row in rows]
    assert all(left == right for left, right in levels)
    assert {"L", "Figure"} <= {each.role for each in table}


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("format", READ)
def test_headings_are_those_of_the_document_and_no_level_is_left_out(made: Printing, tag: str, format: str) -> None:
    wanted, got = hearing.headings(made, tag, format)
    assert got == wanted
    root = _tree(made, tag, format)
    levels = [int(each.role[1]) for each in root.find("H1", "H2", "H3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    with opened(made.own(tag, format)) as pdf, pdf.open_outline() as outline:
        waiting, bookmarks = list(outline.root), 0
        while waiting:
            waiting.extend(waiting.pop().children)
            bookmarks += 1
    assert bookmarks == len([each for each in root.find("H1", "H2", "H3") if each.text]) - _untitled(format)


def _untitled(format: str) -> int:
    """Headings of a format that are too small to be a bookmark: the line above the codes of a poster."""
    return int(format == "poster")


@pytest.mark.parametrize("tag", TAGS)
def test_one_section_list_and_table_is_one_element_over_all_pages(made: Printing, tag: str) -> None:
    for format in READ:
        markup = lxml_html.document_fromstring(made.sheet(tag, format).markup)
        root = _tree(made, tag, format)
        for path, role in (("//ul | //ol", "L"), ("//li", "LI"), ("//table", "Table"), ("//thead | //tbody", "T")):
            wanted = len(markup.xpath(path))
            roles = ("THead", "TBody") if role == "T" else (role,)
            assert len(root.find(*roles)) == wanted, (format, role)
    over = [each for each in _tree(made, tag, "large-print").find("Sect") if len(_pages(each)) > 1]
    assert over  # some do run over a page


def _pages(element: aloud.Element) -> set[int]:
    return {page for each in element for page in each.pages}


@pytest.mark.parametrize("tag", TAGS)
def test_tables_have_their_cells_and_headings_of_columns_and_rows(made: Printing, tag: str) -> None:
    wanted, got = hearing.tables(made, tag, "a4")
    assert got == wanted
    (table,) = _tree(made, tag, "a4").find("Table")
    first, *rows = table.table()
    assert {(cell.role, cell.attributes["Scope"]) for cell in first} == {("TH", "Column")}
    assert {(row[0].role, row[0].attributes["Scope"]) for row in rows} == {("TH", "Row")}
    assert {cell.role for row in rows for cell in row[1:]} == {"TD"}


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("format", [*READ, "dual"])
def test_lists_say_how_they_are_marked(made: Printing, tag: str, format: str) -> None:
    for each in _tree(made, tag, format).find("L"):
        labels = [kid.text for kid in each.find("Lbl")]
        ticks = {label == TICK for label in labels}
        wanted = {"Square"} if True in ticks else {"Decimal"} if re.search(r"\d", "".join(labels)) else {"Disc", "None"}
        assert each.attributes["ListNumbering"] in wanted, labels


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("format", [*READ, "dual"])
def test_figures_lie_on_their_page_and_say_what_they_show(made: Printing, tag: str, format: str) -> None:
    markup = lxml_html.document_fromstring(made.sheet(tag, format).markup)
    wanted = [" ".join(each.get("alt").split()) for each in markup.find("body").iter("img")]
    figures = _tree(made, tag, format).find("Figure")
    assert [each.alternative for each in figures] == wanted
    pages = pypdfium2.PdfDocument(made.own(tag, format))
    for each in figures:
        left, low, right, high = each.attributes["BBox"]
        width, height = pages[each.pages[0]].get_size()
        assert 0 <= left < right <= width
        assert 0 <= low < high <= height
        white = pages[each.pages[0]].render(crop=(left, low, width - right, height - high)).to_pil().convert("L")
        assert white.getextrema()[0] < 200  # something is drawn there


@pytest.mark.parametrize("tag", TAGS)
def test_the_words_below_a_drawing_are_its_caption(made: Printing, tag: str) -> None:
    markup = lxml_html.document_fromstring(made.sheet(tag, "a4").markup)
    wanted = ["".join(box[-1].text_content().split()) for box in markup.xpath("//*[contains(@class, 'figure')]")]
    assert ["".join(each.text.split()) for each in _tree(made, tag, "a4").find("Caption")] == wanted


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("format", READ)
def test_a_link_is_one_element_that_says_where_it_leads(made: Printing, tag: str, format: str) -> None:
    wanted, got = hearing.links(made, tag, format)
    assert got == wanted
    links = _tree(made, tag, format).find("Link")
    for link in links:
        assert len({each["says"] for each in link.annotations}) == 1
        said = link.annotations[0]["says"]
        assert re.search(r"[^\W\d_]{2}", re.sub(r"https?://\S+|source-\d+", "", said)), said
        for each in link.annotations:
            left, low, right, high = each["at"]
            assert abs(right - left) > 1
            assert abs(high - low) > 4


@pytest.mark.parametrize("tag", TAGS)
def test_marks_of_sources_lead_to_notes_and_notes_back(made: Printing, tag: str) -> None:
    root = aloud.tree(made.listing(tag))
    notes = root.find("Note")
    assert [each.id for each in notes] == [f"source-{number}" for number in range(1, len(notes) + 1)]
    assert notes
    references = root.find("Reference")
    assert {link.annotations[0]["target"] for each in references for link in each.find("Link")} == {
        each.id for each in notes
    }
    back = {link.annotations[0]["target"] for each in notes for link in each.find("Link")}
    assert back == {f"from-{number}" for number in range(1, len(notes) + 1)}
    assert all(each.find("Lbl") for each in notes)
    word = made.edition(tag).words["sources"]
    assert all(each.find("Link")[0].annotations[0]["says"].startswith(word) for each in references)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("format", [*READ, "dual", "form"])
def test_paragraphs_hold_no_paragraphs_and_items_their_parts(made: Printing, tag: str, format: str) -> None:
    if (tag, format) == ("ar", "form"):
        return
    for each in _tree(made, tag, format):
        below = {kid.role for kid in each.kids if isinstance(kid, aloud.Element)}
        if each.role == "P" or re.fullmatch("H[1-6]", each.role):
            assert not below & (aloud.BLOCKS - {"Figure", "Note"}), each.role
        allowed = {"L": {"LI"}, "LI": {"Lbl", "LBody"}, "Table": {"THead", "TBody"}, "TR": {"TH", "TD"}}
        assert below <= allowed.get(each.role, below), each.role


def test_a_form_is_read_point_by_point_each_with_its_box(made: Printing) -> None:
    markup = lxml_html.document_fromstring(made.sheet("en", "form").markup)
    wanted = ["".join(aloud.words(each.text_content())) for each in markup.xpath("//*[@role='listitem']")]
    items = _tree(made, "en", "form").find("LI")
    assert len(wanted) > 10
    assert ["".join(aloud.words(each.find("LBody")[0].text)) for each in items] == wanted
    assert {each.find("Lbl")[0].said for each in items} == {TICK}
