"""A4 leaflets fill whole sheets, stand closer where that saves a sheet, and name a few of their sources."""

import dataclasses
import re

import pypdfium2
import pytest
from lxml import html as lxml_html

from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.notes import has_pages_for_notes
from printing import Printing, letters

pytestmark = pytest.mark.build


def _pages(made: Printing, sheet: ComposedLeaflet, tight: bool) -> int:
    format = sheet.format if tight else sheet.format.model_copy(update={"tight": None})
    asked = dataclasses.replace(sheet, format=format)
    return len(made.printer._fitted(asked, asked.styles)[1].pages)


def test_lines_stand_closer_where_that_saves_a_sheet(made: Printing) -> None:
    sheet = made.sheet("en", "a4")
    few = ".columns + .section + .columns, .section.wide { display: none }"  # what is left fills about a page
    for gap in range(40, 80, 5):
        styles = (*sheet.styles, ("", f"{few} .hero {{ padding-top: {gap}mm }}"))
        loose, tight = (_pages(made, dataclasses.replace(sheet, styles=styles), each) for each in (False, True))
        assert tight <= loose
        if tight < loose:
            assert (tight, loose) == (2, 4)
            return
    raise AssertionError("no sheet was saved at any length")


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_sheets_are_full_and_the_back_holds_the_warnings(made: Printing, tag: str) -> None:
    document = pypdfium2.PdfDocument(made.own(tag, "a4"))
    assert len(document) % 2 == 0
    pages = [letters(page.get_textpage().get_text_bounded()) for page in document]
    (frame,) = lxml_html.document_fromstring(made[tag, "a4"][0].markup).find_class("frame")
    title = letters(frame.find_class("admonition-title")[0].text_content())
    assert [number for number, text in enumerate(pages, start=1) if title in text] == [len(pages)]


def test_pages_for_notes_are_told_from_others(made: Printing) -> None:
    sheet = made.sheet("en", "a4")
    found = made.printer._fitted(sheet, sheet.styles)[1]
    assert has_pages_for_notes(found) == (made.edition("en").words["notes"] in str(_words(made)))


def _words(made: Printing) -> str:
    document = pypdfium2.PdfDocument(made.own("en", "a4"))
    return " ".join(page.get_textpage().get_text_bounded() for page in document)


def test_marks_lead_to_the_page_that_lists_all_sources_and_the_main_ones_are_named(made: Printing) -> None:
    sheet = made.sheet("en", "a4")
    tree = lxml_html.document_fromstring(sheet.markup)
    marks = tree.xpath("//sup/a/@href")
    address = made.composer.address(made.edition("en"))
    assert marks
    assert all(re.fullmatch(re.escape(address) + r"#source-\d+", mark) for mark in marks)
    assert not tree.xpath("//section[@id='sources']")
    (named,) = tree.xpath("//section[@class='web']/p[span[@lang='en']]")
    assert 1 <= len(named.find("span").text.split("; ")) <= 5
