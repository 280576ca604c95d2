"""The print shop's files: what a hand does with the printed sheets, boxes, marks, inks and the ticket."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from conftest import copy_library
from inkprofile import cmyk_profile
from leafwright.leaflets import Printer
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.imposing import impose
from printing import Printing, opened

pytestmark = pytest.mark.build


# Written without looking at the imposer.


def leaves_of_a_booklet(sides: list[Image.Image], binding: str) -> list[Image.Image]:
    """The pages in reading order of nested sheets that are folded in the middle; sides come as front, back, front…"""
    first: list[Image.Image] = []
    last: list[Image.Image] = []
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        middle = front.width // 2
        halves = [
            (side.crop((0, 0, middle, side.height)), side.crop((middle, 0, side.width, side.height)))
            for side in (front, back)
        ]
        (front_left, front_right), (back_left, back_right) = halves
        if binding == "ltr":
            first += [front_right, back_left]
            last = [back_right, front_left, *last]
        else:
            first += [front_left, back_right]
            last = [back_left, front_right, *last]
    return first + last


def panels_of_a_letter_fold(sides: list[Image.Image], binding: str) -> list[Image.Image]:
    """Cover, flap, three inside, back, of a sheet whose flap is 97 mm wide."""
    dot = sides[0].width / 297

    def cut(side: Image.Image, widths: tuple[int, ...]) -> list[Image.Image]:
        at = [round(sum(widths[:n]) * dot) for n in range(4)]
        return [side.crop((at[n], 0, at[n + 1], side.height)) for n in range(3)]

    if binding == "ltr":
        flap, back, cover = cut(sides[0], (97, 100, 100))
        return [cover, flap, *cut(sides[1], (100, 100, 97)), back]
    cover, back, flap = cut(sides[0], (100, 100, 97))
    return [cover, flap, *reversed(cut(sides[1], (97, 100, 100))), back]


def pictures(pdf: bytes, trimmed: bool, dots: int = 40) -> list[Image.Image]:
    """Each page in gray at so many dots an inch; only what is left after trimming, where asked for."""
    scale = dots / 72
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        picture = page.render(scale=scale, grayscale=True).to_pil()
        if trimmed:
            left, bottom, right, top = page.get_trimbox()
            height = page.get_height()
            picture = picture.crop(tuple(round(edge * scale) for edge in (left, height - top, right, height - bottom)))
        found.append(picture)
    return found


def alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures show the same page, whatever the rounding of dots; ink in print is blacker."""
    small = (60, 84)
    difference: Any = ImageChops.difference(one.resize(small), other.resize(small)).get_flattened_data()
    return bool(sum(value > 60 for value in difference) < 0.02 * len(difference))


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("format", ["a5-booklet", "trifold"])
def test_folded_sheets_read_in_order(made: Printing, tag: str, format: str) -> None:
    sides = pictures(made.for_shop(tag, format), trimmed=True)
    binding = "rtl" if tag == "ar" else "ltr"
    unfold = leaves_of_a_booklet if format == "a5-booklet" else panels_of_a_letter_fold
    folded, read = unfold(sides, binding), pictures(made.own(tag, format), trimmed=False)
    assert len(folded) == len(read)
    assert [number for number, pair in enumerate(zip(folded, read, strict=True), 1) if not alike(*pair)] == []
    backwards = unfold(sides, "ltr" if tag == "ar" else "rtl")
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


def test_text_for_print_is_pure_black(made: Printing) -> None:
    for tag, format in (("en", "a4"), ("ar", "trifold")):
        with opened(made.for_shop(tag, format)) as pdf:
            dark = [
                found
                for item in pdf.objects
                if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
                for found in re.findall(rb"(0?\.[01]\d* 0?\.[01]\d* 0?\.[01]\d* rg)", item.read_bytes())
            ]
        assert dark == []


@pytest.fixture
def cmyk_shop(tmp_path: Path) -> Path:
    """A project whose print shop gives a profile."""
    root = copy_library(tmp_path, ["trifold"], ["en"])
    (root / "docs" / "shop.icc").write_bytes(cmyk_profile())
    hospital = root / "docs" / "hospital.toml"
    hospital.write_text(hospital.read_text("utf-8") + '\n[print]\nprofile = "shop.icc"\n', "utf-8")
    return root


def first_sheet(root: Path) -> ComposedLeaflet:
    return Printing(root, ["en"]).sheet("en", "trifold")


def test_with_a_profile_the_print_shops_file_is_cmyk_and_pdf_x(cmyk_shop: Path) -> None:
    sheet = first_sheet(cmyk_shop)
    printed = Printer(cmyk_shop).print(sheet)
    assert printed.findings == ()
    data = printed.files[f"{sheet.name}.print.pdf"]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.Root.OutputIntents[0].S == pikepdf.Name.GTS_PDFX
        with pdf.open_metadata() as metadata:
            assert metadata["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
        streams = [i for i in pdf.objects if isinstance(i, pikepdf.Stream) and i.get("/Subtype") == "/Form"]
        assert any(b"0 0 0 1 k" in stream.read_bytes() for stream in streams)
        assert not any(re.search(rb"\d (rg|RG)\s", stream.read_bytes()) for stream in streams)
    assert pypdfium2.PdfDocument(data)[0].render(scale=0.2).to_pil().getextrema() != ((255, 255),) * 3
    assert printed.files == Printer(cmyk_shop).print(sheet).files, "the same bytes each time"


def test_rgb_that_is_left_in_a_cmyk_file_is_refused(cmyk_shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leafwright.leaflets.inks.settle", lambda pdf, profile: None)
    assert {finding.code for finding in Printer(cmyk_shop).print(first_sheet(cmyk_shop)).findings} == {"P014"}
