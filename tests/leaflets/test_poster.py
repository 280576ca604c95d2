"""Codes of a poster: the one of its own language is first, where reading begins, and the call to scan them is seen."""

import dataclasses
import re

import pypdfium2
import pytest
import zxingcpp

from leafwright.leaflets.parts import _message
from leafwright.text.topic import title_of
from printing import Printing

pytestmark = pytest.mark.build


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_own_language_comes_first_where_reading_begins(made: Printing, tag: str) -> None:
    picture = pypdfium2.PdfDocument(made.own(tag, "poster"))[0].render(scale=2, grayscale=True).to_pil()
    found = {code.text: code.position.top_left for code in zxingcpp.read_barcodes(picture)}
    own = found.pop(made.edition(tag).address)
    assert found
    assert all((at.x < own.x) if tag == "ar" else (at.x > own.x) for at in found.values() if abs(at.y - own.y) < 20)


def test_the_call_to_scan_is_larger_than_what_stands_below_the_codes(made: Printing) -> None:
    words = made.edition("en").words["read_on_web"]
    runs = made["en", "poster"][1].papers[0].runs
    (call,) = {run.size for run in runs if run.text.strip() and run.text.strip() in words}
    assert call > min(run.size for run in runs)


def test_long_words_at_the_end_of_a_heading_may_part(made: Printing) -> None:
    edition = made.edition("en")
    title = f"# {title_of(edition.text)}\n"
    assert title in edition.text

    def heading(words: str) -> str:
        return str(_message(dataclasses.replace(edition, text=edition.text.replace(title, f"# {words}\n"))).heading)

    assert heading("Embolization of a hemangioma hepatic") == "Embolization of a hemangioma hepatic"
    assert heading("A hemangioma is not cancer") == "A hemangioma is not\u00a0cancer"


def test_codes_are_read_beside_a_picture_that_lies_off_the_page_by_what_the_file_tells(made: Printing) -> None:
    sheet = made.sheet("ar", "poster")
    (picture, *_) = re.findall(r'src="(data:image/png[^"]+)"', sheet.markup)
    off = f'<p style="position: absolute; left: 150%"><img alt="x" src="{picture}"></p>'
    printed = made.printer.print(dataclasses.replace(sheet, markup=sheet.markup.replace("<main>", f"<main>{off}")))
    assert made.edition("ar").address in printed.papers[0].codes
