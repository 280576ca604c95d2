"""What is printed in every format, in scripts that read either way."""

import html
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

import aloud
from breaking import HERNIA
from conftest import ROOT
from leafwright.text import as_html
from leafwright.text.as_html import inline_html
from leafwright.text.filling import filling
from leafwright.text.inline import changed, runs
from leafwright.text.page import edition_sections
from leafwright.text.segments import segments
from printing import Printing, letters, opened

pytestmark = pytest.mark.build
TAGS = ("en", "ar")

PAPER = {
    "a4": (210, 297),
    "large-print": (210, 297),
    "dual": (210, 297),
    "a5-booklet": (148, 210),
    "poster": (297, 420),
}


def test_nothing_is_found_in_any_format(made: Printing) -> None:
    found = {key: [f for f in printed.findings if f.code != "P007"] for key, (_, printed) in made.items()}
    assert {key: findings for key, findings in found.items() if findings} == {}
    asked = {format.id for format in made.formats() if format.asked}  # their own tests ask for these
    assert {format for (_, format), _ in made.items()} == {path.name for path in _shipped() if path.is_dir()} - asked
    assert all(printed.files for _, (_, printed) in made.items())


def _shipped() -> list[Path]:
    return list((ROOT / "leaflets" / "formats").iterdir())


@pytest.mark.parametrize("format", PAPER)
def test_pages_have_the_size_of_their_paper(made: Printing, format: str) -> None:
    for (_, name), (sheet, printed) in made.items():
        if name == format:
            with pikepdf.open(io.BytesIO(printed.files[f"{sheet.name}.pdf"])) as pdf:
                sizes = {
                    (round(float(p.mediabox[2]) / 72 * 25.4), round(float(p.mediabox[3]) / 72 * 25.4))
                    for p in pdf.pages
                }
            assert {(float(w), float(h)) for w, h in sizes} == {PAPER[format]}


def test_tags_hold_words_and_running_feet_are_not_read(made: Printing) -> None:
    for (tag, format), (sheet, printed) in made.items():
        if f"{sheet.name}.pdf" not in printed.files:
            continue
        with opened(made.own(tag, format)) as pdf:
            feet = [page.Contents.read_bytes().count(b"/Subtype /Footer") for page in pdf.pages]
        found = list(aloud.tree(made.own(tag, format)))
        bare = [each.role for each in found if not each.kids and each.role not in ("TD", "TH", "Figure")]
        assert bare == [], (tag, format)
        items = [
            [kid.role for kid in each.kids if isinstance(kid, aloud.Element)] for each in found if each.role == "LI"
        ]
        assert all(roles in (["Lbl", "LBody"], ["LBody"]) for roles in items), (tag, format)
        if format in ("a4", "a5-booklet", "dual", "large-print"):
            assert sum(map(bool, feet)) > len(feet) / 2, (tag, format)  # a cover has none


@pytest.mark.parametrize(("tag", "side"), [("en", 0.093), ("ar", 0.907)])
def test_the_logo_stands_where_reading_begins(made: Printing, tag: str, side: float) -> None:
    page = pypdfium2.PdfDocument(made.own(tag, "a4"))[0].render(scale=1).to_pil().convert("L")
    room = round(page.width * 0.03)
    corner = page.crop((round(page.width * side) - room, 51, round(page.width * side) + room, 76))
    dark = sum(corner.histogram()[:120]) / (corner.width * corner.height)
    assert dark > 0.3, dark


def test_a_booklet_fills_its_sheets_with_pages_for_notes(made: Printing) -> None:
    for tag in TAGS:
        _, printed = made[tag, "a5-booklet"]
        assert printed.pages % 4 == 0


def test_a_folded_leaflet_has_six_panels_in_type_that_can_be_read(made: Printing) -> None:
    for tag in TAGS:
        _, printed = made[tag, "trifold"]
        assert printed.pages == 6
        assert 11 <= printed.size <= 12.5
        with pikepdf.open(io.BytesIO(made.own(tag, "trifold"))) as pdf:
            widths = [round(float(page.mediabox[2]) / 72 * 25.4) for page in pdf.pages]
        assert widths == [100, 97, 100, 100, 97, 100]


def test_files_say_both_standards_their_language_and_how_to_turn_pages(made: Printing) -> None:
    for (tag, format), (sheet, _) in made.items():
        if sheet.format.plain:
            continue
        with opened(made.own(tag, format)) as pdf:
            with pdf.open_metadata() as metadata:
                assert metadata["pdfuaid:part"] == "1"
                assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
            assert str(pdf.Root.Lang) == tag
            # there it would make programs read lines of English backwards
            assert "/Direction" not in pdf.Root.ViewerPreferences
        if not sheet.format.staff:
            with opened(made.for_shop(tag, format)) as pdf:
                shown: Any = pdf.Root.get("/ViewerPreferences", {})
                direction = shown.get("/Direction")
                assert direction == (pikepdf.Name.R2L if tag == "ar" else None)


@pytest.mark.parametrize("tag", TAGS)
def test_plain_text_holds_every_word(made: Printing, tag: str) -> None:
    edition = made.edition(tag)
    text = made[tag, "text"][1].files[f"{HERNIA}.text.txt"].decode()
    said = letters(text)
    all_but_the_poster = edition.text[: edition.text.rindex("\n## ")]
    for piece in segments(all_but_the_poster):
        if piece.role != "search_terms":
            markup = inline_html(changed(runs(piece.text), filling(edition)))
            markup = html.unescape(re.sub(r"<sup.*?</sup>", "<sup>", markup))
            words = [letters(part) for part in re.split(r"<[^>]+>", markup)]
            assert all(word in said for word in words), piece.text
    assert "<" not in text.replace("&lt;", "")
    assert edition.words["draft"] in text


def test_the_words_of_the_poster_stand_on_the_poster_alone(made: Printing) -> None:
    heading, line = letters("Do you have a lump in the groin?"), letters("It may be a hernia.")
    for (tag, format), (sheet, printed) in made.items():
        if tag == "en":
            name = f"{sheet.name}.txt" if sheet.format.plain else f"{sheet.name}.pdf"
            said = letters(_read(printed.files[name]))
            assert (heading in said, line in said) == ((True, True) if format == "poster" else (False, False)), format


def test_plain_text_has_lines_to_write_on(made: Printing) -> None:
    sheet, printed = made["en", "text"]
    (line,) = [each for each in printed.files[f"{sheet.name}.txt"].decode().split("\n") if "notes:" in each]
    assert line.rstrip().endswith("____________")


def _read(data: bytes) -> str:
    if not data.startswith(b"%PDF"):
        return data.decode()
    return " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))


@pytest.mark.parametrize(("tag", "least"), [("ar", 0.95), ("en", 0.99)])
def test_words_can_be_copied_from_the_file_for_screens(made: Printing, tag: str, least: float) -> None:
    document = pypdfium2.PdfDocument(made.own(tag, "a4"))
    said = " ".join(page.get_textpage().get_text_bounded() for page in document)
    edition = made.edition(tag)
    markup = " ".join(as_html.html(section.blocks) for section, _ in edition_sections(edition, made.everything))
    wanted = _words(re.sub(r"<[^>]+>|&#8288;", " ", markup))
    share = len(wanted & _words(said)) / len(wanted)
    assert share >= least, f"{share:.3f}: {sorted(wanted - _words(said))[:20]}"


def _words(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKC", html.unescape(text))
    plain = "".join(c for c in plain if not ("\u0600" < c < "\u06ff" and unicodedata.combining(c)) and c not in _UNSEEN)
    return set(re.findall(r"[^\W\d_][\w\u0980-\u09ff]{2,}", plain))  # vowel signs of Bengali are no letters to \w


_UNSEEN = "\u2060\u200b\u200c\u200d\u200e\u200f"


def test_fonts_carry_only_what_a_pdf_draws_from(made: Printing) -> None:
    drawn = {"head", "hhea", "hmtx", "maxp", "loca", "glyf"}  # ISO 32000-1, 9.9; these fonts have no hints
    for key in [("en", "a4"), ("ar", "a4")]:
        with pikepdf.open(io.BytesIO(made.own(*key))) as pdf:
            fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each]
            for font in fonts:
                file = TTFont(io.BytesIO(font.FontFile2.read_bytes()))
                assert set(file.reader.keys()) == drawn
                assert int(font.FontFile2.Length1) == len(font.FontFile2.read_bytes())
        assert len(fonts) >= 2


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_line_to_write_on_takes_the_rest_of_its_row(made: Printing, tag: str) -> None:
    sheet = made[tag, "a4"][0]
    document = made.printer._laid_out(sheet, sheet.styles, 12)
    lines = [pair for page in document.pages for pair in _of_class("fill", page._page_box, page._page_box)]
    assert len(lines) == 1
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
def test_both_marks_of_a_draft_stand_where_reading_begins(made: Printing, format: str) -> None:
    sheet = made["ar", format][0]
    first = made.printer._laid_out(sheet, sheet.styles, sheet.format.sizes["body"]).pages[0]._page_box
    marks = [mark for _, mark in _of_class("draft-mark", first, first)]
    assert len(marks) == 2
    for mark in marks:
        words = mark.children[0].children[0]
        assert abs(words.position_x + words.width - mark.content_box_x() - mark.width) < 0.5
