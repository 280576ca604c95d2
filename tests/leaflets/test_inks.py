"""Inks of the print shop's files: words in black alone, colors within its limit, and all of them of its profile."""

import ctypes
import io
import math
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
from PIL import Image

from conftest import copy_library
from inkprofile import cmyk_profile, installed_profiles
from leafwright.leaflets import Printer
from leafwright.leaflets.shop.inks import _within, left_over, over, settle
from printing import Made, Printing, opened

pytestmark = pytest.mark.build

PIXEL = 0.75  # points: WeasyPrint writes the size of letters in pixels of CSS
PROFILES = {"made here": cmyk_profile(), **dict(installed_profiles())}
Shop = Callable[..., Printing]


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """The tiny hospital with a print shop that gives a profile, and asks what else is said."""

    def made(profile: bytes, asks: str = "", formats: tuple[str, ...] = ("trifold",)) -> Printing:
        root = copy_library(tmp_path, formats, ["en"])
        (root / "docs" / "shop.icc").write_bytes(profile)
        hospital = root / "docs" / "hospital.toml"
        hospital.write_text(f'{hospital.read_text("utf-8")}\n[print]\nprofile = "shop.icc"\n{asks}', "utf-8")
        return Printing(root, ["en"])

    return made


def inks_of_words(page: pikepdf.Page) -> list[tuple[float, ...]]:
    """The colors in which the words of a page are set, one for each time that some are shown; forms inside as well."""
    found: list[tuple[float, ...]] = []

    def look(drawn: pikepdf.Object, color: tuple[float, ...]) -> None:
        kept: list[tuple[float, ...]] = []
        for told in pikepdf.parse_content_stream(drawn):
            name = str(told.operator)
            if name == "q":
                kept.append(color)
            elif name == "Q":
                color = kept.pop()
            elif name in ("g", "rg", "k"):
                color = tuple(float(number) for number in told.operands)
            elif name in ("Tj", "TJ"):
                found.append(color)
            elif name == "Do":
                form = drawn.Resources.XObject[str(told.operands[0])]
                if form.get("/Subtype") == "/Form":
                    look(form, color)

    look(page.obj if isinstance(page, pikepdf.Page) else page, (0.0,))
    return found


def is_gray(color: tuple[float, ...]) -> bool:
    """Whether a color of the screen is black or a gray to the eye: what a reader calls the color of plain words."""
    return max(color) - min(color) < 0.1 or max(color) < 0.2


def is_black_alone(color: tuple[float, ...]) -> bool:
    """Whether it is black or a share of it, and no other ink."""
    return len(color) == 1 or (len(color) == 4 and not any(color[:3]) and color[3] > 0)


def words_in_other_inks(made: Made) -> list[tuple[tuple[float, ...], tuple[float, ...]]]:
    """Plain words of an A4 leaflet that are not in black alone: as they are on the screen, and in print."""
    sheet, printed = made
    own, for_shop = (opened(printed.files[f"{sheet.name}{end}"]) for end in (".pdf", ".print.pdf"))
    wrong, grays = [], 0
    for page, side in zip(own.pages, for_shop.pages, strict=True):
        screen = inks_of_words(page)
        inks = inks_of_words(side)[-len(screen) :]  # before them comes the small print of the shop
        grays += sum(map(is_gray, screen))
        pairs = zip(screen, inks, strict=True)
        wrong += [pair for pair in pairs if is_gray(pair[0]) and not is_black_alone(pair[1])]
    assert grays > 20, "the leaflet has plain words"
    return wrong


def test_words_are_in_black_ink_alone_feet_too(shop: Shop, made: Printing) -> None:
    assert words_in_other_inks(made["en", "a4"]) == []
    assert words_in_other_inks(shop(cmyk_profile(), formats=("a4",))["en", "a4"]) == []


def words(data: bytes) -> list[tuple[float, tuple[int, ...]]]:
    """Words of a file as PDFium draws them: height of their letters in points, and channels of 0 to 255."""
    found = []
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            for text in page.get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=6):
                size, channels = ctypes.c_float(), [ctypes.c_uint() for _ in range(4)]
                raw.FPDFTextObj_GetFontSize(text.raw, size)
                raw.FPDFPageObj_GetFillColor(text.raw, *channels)
                found.append((size.value * PIXEL, tuple(each.value for each in channels[:3])))
    return found


def colored(data: bytes, least: float, most: float) -> int:
    """How many words between two heights are neither gray nor black to the eye."""
    return sum(max(color) - min(color) > 25 for height, color in words(data) if least <= height < most)


def test_small_words_of_the_accent_print_in_black_and_titles_keep_it(made: Printing) -> None:
    own, for_shop = made.own("en", "a4"), made.for_shop("en", "a4")
    assert colored(own, 0, 18) > 10, "headings and marks have the accent on the screen"
    assert colored(for_shop, 0, 18) == 0
    assert colored(for_shop, 18, 99) == colored(own, 18, 99) > 0
    shares = colors_drawn(own), colors_drawn(for_shop)
    assert shares[0] == shares[1], "what is drawn after words keeps its color"


def colors_drawn(data: bytes) -> list[tuple[int, ...]]:
    """The colors of the accent in which shapes of a file are filled, in order."""
    found = []
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            for shape in page.get_objects([raw.FPDF_PAGEOBJ_PATH], max_depth=6):
                channels = [ctypes.c_uint() for _ in range(4)]
                raw.FPDFPageObj_GetFillColor(shape.raw, *channels)
                color = tuple(each.value for each in channels[:3])
                if max(color) - min(color) > 30:
                    found.append(color)
    return found


@pytest.mark.parametrize(
    ("screen", "print_"),
    [
        (b"0.05 0.02 0.19 rg", b"0 0 0 1 k"),
        (b"0.29 0.353 0.373 rg", b"0 0 0 0.6589 k"),
        (b"0.722 0.78 0.796 RG", b"0 0 0 0.2312 K"),
    ],
)
def test_what_is_dark_or_gray_is_a_share_of_black(screen: bytes, print_: bytes) -> None:
    pdf = pikepdf.new()
    form = pdf.make_stream(screen + b"\n", Subtype=pikepdf.Name.Form)
    settle(pdf, cmyk_profile())
    assert form.read_bytes().strip() == print_


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_with_a_profile_the_print_shops_file_is_cmyk_within_its_limit(shop: Shop, profile: bytes) -> None:
    sheet, printed = shop(profile)["en", "trifold"]
    assert printed.findings == ()
    data = printed.files[f"{sheet.name}.print.pdf"]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = [i for i in pdf.objects if isinstance(i, pikepdf.Stream) and i.get("/Subtype") == "/Form"]
        assert any(b"0 0 0 1 k" in stream.read_bytes() for stream in streams)
        assert not any(re.search(rb"\d (rg|RG)\s", stream.read_bytes()) for stream in streams)
        assert 0 < most_ink(pdf) <= 301
    assert pypdfium2.PdfDocument(data)[0].render(scale=0.2).to_pil().getextrema() != ((255, 255),) * 3


def most_ink(pdf: pikepdf.Pdf) -> float:
    """The most ink that a color of a file takes, in percent."""
    number = rb"([\d.]+) "
    return max(
        sum(float(share) for share in found) * 100
        for item in pdf.objects
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
        for found in re.findall(rb"(?<![\w.])" + number * 4 + rb"[kK](?!\w)", item.read_bytes())
    )


def test_no_color_takes_more_ink_than_the_shops_limit(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    printing = shop(cmyk_profile(black=False), "ink_limit = 200\n")
    sheet, printed = printing["en", "trifold"]
    assert printed.findings == ()
    with opened(printing.for_shop("en", "trifold")) as pdf:
        assert most_ink(pdf) <= 201
    monkeypatch.setattr("leafwright.leaflets.shop.inks._within", lambda inks, limit: inks)
    wet = Printer(printing.root).print(sheet)
    assert {finding.code for finding in wet.findings} == {"P030"}


def test_colors_give_way_to_black_and_by_no_more_than_the_limit_asks() -> None:
    assert _within([0.8, 0.6, 0.6, 0.4], 2.4) == [0.8, 0.6, 0.6, 0.4]
    assert _within([0.8, 0.6, 0.6, 0.4], 1.4) == pytest.approx([0.4, 0.3, 0.3, 0.4])


def test_rgb_that_is_left_in_a_cmyk_file_is_refused(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    printing = shop(cmyk_profile())
    monkeypatch.setattr("leafwright.leaflets.shop.inks.settle", lambda pdf, profile, limit: None)
    found = Printer(printing.root).print(printing.sheet("en", "trifold")).findings
    assert {finding.code for finding in found} == {"P014"}


def test_the_file_says_all_that_pdf_x_asks_for(shop: Shop) -> None:
    printing = shop(cmyk_profile(), 'condition = "FOGRA51"\n')
    data = printing.for_shop("en", "trifold")
    with opened(data) as pdf:
        [intent] = pdf.Root.OutputIntents
        assert (intent.S, intent.Type) == (pikepdf.Name.GTS_PDFX, pikepdf.Name.OutputIntent)
        assert (str(intent.OutputConditionIdentifier), str(intent.RegistryName)) == ("FOGRA51", "http://www.color.org/")
        assert intent.DestOutputProfile.read_bytes() == cmyk_profile()
        assert intent.DestOutputProfile.N == 4
        assert pdf.pdf_version == "1.6"
        assert pdf.trailer.ID
        told = pdf.docinfo
        with pdf.open_metadata() as metadata:
            assert metadata["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
            assert metadata["dc:title"] == str(told.Title)
            for date, name in (("xmp:CreateDate", "/CreationDate"), ("xmp:ModifyDate", "/ModDate")):
                digits = re.sub(r"\D", "", metadata[date])
                assert len(digits) == 14
                assert re.sub(r"\D", "", str(told[name])) == digits
            assert metadata["xmp:MetadataDate"] == metadata["xmp:ModifyDate"]
            names = [metadata[f"xmpMM:{name}"] for name in ("DocumentID", "InstanceID")]
            assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", name) for name in names)
            assert len(set(names)) == 2
            assert (metadata["xmpMM:VersionID"], metadata["xmpMM:RenditionClass"]) == ("1.0", "default")
        assert all({"/TrimBox", "/BleedBox"} <= set(page.obj.keys()) for page in pdf.pages)
    sheet = printing.sheet("en", "trifold")
    assert Printer(printing.root).print(sheet).files[f"{sheet.name}.print.pdf"] == data, "the same bytes each time"


def test_trapping_is_told_by_a_name_that_is_valid(shop: Shop, made: Printing) -> None:
    for data in (made.for_shop("en", "a4"), shop(cmyk_profile()).for_shop("en", "trifold")):
        with opened(data) as pdf:
            assert str(pdf.docinfo["/Trapped"]) == "/False"
            assert isinstance(pdf.docinfo["/Trapped"], pikepdf.Name)
            with pdf.open_metadata() as metadata:
                assert metadata["pdf:Trapped"] == "False"


def test_a_code_is_one_ink_in_a_bit_a_dot(shop: Shop) -> None:
    made = shop(PROFILES["made here"])
    with opened(made.for_shop("en", "trifold")) as pdf:
        drawn = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]
        assert drawn
        for image in drawn:
            assert (str(image.ColorSpace), int(image.BitsPerComponent)) == ("/DeviceGray", 1)
            assert len(image.read_bytes()) == math.ceil(int(image.Width) / 8) * int(image.Height)


@pytest.mark.parametrize(
    ("kind", "found"),
    [({"/Subtype": "/Form"}, True), ({"/Type": "/Pattern"}, True), ({"/Type": "/Metadata"}, False), ({}, False)],
)
def test_too_much_ink_is_found_in_whatever_draws(kind: dict[str, str], found: bool) -> None:
    with pikepdf.new() as pdf:
        named = {key: pikepdf.Name(value) for key, value in kind.items()}
        pdf.make_stream(b"0.5 0.5 0.5 0.5 k 0.9 0.9 0.9 0.9 k", named)
        assert over(pdf, 300) == ("0.9 0.9 0.9 0.9 k" if found else "")
        assert over(pdf, 360) == ""


@pytest.mark.parametrize(("share", "limit", "found"), [(255, 300, "a picture"), (255, 400, ""), (100, 300, "")])
def test_too_much_ink_is_found_in_a_picture(share: int, limit: int, found: str) -> None:
    with pikepdf.new() as pdf:
        image = pdf.make_stream(bytes([share] * 16))
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width, image.Height, image.BitsPerComponent, image.ColorSpace = 2, 2, 8, pikepdf.Name.DeviceCMYK
        assert over(pdf, limit) == found


def test_a_photograph_is_in_the_inks_of_the_profile_within_their_limit() -> None:
    with pikepdf.new() as pdf:
        for name, left in (("color", "#a01010"), ("gray", "#808080")):
            picture = Image.merge("RGB", [Image.linear_gradient("L")] * 3)
            picture.paste(left, (0, 0, 128, 256))
            picture.paste("#000000", (128, 0, 256, 128))
            item = pikepdf.Stream(pdf, picture.tobytes(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
            item.Width, item.Height, item.BitsPerComponent = 256, 256, 8
            item.ColorSpace = pikepdf.Name.DeviceRGB
            pdf.Root[f"/{name}"] = pdf.make_indirect(item)
        settle(pdf, PROFILES["made here"], limit=200)
        assert pdf.Root.color.ColorSpace == "/DeviceCMYK"
        assert pdf.Root.gray.ColorSpace == "/DeviceGray"
        assert len(pdf.Root.gray.read_bytes()) == 256 * 256
        assert not over(pdf, 200)
        assert not left_over(pdf)
        inks = Image.frombytes("CMYK", (256, 256), pdf.Root.color.read_bytes())
        red, black = (inks.getpixel(place) for place in ((10, 10), (200, 10)))
        assert isinstance(red, tuple)
        assert isinstance(black, tuple)
        assert red[1] > red[0] + 50
        assert black[3] > 150
        pdf.Root.color.write(Image.new("CMYK", (256, 256), (255, 255, 255, 0)).tobytes())
        assert over(pdf, 200) == "a picture"
