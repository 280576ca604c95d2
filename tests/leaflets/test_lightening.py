"""A leaflet is light for a slow line, and shows and says the same."""

import io
import re
import zlib
from typing import Any

import pikepdf
import pydyf
import pypdfium2
import pytest
from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables.ttProgram import Program
from PIL import Image, ImageChops, ImageCms
from weasyprint.images import RasterImage

import aloud
from leafwright.leaflets.lightening import Words, in_bits, unlike_others
from leafwright.leaflets.outlines import only_shapes
from leafwright.setup.places import fonts
from printing import Printing, opened

pytestmark = pytest.mark.build


def test_what_is_drawn_is_told_in_short_numbers_and_without_kerning_of_nothing(made: Printing) -> None:
    for tag in made.tags:
        with opened(made.own(tag, "a4")) as pdf:
            drawn = b"\n".join(page.Contents.read_bytes() for page in pdf.pages)
        assert b" Tf" in drawn
        long = re.findall(rb"-?\d+\.\d{3,}", drawn)  # no print shows more than a decimal of a large number
        assert [each for each in long if len(each.strip(b"-0.").replace(b".", b"")) > 4] == []
        assert not re.search(rb">0[<\]]", drawn)


def test_the_table_of_objects_is_told_by_differences(made: Printing) -> None:
    stored = made.own("ar", "a4")
    begin = int(stored.rpartition(b"startxref")[2].split()[0])
    assert b"/Predictor 12" in stored[begin : begin + 400]
    with opened(stored) as pdf:
        assert pdf.check_pdf_syntax() == []
        whole, bytes_ = map(bytes, pdf.trailer.ID)
    with opened(made.own("en", "a4")) as other:
        assert {len(whole), len(bytes_)} == {16}
        assert len({whole, bytes_, *map(bytes, other.trailer.ID)}) == 4


def test_what_a_leaflet_holds_is_packed_as_small_as_can_be(made: Printing) -> None:
    stored = re.findall(rb"/FlateDecode.*?\nstream\n(.*?)\nendstream", made.own("ar", "a4"), re.S)
    *pages_and_fonts, small, _ = [(len(each), len(zlib.compress(zlib.decompress(each), 9))) for each in stored]
    assert small[0] < 0.97 * small[1]  # the many objects of a few bytes
    assert sum(now for now, _ in pages_and_fonts) < 0.985 * sum(zlib_s for _, zlib_s in pages_and_fonts)


def test_lines_whose_glyphs_do_not_say_their_words_share_one_element(made: Printing) -> None:
    telling = [each for each in aloud.tree(made.own("ar", "a4")) if each.said and each.role == "Span"]
    assert max(len(each.kids) for each in telling) > 3
    for each in telling:
        assert each.parent
        kids = each.parent.kids
        follow = kids[kids.index(each) + 1 : kids.index(each) + 2]
        assert not [kid for kid in follow if not isinstance(kid, str) and kid.said and kid.role == "Span"]


def test_words_that_follow_each_other_in_one_element_are_one_marked_sequence(made: Printing) -> None:
    for tag in made.tags:
        with opened(made.own(tag, "a4")) as pdf:
            drawn = b"\n".join(page.Contents.read_bytes() for page in pdf.pages)
        assert drawn.count(b"MCID") < 0.85 * drawn.count(b" Tm")  # of its many short paragraphs most are one line


def test_what_glyphs_say_already_is_told_in_no_element_of_its_own(made: Printing) -> None:
    spans = [each.said for each in aloud.tree(made.own("ar", "a4")) if each.said and each.role == "Span"]
    assert spans
    assert [said for said in spans if said.isascii() and said.isalnum()] == []


def test_words_beside_what_is_drawn_are_told_in_bytes(made: Printing) -> None:
    packed = re.search(rb"/Type /ObjStm.*?stream\n(.*?)\nendstream", made.own("ar", "a4"), re.S)
    assert packed
    told = zlib.decompress(packed[1])
    assert set(re.findall(rb"/(?:ActualText|Title|Subject) (.)", told)) == {b"("}
    assert re.findall(rb"/XYZ [^\]]*\.\d{5}", told) == []
    with opened(made.own("ar", "a4")) as pdf:
        assert {tuple(map(float, page.mediabox)) for page in pdf.pages} == {(0, 0, 595.28, 841.89)}
    for words in ("a (b) \\ c", "ء\r\n (\u0d5c) \\ ع"):
        assert str(pikepdf.Object.parse(Words(words).data)) == words


def test_a_font_tells_no_width_that_is_expected_of_all() -> None:
    widths = pydyf.Array([3, pydyf.Array([1000, 238]), 5, pydyf.Array([1000]), 7, pydyf.Array([500, 501, 1000, 9])])
    assert unlike_others(widths) == [4, [238], 7, [500, 501], 10, [9]]


def test_glyphs_are_numbered_through_and_as_wide_as_their_font_says(made: Printing) -> None:
    for tag in made.tags:
        with opened(made.own(tag, "a4")) as pdf:
            for font in pdf.pages[0].Resources.Font.values():
                _is_numbered_through(font)


def _is_numbered_through(font: Any) -> None:
    file = TTFont(io.BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))
    told = font.DescendantFonts[0].W
    widths = {int(first) + at: float(width) for first, row in zip(told[::2], told[1::2], strict=True)
              for at, width in enumerate(row)}  # fmt: skip
    mapped = _mapped(font.ToUnicode.read_bytes())
    parts = {part.glyphName for name in file.getGlyphOrder() for part in getattr(file["glyf"][name], "components", ())}
    unmapped = {*range(file["maxp"].numGlyphs)} - mapped.keys() - {file.getGlyphID(name) for name in parts}
    assert unmapped <= {0}
    assert mapped.keys() <= {*range(file["maxp"].numGlyphs)}
    assert all(mapped.values())
    for glyph, name in enumerate(file.getGlyphOrder()):  # ISO 19005-2, 6.2.11.5
        own = file["hmtx"][name][0] * 1000 / file["head"].unitsPerEm
        assert abs(own - widths.get(glyph, 1000)) <= 1


def _mapped(told: bytes) -> dict[int, bytes]:
    """The letters of each glyph, by a map to Unicode in ranges, none across a first byte (ISO 32000-1, 9.10.3)."""
    assert told.startswith(b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n")
    assert b"beginbfchar" not in told
    mapped: dict[int, bytes] = {}
    for first, last, letters in re.findall(rb"<(\w{4})> <(\w{4})> \[(.*?)\]", told):
        assert first[:2] == last[:2]
        each = re.findall(rb"<(\w+)>", letters)
        mapped |= dict(zip(range(int(first, 16), int(last, 16) + 1), each, strict=True))
    return mapped


def test_names_of_languages_bring_no_bold_font_of_each(made: Printing) -> None:
    with opened(made.own("en", "a4")) as pdf:
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
    assert [font for font in fonts if "Arabic" in font]
    assert [font for font in fonts if "Arabic" in font and "Bold" in font] == []


def test_the_colors_of_a_screen_are_told_by_a_formula(made: Printing) -> None:
    with opened(made.own("en", "a4")) as pdf:
        stored = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    assert len(stored) < 700
    profile = ImageCms.ImageCmsProfile(io.BytesIO(stored))
    turn = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), profile, "RGB", "RGB")
    picture = pypdfium2.PdfDocument(made.own("en", "a4"))[0].render().to_pil().convert("RGB")
    turned = ImageCms.applyTransform(picture, turn)
    assert turned is not None
    for band in ImageChops.difference(picture, turned).split():
        assert band.point(lambda apart: 255 * (apart > 1)).getbbox() is None


def test_a_code_takes_a_bit_a_dot_and_a_picture_in_color_stays(made: Printing) -> None:
    with opened(made.own("en", "poster")) as pdf:
        codes = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]
        assert {(int(each.BitsPerComponent), str(each.ColorSpace)) for each in codes} == {(1, "/DeviceGray")}
        assert {pikepdf.PdfImage(each).as_pil_image().convert("L").getextrema() for each in codes} == {(0, 255)}
    for color, bits in (("black", 1), ("teal", 8)):
        stream = RasterImage(Image.new("RGB", (5, 3), color), "", None).get_x_object(False, 1)
        in_bits(stream)
        assert stream.extra["BitsPerComponent"] == bits


@pytest.mark.parametrize(
    ("file", "signs", "times"),
    [
        ("NotoSans_700Bold", range(0x41, 0x180), 2),  # letters with accents are put together from two
        ("NotoNaskhArabic_400Regular", range(0x620, 0x650), 2),
        ("NotoSansSC_400Regular", range(0x4E00, 0x4E00 + 40), 2),
        ("NotoSansSC_400Regular", range(0x4E00, 0x4E00 + 600), 3),
    ],
)
def test_shapes_stand_on_a_coarser_grid_that_nobody_sees(file: str, signs: range, times: int) -> None:
    whole = _cut(file, signs)
    lighter, numbers, widths = only_shapes(whole, [3])
    before, after = (TTFont(io.BytesIO(font)) for font in (whole, lighter))
    units = before["head"].unitsPerEm, after["head"].unitsPerEm
    assert units[1] == round(units[0] / times)
    times = units[0] / units[1]
    assert len(lighter) < len(whole)
    assert [*numbers.values()] == [*range(after["maxp"].numGlyphs)]
    for old, new in numbers.items():
        names = before.getGlyphName(old), after.getGlyphName(new)
        wide, narrow = (font["hmtx"][name][0] for font, name in zip((before, after), names, strict=True))
        assert abs(wide - narrow * times) <= times / 2
        assert widths[new] == round(narrow * 1000 / units[1])
        one, other = (font["glyf"][name] for font, name in zip((before, after), names, strict=True))
        if one.isComposite():
            for part, same in zip(one.components, other.components, strict=True):
                assert numbers[before.getGlyphID(part.glyphName)] == after.getGlyphID(same.glyphName)
                assert max(abs(part.x - same.x * times), abs(part.y - same.y * times)) <= times / 2
        elif one.numberOfContours:
            assert one.endPtsOfContours == other.endPtsOfContours
            points = zip(one.coordinates, other.coordinates, strict=True)
            assert max(abs(a - b * times) for pair in points for a, b in zip(*pair, strict=True)) <= times / 2


def test_a_font_with_programs_for_its_grid_stays_on_it() -> None:
    font = TTFont(io.BytesIO(_cut("NotoSans_700Bold", range(0x41, 0x180))))
    font["fpgm"] = newTable("fpgm")
    font["fpgm"].program = Program()
    font["fpgm"].program.fromBytecode(b"\x2d")
    written = io.BytesIO()
    font.save(written)
    lighter, numbers, _ = only_shapes(written.getvalue(), [])
    after = TTFont(io.BytesIO(lighter))
    assert after["head"].unitsPerEm == font["head"].unitsPerEm
    accented = [glyph for glyph in numbers if font["glyf"][font.getGlyphName(glyph)].isComposite()]
    assert accented
    for old in accented:
        one, other = font["glyf"][font.getGlyphName(old)], after["glyf"][after.getGlyphName(numbers[old])]
        assert [numbers[font.getGlyphID(part.glyphName)] for part in one.components] == [
            after.getGlyphID(part.glyphName) for part in other.components
        ]


def _cut(file: str, signs: range) -> bytes:
    """A font of some signs, as WeasyPrint embeds them."""
    font = TTFont(fonts() / f"{file}.ttf")
    chosen = subset.Subsetter(subset.Options(hinting=False))
    chosen.populate(unicodes=signs)
    chosen.subset(font)
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()
