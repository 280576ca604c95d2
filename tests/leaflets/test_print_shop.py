"""The print shop's files: what a hand does with the printed sheets, their boxes and marks."""

import json
import re
from typing import Any

import pypdfium2
import pytest

from folding import alike, pictures, unfolded
from leafwright.leaflets.imposing import impose
from printing import Printing, opened

pytestmark = pytest.mark.build


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("format", ["a5-booklet", "trifold"])
def test_folded_sheets_read_in_order(made: Printing, tag: str, format: str) -> None:
    sides = pictures(made.for_shop(tag, format), trimmed=True)
    binding = "rtl" if tag == "ar" else "ltr"
    folded, read = unfolded(format, sides, binding), pictures(made.own(tag, format), trimmed=False)
    assert len(folded) == len(read)
    assert [number for number, pair in enumerate(zip(folded, read, strict=True), 1) if not alike(*pair)] == []
    backwards = unfolded(format, sides, "ltr" if tag == "ar" else "rtl")
    assert not all(alike(*pair) for pair in zip(backwards, read, strict=True)), "bound on the other side it reads wrong"


def test_a_booklet_that_does_not_fill_its_sheets_is_not_imposed() -> None:
    with pytest.raises(ValueError, match="14 pages"):
        impose("booklet", [(148, 210)] * 14, "ltr")
    with pytest.raises(ValueError, match="folds of the two sides"):
        impose("trifold", [(100, 210)] * 5 + [(97, 210)], "ltr")


def test_the_print_shops_file_has_boxes_marks_outside_them_and_a_ticket(made: Printing) -> None:
    for (tag, format), (sheet, printed) in made.items():
        if sheet.format.staff or sheet.format.plain:
            continue
        with opened(made.for_shop(tag, format)) as pdf:
            for page in pdf.pages:
                trim, bleed, media = (
                    [float(edge) for edge in box] for box in (page.trimbox, page.BleedBox, page.mediabox)
                )
                assert [round((b - a) / 72 * 25.4, 2) for a, b in zip(bleed, trim, strict=True)] == [3, 3, -3, -3]
                assert media[0] < bleed[0]
                assert media[3] > bleed[3]
        ticket = json.loads(printed.files[f"{sheet.name}.job.json"])
        assert ticket["number"] == "FX-01"
        assert ticket["quantity"] is None
        assert ticket["pages"] == printed.pages
    for picture in pictures(made.for_shop("en", "a5-booklet"), trimmed=False, dots=200):
        edge = round(6 / 25.4 * 200)
        outside: Any = picture.crop((0, 0, picture.width, edge))
        assert min(outside.get_flattened_data()) < 200, "crop marks stand outside of bleed"


@pytest.mark.parametrize(("format", "folds"), [("a4", 0), ("a5-booklet", 1), ("trifold", 2)])
def test_marks_to_cut_and_fold_by_lie_outside_of_what_is_kept(made: Printing, format: str, folds: int) -> None:
    number = rb"(-?[\d.]+)"
    with opened(made.for_shop("en", format)) as pdf:
        for page in pdf.pages:
            left, low, right, high = (float(edge) for edge in page.BleedBox)
            content = page.Contents.read_bytes()
            lines = re.findall(number + rb" " + number + rb" m " + number + rb" " + number + rb" l S", content)
            assert len(lines) == 8 + 2 * folds
            for line in lines:
                x, y, to_x, to_y = (float(each) for each in line)
                outside = max(x, to_x) < left or min(x, to_x) > right or max(y, to_y) < low or min(y, to_y) > high
                assert outside, line


def test_the_small_print_below_the_trim_tells_what_the_sheet_is(made: Printing) -> None:
    document = pypdfium2.PdfDocument(made.for_shop("en", "a4"))
    for page in document:
        left, bottom, right, _ = page.get_trimbox()
        told = page.get_textpage().get_text_bounded(left, 0, right, bottom)
        for words in ("FX-01", "English (en)", "A4", "quantity:"):
            assert words in told
