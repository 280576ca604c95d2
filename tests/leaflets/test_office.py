"""The files for a ward's own printer: how they are turned, folded and read."""

from itertools import product
from typing import Any

import pytest

import aloud
from folding import alike, pictures, unfolded
from leafwright.leaflets import Printer
from printing import Printing, opened

pytestmark = pytest.mark.build

TURNED = {"a5-booklet": "/DuplexFlipShortEdge", "trifold": "/DuplexFlipShortEdge", "poster": "/Simplex"}


def office(made: Printing, tag: str, format: str) -> bytes:
    sheet, printed = made[tag, format]
    return printed.files[f"{sheet.name}.office.pdf"]


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("format", ["a5-booklet", "trifold"])
def test_sheets_of_an_office_printer_read_in_order_when_folded(made: Printing, tag: str, format: str) -> None:
    sides = pictures(office(made, tag, format), trimmed=False)
    binding = "rtl" if tag == "ar" else "ltr"
    folded, read = unfolded(format, sides, binding), pictures(made.own(tag, format), trimmed=False)
    assert len(folded) == len(read)
    assert [number for number, pair in enumerate(zip(folded, read, strict=True), 1) if not alike(*pair)] == []
    backwards = unfolded(format, sides, "ltr" if tag == "ar" else "rtl")
    assert not all(alike(*pair) for pair in zip(backwards, read, strict=True)), (
        "folded to the other side it reads wrong"
    )


def test_the_printer_is_told_to_turn_the_sheet(made: Printing) -> None:
    seen = set()
    for (tag, format), (sheet, _) in made.items():
        if sheet.format.plain:
            continue
        with opened(office(made, tag, format)) as pdf:
            told = pdf.Root.ViewerPreferences
            otherwise = "/DuplexFlipLongEdge" if len(pdf.pages) > 1 else "/Simplex"
            assert told.Duplex == TURNED.get(format, otherwise), format
            assert told.get("/Direction", "/L2R") == ("/R2L" if tag == "ar" else "/L2R")
            seen.add(str(told.Duplex))
    assert seen == {"/DuplexFlipShortEdge", "/DuplexFlipLongEdge", "/Simplex"}


def test_the_printer_is_told_not_to_scale(made: Printing) -> None:
    for (tag, format), (sheet, _) in made.items():
        if not sheet.format.plain:
            with opened(office(made, tag, format)) as pdf:
                assert pdf.Root.ViewerPreferences.PrintScaling == "/None", format


def test_every_sheet_is_the_paper_that_a_printer_holds_without_bleed_or_marks(made: Printing) -> None:
    for format in ("a4", "a5-booklet", "trifold"):
        with opened(office(made, "en", format)) as pdf:
            for page in pdf.pages:
                left, low, right, high = (float(edge) * 25.4 / 72 for edge in page.mediabox)
                assert sorted((round(right - left, 1), round(high - low, 1))) == [210, 297]
                assert page.mediabox == page.trimbox
        for picture in pictures(office(made, "en", format), trimmed=False, dots=100):
            edge = round(4 / 25.4 * 100)
            inside: Any = picture.copy()
            inside.paste(255, (edge, edge, picture.width - edge, picture.height - edge))
            assert min(inside.get_flattened_data()) > 250, "nothing where no printer prints"


@pytest.mark.parametrize(("tag", "format"), [*product(("en", "ar"), ("a4", "a5-booklet", "trifold"))])
def test_a_sheet_is_read_aloud_as_the_leaflet_is(made: Printing, tag: str, format: str) -> None:
    own, sheets = aloud.tree(made.own(tag, format)), aloud.tree(office(made, tag, format))
    assert sheets.text == own.text
    assert [(each.language, words) for each, words in _said(sheets)] == [(e.language, words) for e, words in _said(own)]
    widths = [float(page.mediabox[2]) for page in opened(office(made, tag, format)).pages]
    for each in sheets.find("Figure"):
        left, _, right, _ = each.attributes["BBox"]
        assert 0 <= left < right <= widths[each.pages[0]]


def _said(root: aloud.Element) -> list[tuple[aloud.Element, str]]:
    return [(each, kid) for each in root for kid in each.kids if isinstance(kid, str)]


def test_pictures_lie_on_their_sheet(made: Printing) -> None:
    own = aloud.tree(made.own("en", "trifold")).find("Figure")
    sheets = aloud.tree(office(made, "en", "trifold")).find("Figure")
    assert [each.attributes["BBox"] for each in own] != [each.attributes["BBox"] for each in sheets]


def test_office_files_have_the_same_bytes_each_time(made: Printing) -> None:
    for format in ("a4", "trifold"):
        sheet, printed = made["en", format]
        assert Printer(made.root).print(sheet).files == printed.files
