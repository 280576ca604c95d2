"""Every format in scripts that read either way: what is printed, how it fits, and how the print shop's sheets fold."""

import dataclasses
import html
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

from conftest import ROOT, copy_project
from inkprofile import cmyk_profile
from leafwright import leaflets, reading
from leafwright.leaflets import Composer, Printer, pool
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.fitting import largest
from leafwright.leaflets.imposing import impose
from leafwright.leaflets.parts import bound, ends_bound
from leafwright.leaflets.printer import Printed
from leafwright.model import Edition, Finding, Project
from leafwright.text import as_html
from leafwright.text.as_html import inline_html
from leafwright.text.bilingual import side_by_side
from leafwright.text.filling import filling
from leafwright.text.hospital import as_paragraph
from leafwright.text.inline import changed, runs
from leafwright.text.macros import macro_value
from leafwright.text.page import edition_sections
from leafwright.text.segments import segments
from leafwright.translation.editions import editions
from pool_work import print_name_of_worker, print_or_break

SLUG = "after-liver-embolization"
TAGS = ("en", "ar", "bn", "ur", "zh-Hans")
FORMATS = tuple(sorted(path.name for path in (ROOT / "leaflets" / "formats").iterdir() if path.is_dir()))
PAPER = {
    "a4": (210, 297),
    "large-print": (210, 297),
    "dual": (210, 297),
    "a5-booklet": (148, 210),
    "poster": (297, 420),
}
Made = dict[tuple[str, str], tuple[ComposedLeaflet, Printed]]
pytestmark = pytest.mark.build


@pytest.fixture(scope="module")
def project() -> Project:
    loaded, _ = reading.load(ROOT)
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def everything(project: Project) -> list[Edition]:
    return editions(project)


@pytest.fixture(scope="module")
def composer(project: Project, everything: list[Edition]) -> Composer:
    return Composer(ROOT, project, everything)


@pytest.fixture(scope="module")
def printer() -> Printer:
    return Printer(ROOT)


@pytest.fixture(scope="module")
def made(everything: list[Edition], composer: Composer, printer: Printer) -> Made:
    """One topic in every format that an edition prints in."""
    found: Made = {}
    for edition in everything:
        if edition.topic.slug == SLUG and edition.language.tag in TAGS:
            for format in leaflets.wanted(leaflets.formats(ROOT), edition):
                sheet = composer.sheet(edition, format)
                found[edition.language.tag, format.id] = sheet, printer.print(sheet)
    return found


def edition_of(everything: list[Edition], tag: str, slug: str = SLUG) -> Edition:
    return next(edition for edition in everything if edition.id == f"{tag}/{slug}")


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def own(made: Made, tag: str, format: str) -> bytes:
    sheet, printed = made[tag, format]
    return printed.files[f"{sheet.name}.pdf"]


def for_shop(made: Made, tag: str, format: str) -> bytes:
    sheet, printed = made[tag, format]
    return printed.files[f"{sheet.name}.print.pdf"]


def test_nothing_is_found_in_any_format(made: Made) -> None:
    found = {key: [f for f in printed.findings if f.code != "P007"] for key, (_, printed) in made.items()}
    assert {key: findings for key, findings in found.items() if findings} == {}
    assert {format for _, format in made} == set(FORMATS)
    assert all(printed.files for _, printed in made.values())


@pytest.mark.parametrize("format", PAPER)
def test_pages_have_the_size_of_their_paper(made: Made, format: str) -> None:
    for (_, name), (sheet, printed) in made.items():
        if name == format:
            with pikepdf.open(io.BytesIO(printed.files[f"{sheet.name}.pdf"])) as pdf:
                sizes = {
                    (round(float(p.mediabox[2]) / 72 * 25.4), round(float(p.mediabox[3]) / 72 * 25.4))
                    for p in pdf.pages
                }
            assert {(float(w), float(h)) for w, h in sizes} == {PAPER[format]}


def _elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """A tag with all below it."""
    yield node
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _elements(kid)


def _kids(node: pikepdf.Object) -> set[str]:
    return {str(kid.S) for kid in node.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid}


def test_tags_hold_words_and_running_feet_are_not_read(made: Made) -> None:
    for (tag, format), (sheet, printed) in made.items():
        if f"{sheet.name}.pdf" not in printed.files:
            continue
        with pikepdf.open(io.BytesIO(own(made, tag, format))) as pdf:
            found = list(_elements(pdf.Root.StructTreeRoot.K[0]))
            feet = [page.Contents.read_bytes().count(b"/Artifact\n<</Type /Pagination>>") for page in pdf.pages]
            bare = [e for e in found if not list(e.get("/K", [])) and "/Alt" not in e and e.S not in ("/TD", "/TH")]
            assert bare == [], (tag, format)
            assert all("/LBody" in _kids(each) for each in found if each.S == "/LI"), (tag, format)
            if format in ("a4", "a5-booklet", "dual", "large-print"):
                assert sum(map(bool, feet)) > len(feet) / 2, (tag, format)  # a cover has none


@pytest.mark.parametrize(("tag", "side"), [("en", 0.12), ("ar", 0.88)])
def test_the_logo_stands_where_reading_begins(made: Made, tag: str, side: float) -> None:
    page = pypdfium2.PdfDocument(own(made, tag, "a4"))[0].render(scale=1).to_pil().convert("L")
    room = round(page.width * 0.03)
    corner = page.crop((round(page.width * side) - room, 48, round(page.width * side) + room, 74))
    dark = sum(corner.histogram()[:120]) / (corner.width * corner.height)
    assert dark > 0.3, dark


def test_a_booklet_fills_its_sheets_with_pages_for_notes(made: Made) -> None:
    for tag in TAGS:
        _, printed = made[tag, "a5-booklet"]
        assert printed.pages % 4 == 0


def test_a_folded_leaflet_has_six_panels_in_type_that_can_be_read(made: Made) -> None:
    for tag in TAGS:
        _, printed = made[tag, "trifold"]
        assert printed.pages == 6
        assert 11 <= printed.size <= 12.5
        with pikepdf.open(io.BytesIO(own(made, tag, "trifold"))) as pdf:
            widths = [round(float(page.mediabox[2]) / 72 * 25.4) for page in pdf.pages]
        assert widths == [100, 97, 100, 100, 97, 100]


def test_files_say_both_standards_their_language_and_how_to_turn_pages(made: Made) -> None:
    for (tag, format), (sheet, _) in made.items():
        if sheet.format.plain:
            continue
        with pikepdf.open(io.BytesIO(own(made, tag, format))) as pdf:
            with pdf.open_metadata() as metadata:
                assert metadata["pdfuaid:part"] == "1"
                assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
            assert str(pdf.Root.Lang) == tag
            # there it would make programs read lines of English backwards
            assert "/Direction" not in pdf.Root.ViewerPreferences
        if not sheet.format.staff:
            with pikepdf.open(io.BytesIO(for_shop(made, tag, format))) as pdf:
                direction = pdf.Root.get("/ViewerPreferences", {}).get("/Direction")
                assert direction == (pikepdf.Name.R2L if tag in ("ar", "ur") else None)


# What a hand does with the printed sheets: turn, fold, nest, and read. Written without looking at the imposer.


def leaves_of_a_booklet(sides: list[Image.Image], binding: str) -> list[Image.Image]:
    """The pages in reading order of nested sheets that are folded in the middle; sides come as front, back, front…"""
    first, last = [], []
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
    difference = ImageChops.difference(one.resize(small), other.resize(small)).get_flattened_data()
    return sum(value > 60 for value in difference) < 0.02 * len(difference)


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("format", ["a5-booklet", "trifold"])
def test_folded_sheets_read_in_order(made: Made, tag: str, format: str) -> None:
    sides = pictures(for_shop(made, tag, format), trimmed=True)
    binding = "rtl" if tag == "ar" else "ltr"
    unfold = leaves_of_a_booklet if format == "a5-booklet" else panels_of_a_letter_fold
    folded, read = unfold(sides, binding), pictures(own(made, tag, format), trimmed=False)
    assert len(folded) == len(read)
    assert [number for number, pair in enumerate(zip(folded, read, strict=True), 1) if not alike(*pair)] == []
    backwards = unfold(sides, "ltr" if tag == "ar" else "rtl")
    assert not all(alike(*pair) for pair in zip(backwards, read, strict=True)), "bound on the other side it reads wrong"


def test_a_booklet_that_does_not_fill_its_sheets_is_not_imposed() -> None:
    with pytest.raises(ValueError, match="14 pages"):
        impose("booklet", [(148, 210)] * 14, "ltr")
    with pytest.raises(ValueError, match="folds of the two sides"):
        impose("trifold", [(100, 210)] * 5 + [(97, 210)], "ltr")


def test_the_print_shops_file_has_boxes_marks_outside_them_and_a_ticket(made: Made) -> None:
    for (tag, format), (sheet, printed) in made.items():
        if sheet.format.staff or sheet.format.plain:
            continue
        with pikepdf.open(io.BytesIO(for_shop(made, tag, format))) as pdf:
            for page in pdf.pages:
                trim, bleed, media = (
                    [float(edge) for edge in box] for box in (page.trimbox, page.BleedBox, page.mediabox)
                )
                assert [round((b - a) / 72 * 25.4, 2) for a, b in zip(bleed, trim, strict=True)] == [3, 3, -3, -3]
                assert media[0] < bleed[0]
                assert media[3] > bleed[3]
        ticket = json.loads(printed.files[f"{sheet.name}.job.json"])
        assert ticket["number"] == "LH-03"
        assert ticket["quantity"] is None
        assert tag == "ur" or ticket["pages"] == printed.pages, "Nastaliq takes more room"
    for page in pictures(for_shop(made, "en", "a5-booklet"), trimmed=False, dots=200):
        edge = round(6 / 25.4 * 200)
        outside = page.crop((0, 0, page.width, edge))
        assert min(outside.get_flattened_data()) < 200, "crop marks stand outside of bleed"


def test_text_for_print_is_pure_black(made: Made) -> None:
    for tag, format in (("en", "a4"), ("ar", "trifold")):
        with pikepdf.open(io.BytesIO(for_shop(made, tag, format))) as pdf:
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
    root = copy_project(tmp_path, ["trifold"], ["en"])
    (root / "docs" / "shop.icc").write_bytes(cmyk_profile())
    hospital = root / "docs" / "hospital.toml"
    hospital.write_text(hospital.read_text("utf-8") + '\n[print]\nprofile = "shop.icc"\n', "utf-8")
    return root


def first_sheet(root: Path) -> ComposedLeaflet:
    loaded, _ = reading.load(root)
    assert loaded is not None
    everything = editions(loaded)
    return Composer(root, loaded, everything).sheet(edition_of(everything, "en"), leaflets.formats(root)[0])


def test_with_a_profile_the_print_shops_file_is_cmyk_and_pdf_x(cmyk_shop: Path, printer: Printer) -> None:
    sheet = first_sheet(cmyk_shop)
    printed = printer.print(sheet)
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
    assert printed.files == printer.print(sheet).files, "the same bytes each time"


def test_rgb_that_is_left_in_a_cmyk_file_is_refused(
    cmyk_shop: Path, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leafwright.leaflets.inks.settle", lambda pdf, profile: None)
    assert {finding.code for finding in printer.print(first_sheet(cmyk_shop)).findings} == {"P014"}


@pytest.mark.parametrize("limit", [11.0, 11.25, 11.9, 12.5, 14.0])
def test_the_largest_size_that_fits_is_found(limit: float) -> None:
    asked: list[float] = []

    def fits(size: float) -> bool:
        asked.append(size)
        return size <= limit

    assert largest(fits, 11, 12.5) == min(12.5, 11 + (limit - 11) // 0.25 * 0.25)
    assert len(asked) <= 5


def test_words_that_do_not_fit_are_told_with_panel_lines_and_paragraphs(
    everything: list[Edition], composer: Composer, printer: Printer
) -> None:
    format = next(each for each in leaflets.formats(ROOT) if each.id == "trifold")
    sheet = composer.sheet(edition_of(everything, "en"), format)
    long = f"<p>{'Many words that nobody needs. ' * 60}</p>"
    sheet = dataclasses.replace(sheet, markup=sheet.markup.replace('<div class="frame">', f'<div class="frame">{long}'))
    printed = printer.print(sheet)
    assert printed.files == {}
    (finding,) = printed.findings
    assert finding.code == "P013"
    assert not finding.stops
    assert re.search(r"Folded leaflet \(en\): panel back runs [1-9]\d* lines over at 11 points", finding.message)
    assert "Many words that nobody needs." in finding.fix


def _broken(everything: list[Edition], composer: Composer, printer: Printer, format: str, style: str) -> set[str]:
    """The codes of what is found in an English leaflet with one more style."""
    chosen = next(each for each in leaflets.formats(ROOT) if each.id == format)
    sheet = composer.sheet(edition_of(everything, "en"), chosen)
    return {f.code for f in printer.print(dataclasses.replace(sheet, styles=(*sheet.styles, ("", style)))).findings}


@pytest.mark.parametrize(
    ("format", "style", "code"),
    [
        ("a4", "#pain .body { height: 8mm; overflow: hidden } #pain .body * { display: none }", "P003"),
        ("a4", "p { font-size: 11pt } li { font-size: 11pt }", "P006"),
        ("large-print", "#sources p { font-size: 12pt }", "P006"),
        ("a4", ".number { white-space: normal; display: inline; word-break: break-all; font-size: 70pt }", "P018"),
        ("a4", ".section > h2 { position: static; break-after: page }", "P017"),
        ("a4", ".code { width: 4mm; height: 4mm }", "P010"),
    ],
)
def test_a_broken_layout_is_refused(
    everything: list[Edition], composer: Composer, printer: Printer, format: str, style: str, code: str
) -> None:
    assert code in _broken(everything, composer, printer, format, style)


def test_a_booklet_with_half_a_sheet_is_refused(
    everything: list[Edition], composer: Composer, printer: Printer
) -> None:
    hidden = ".notes { display: none !important }"
    longer = ("", "#pain { break-before: page }", "#pain, #eating { break-before: page }")
    found = [_broken(everything, composer, printer, "a5-booklet", f"{hidden} {style}") for style in longer]
    assert {"P019"} in found


def test_a_code_to_another_edition_is_refused(everything: list[Edition], composer: Composer, printer: Printer) -> None:
    format = next(each for each in leaflets.formats(ROOT) if each.id == "poster")
    sheet = composer.sheet(edition_of(everything, "en"), format)
    assert len(sheet.addresses) == len({edition.language.tag for edition in everything})
    fewer = dataclasses.replace(sheet, addresses=sheet.addresses[1:])
    assert {finding.code for finding in printer.print(fewer).findings} == {"P010"}


@pytest.mark.parametrize("tag", TAGS)
def test_plain_text_holds_every_word(made: Made, everything: list[Edition], tag: str) -> None:
    edition = edition_of(everything, tag)
    text = made[tag, "text"][1].files[f"{SLUG}.text.txt"].decode()
    said = letters(text)
    for piece in segments(edition.text):
        if piece.role != "search_terms":
            markup = inline_html(changed(runs(piece.text), filling(edition)))
            markup = html.unescape(re.sub(r"<sup.*?</sup>", "<sup>", markup))
            words = [letters(part) for part in re.split(r"<[^>]+>", markup)]
            assert all(word in said for word in words), piece.text
    assert "<" not in text.replace("&lt;", "")
    assert edition.words["draft"] in text


@pytest.mark.parametrize(("tag", "least"), [("ur", 0.95), ("bn", 0.95), ("ar", 0.95), ("en", 0.99)])
def test_words_can_be_copied_from_the_file_for_screens(
    made: Made, everything: list[Edition], tag: str, least: float
) -> None:
    document = pypdfium2.PdfDocument(own(made, tag, "a4"))
    said = " ".join(page.get_textpage().get_text_bounded() for page in document)
    edition = edition_of(everything, tag)
    markup = " ".join(as_html.html(section.blocks) for section, _ in edition_sections(edition, everything))
    wanted = _words(re.sub(r"<[^>]+>|&#8288;", " ", markup))
    share = len(wanted & _words(said)) / len(wanted)
    assert share >= least, f"{share:.3f}: {sorted(wanted - _words(said))[:20]}"


def _words(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKC", html.unescape(text))
    plain = "".join(c for c in plain if not ("\u0600" < c < "\u06ff" and unicodedata.combining(c)) and c not in _UNSEEN)
    return set(re.findall(r"[^\W\d_][\w\u0980-\u09ff]{2,}", plain))  # vowel signs of Bengali are no letters to \w


_UNSEEN = "\u2060\u200b\u200c\u200d\u200e\u200f"


def test_fonts_carry_only_what_a_pdf_draws_from(made: Made) -> None:
    drawn = {"head", "hhea", "hmtx", "maxp", "loca", "glyf"}  # ISO 32000-1, 9.9; these fonts have no hints
    for key in [("en", "a4"), ("zh-Hans", "a4")]:
        with pikepdf.open(io.BytesIO(own(made, *key))) as pdf:
            fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each]
            for font in fonts:
                file = TTFont(io.BytesIO(font.FontFile2.read_bytes()))
                assert set(file.reader.keys()) == drawn
                assert int(font.FontFile2.Length1) == len(font.FontFile2.read_bytes())
        assert len(fonts) > 5


def test_urdu_is_set_in_nastaliq_for_print_and_in_naskh_for_screens(made: Made) -> None:
    assert "Noto-Nastaliq-Urdu" in leaflets.embedded_fonts(for_shop(made, "ur", "a4"))
    assert "Noto-Nastaliq-Urdu" not in leaflets.embedded_fonts(own(made, "ur", "a4"))


def test_a_word_is_not_alone_where_the_next_is_bound_to_more_than_there_is_room_for(
    everything: list[Edition], composer: Composer, printer: Printer
) -> None:
    edition = edition_of(everything, "es", "after-liver-embolization")
    assert bound("Después de la embolización del hígado") == "Después de la embolización del\u00a0hígado"
    assert bound("After liver embolization") == "After liver embolization"
    poster = next(format for format in leaflets.formats(ROOT) if format.id == "poster")
    assert printer.print(composer.sheet(edition, poster)).findings == ()


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_line_to_write_on_takes_the_rest_of_its_row(made: Made, printer: Printer, tag: str) -> None:
    sheet = made[tag, "a4"][0]
    document = printer._laid_out(sheet, sheet.styles, 12)
    lines = [pair for page in document.pages for pair in _of_class("fill", page._page_box, page._page_box)]
    assert len(lines) == 7
    for row, line in lines:
        left, right = line.position_x - row.content_box_x(), row.content_box_x() + row.width - line.position_x
        at_end = left if tag == "ar" else right - line.width
        assert abs(at_end) < 0.5
        assert line.width > 180  # pixels: about 48 mm


def _of_class(name: str, box: Any, row: Any) -> Iterator[tuple[Any, Any]]:
    """Each box of a class with the paragraph or item that it stands in."""
    row = box if type(box).__name__ != "LineBox" and box.element is not None and box.element.tag in ("p", "li") else row
    for child in getattr(box, "children", ()):
        if child.element is not None and child.element.get("class") == name:
            yield row, child
        else:
            yield from _of_class(name, child, row)


@pytest.mark.parametrize("format", ["a5-booklet", "large-print", "poster", "trifold"])
def test_both_marks_of_a_draft_stand_where_reading_begins(made: Made, printer: Printer, format: str) -> None:
    sheet = made["ar", format][0]
    first = printer._laid_out(sheet, sheet.styles, sheet.format.sizes["body"]).pages[0]._page_box
    marks = [mark for _, mark in _of_class("draft-mark", first, first)]
    assert len(marks) == 2
    for mark in marks:
        words = mark.children[0].children[0]
        assert abs(words.position_x + words.width - mark.content_box_x() - mark.width) < 0.5


def test_a_form_names_no_place_for_an_exception_about_the_whole_topic(
    everything: list[Edition], composer: Composer
) -> None:
    form = next(format for format in leaflets.formats(ROOT) if format.id == "form")
    said = composer.markup(edition_of(everything, "en", "liver-hemangioma"), form)
    assert "<p>C018: " in said
    assert "“”" not in said


def test_an_hour_stays_with_what_it_is_counted_by(project: Project) -> None:
    assert "9\u00a0am to 5\u00a0pm" in (
        macro_value("hours", "relations", project.hospital, project.hospital.phones, {}, {}) or ""
    )


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("<p>If it grows, or if it is there.</p>", "<p>If it grows, or if it is\u00a0there.</p>"),
        (
            "<li>It is common.&#8288;<sup>1</sup></li>",
            "<li>It is\u00a0common.&#8288;<sup>1</sup></li>",
        ),
        (
            "<p>It is so.&#8288;<sup>1</sup> So ask us.&#8288;<sup>2</sup></p>",
            "<p>It is so.&#8288;<sup>1</sup> So ask\u00a0us.&#8288;<sup>2</sup></p>",
        ),
        ("<p>It is called a hemangioendothelioma.</p>", "<p>It is called a hemangioendothelioma.</p>"),
        ("<p>Phone <b>us now</b></p>", "<p>Phone <b>us now</b></p>"),
        ("<p>它通常会缩小。</p>", '<p>它通常会<span class="end">缩小。</span></p>'),
        ("<p>好。</p>", "<p>好。</p>"),
    ],
)
def test_a_paragraph_leaves_no_short_word_alone_in_its_last_line(written: str, printed: str) -> None:
    assert ends_bound(written) == printed


def test_sentences_stand_apart_as_their_script_does_it() -> None:
    assert as_paragraph("Ask us.", "Phone: 1") == "Ask us. Phone: 1"
    assert as_paragraph("请问我们。", "电话") == "请问我们。电话"


def test_a_cell_beside_its_translation_says_what_it_is_about(everything: list[Edition]) -> None:
    both = [edition_of(everything, tag, "liver-hemangioma") for tag in ("fr", "en")]
    rows = side_by_side(*both)
    surgery = [row for row in rows if row["source"].startswith("<strong>Surgery:</strong>")]
    assert len(surgery) == sum(row["role"] == "row" for row in rows) > 3
    assert all(row["target"].startswith("<strong>Opération:</strong>") for row in surgery)
    assert not any("Scan the code" in row["source"] for row in rows), "the codes are on the poster only"


@pytest.mark.parametrize("bar", ["| ", ""])
def test_an_empty_cell_moves_no_heading(everything: list[Edition], bar: str) -> None:
    lines = ["| | Pill | Knife |", "|---|---|---|", f"{bar}**Risk** | | Pain. |", f"{bar}**Gain** | Ease. | |"]
    table = "# T\n\n" + "\n".join(lines) + "\n\n| Other | Head |\n|---|---|\n| **Cost** | Much. |\n"
    edition = dataclasses.replace(edition_of(everything, "en"), source=table, text=table)
    assert [(row["role"], row["source"]) for row in side_by_side(edition, edition)][1:] == [
        ("row", "<strong>Risk</strong>"),
        ("td", "<strong>Knife:</strong> Pain."),
        ("row", "<strong>Gain</strong>"),
        ("td", "<strong>Pill:</strong> Ease."),
        ("row", "<strong>Other:</strong> <strong>Cost</strong>"),
        ("td", "<strong>Head:</strong> Much."),
    ]


# Printing again, and printing when something breaks


def test_what_did_not_change_is_taken_from_the_last_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from leafwright import pipeline

    monkeypatch.setattr(pipeline.website, "build", lambda *_: [])  # this is about paper: six websites take minutes
    root = copy_project(tmp_path, ["text", "trifold"], ["en", "es"])
    house = root / "docs" / "rules.toml"
    house.write_text(house.read_text("utf-8") + "\n[P007]\ncharacters = 30\n", "utf-8")  # to have advice
    said: list[str] = []
    found: list[Finding] = []

    def build() -> int:
        said.clear()
        proof = pipeline.build(root, lambda what, done, total: said.append(what))
        assert not proof.stopped, proof.findings
        found[:] = proof.findings
        return sum(what.startswith("Printed") for what in said)

    assert build() == 12
    advice = [finding for finding in found if finding.code == "P007"]
    assert advice
    assert build() == 0
    assert [finding for finding in found if finding.code == "P007"] == advice
    spanish = root / "docs" / "translations" / "es" / f"{SLUG}.po"
    spanish.write_text(spanish.read_text("utf-8").replace("Después de", "Luego de", 1), "utf-8")
    assert build() >= 1
    assert all("es/" in what for what in said if what.startswith("Printed"))
    leaflet = root / "build" / "leaflets" / "en" / f"{SLUG}.trifold.pdf"
    good = leaflet.read_bytes()
    leaflet.write_bytes(good + b"%")
    assert build() == 1
    assert leaflet.read_bytes() == good
    answers = root / "build" / "cache" / "answers.sqlite"
    answers.write_bytes(b"not a cache")
    assert build() == 12
    stale = root / "build" / "leaflets" / "en" / "no-such-topic.a4.pdf"
    stale.write_bytes(b"old")
    assert build() == 0
    assert not stale.exists()


@pytest.fixture
def named(everything: list[Edition], composer: Composer) -> Callable[..., list[ComposedLeaflet]]:
    """The same sheet under several names."""
    plain = composer.sheet(edition_of(everything, "en"), leaflets.formats(ROOT)[0])
    return lambda *names: [dataclasses.replace(plain, name=name) for name in names]


def test_a_leaflet_that_crashes_or_hangs_fails_alone(
    named: Callable[..., list[ComposedLeaflet]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "print_one", print_or_break)
    monkeypatch.setattr(pool, "MOST_SECONDS", 4)
    sheets = named("one", "crashes", "two", "hangs", "three")
    done = {sheet.name: printed for sheet, printed in pool.print_sheets(ROOT, sheets)}
    assert {name for name, printed in done.items() if printed.files} == {"one", "two", "three"}
    for name in ("crashes", "hangs"):
        (finding,) = done[name].findings
        assert (finding.code, finding.stops) == ("P015", True)


def test_a_worker_makes_room_for_a_new_one_before_its_memory_has_grown(
    named: Callable[..., list[ComposedLeaflet]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "print_one", print_name_of_worker)
    monkeypatch.setattr(pool, "MOST_SHEETS", 2)
    sheets = named(*"abcdef")
    done = [name for _, printed in pool.print_sheets(ROOT, sheets, workers=2) for name in printed.files]
    assert len(done) == 6
    assert max(done.count(name) for name in done) <= 2


class _Cluster:
    """Anything that takes jobs can print: this one runs them at once."""

    def __init__(self) -> None:
        self.jobs = 0

    def submit(self, function, /, *arguments):  # type: ignore[no-untyped-def]
        self.jobs += 1
        done: Future[Printed] = Future()
        done.set_result(function(*arguments))
        return done


def test_another_executor_prints_the_same_bytes(everything: list[Edition], composer: Composer, made: Made) -> None:
    cluster = _Cluster()
    sheet, printed = made["en", "trifold"]
    results: Iterator[tuple[ComposedLeaflet, Printed]] = pool.print_sheets(ROOT, [sheet], cluster)
    assert [each.files for _, each in results] == [printed.files]
    assert cluster.jobs == 1


def test_a_topic_may_name_its_formats_and_only_those_that_exist(tmp_path: Path) -> None:
    from leafwright import pipeline

    root = copy_project(tmp_path, ["a4", "text", "trifold"], ["en"])
    topic = root / "docs" / "topics" / f"{SLUG}.md"
    topic.write_text(topic.read_text("utf-8").replace("audience:", "formats: [text]\naudience:", 1), "utf-8")
    loaded, _ = reading.load(root)
    assert loaded is not None
    chosen = leaflets.wanted(leaflets.formats(root), edition_of(editions(loaded), "en"))
    assert [format.id for format in chosen] == ["text"]
    topic.write_text(topic.read_text("utf-8").replace("formats: [text]", "formats: [a3]", 1), "utf-8")
    loaded, _ = reading.load(root)
    assert loaded is not None
    (finding,) = pipeline._unknown_formats(loaded, leaflets.formats(root))
    assert (finding.code, finding.at.file) == ("S015", f"docs/topics/{SLUG}.md")
