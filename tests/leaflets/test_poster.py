"""Codes of a poster: the one of its own language is first, where reading begins, and the call to scan them is seen."""

import pypdfium2
import pytest
import zxingcpp

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
