"""What a card says of a file, also in a language that has no words for it yet."""

from collections import defaultdict
from pathlib import Path
from types import SimpleNamespace

import pytest

from leafwright.website.downloads import cards, file_facts, format_name, office_facts


@pytest.mark.parametrize(("file", "own_words"), [("pdf", "2 עמודים PDF"), ("txt", "90 טקסט"), ("epub", "EPUB, 90 KB")])
def test_kind_and_size_are_said_where_a_language_has_no_words_for_them(file: str, own_words: str) -> None:
    leaflet = SimpleNamespace(weight=90_000, pages=2, format=SimpleNamespace(file=file))
    assert file_facts(leaflet, defaultdict(str)) == f"{file.upper()}, 90 KB"  # type: ignore[arg-type]
    own = {"file_pdf": "{pages} עמודים PDF", "file_text": "{size} טקסט"}
    assert file_facts(leaflet, own) == own_words  # type: ignore[arg-type]


def in_two_files(folder: Path, fold: str) -> SimpleNamespace:
    """A leaflet with a file for an office printer of 40 KB."""
    (folder / "kept").write_bytes(bytes(40_000))
    paper = SimpleNamespace(name="A4")
    shape = SimpleNamespace(id="x", name="X", paper=paper, file="pdf", fold=fold, translations=False, offered=True)
    words = defaultdict(str, file_office="To fold: PDF, {size} KB")
    language = SimpleNamespace(tag="en", name="English", direction="ltr")
    edition = SimpleNamespace(words=words, language=language, interpreter="")
    office = ("t.x.office.pdf", folder / "kept")
    return SimpleNamespace(name="t.x.pdf", weight=90_000, pages=6, format=shape, edition=edition, office=office)


@pytest.mark.parametrize("fold", ["", "trifold"])
def test_a_card_offers_sheets_to_fold_where_pages_alone_cannot_be_folded(tmp_path: Path, fold: str) -> None:
    leaflet = in_two_files(tmp_path, fold)
    made = cards(leaflet.edition, [leaflet], leaflet.edition.language, "")  # type: ignore[list-item]
    assert ('href="../leaflets/t.x.office.pdf"' in made) is bool(fold)
    assert ("To fold: PDF, 40 KB" in made) is bool(fold)


def test_a_file_for_an_office_printer_says_its_size_in_every_language(tmp_path: Path) -> None:
    leaflet = in_two_files(tmp_path, "")
    assert office_facts(leaflet, defaultdict(str)) == "PDF, 40 KB"  # type: ignore[arg-type]
    assert office_facts(SimpleNamespace(office=None), {}) == ""  # type: ignore[arg-type]


def test_what_is_not_for_readers_has_no_card(tmp_path: Path) -> None:
    leaflet = in_two_files(tmp_path, "")
    leaflet.format.offered = False  # a poster, which staff find in the register
    assert "t.x.pdf" not in cards(leaflet.edition, [leaflet], leaflet.edition.language, "")  # type: ignore[list-item]


def test_a_format_has_its_name_in_the_readers_words_else_its_own() -> None:
    booklet = SimpleNamespace(id="a5-booklet", name="A5 booklet", paper=SimpleNamespace(name="A4"))
    assert format_name(booklet, {"format_a5_booklet": "Livret A5"}) == "Livret A5"  # type: ignore[arg-type]
    assert format_name(booklet, {}) == "A5 booklet"  # type: ignore[arg-type]


def test_the_name_of_a_format_tells_the_hospitals_paper() -> None:
    leaflet = SimpleNamespace(id="a4", name="Letter", paper=SimpleNamespace(name="Letter"))
    said = format_name(leaflet, {"format_a4": "Ulotka na papierze {paper}"})  # type: ignore[arg-type]
    assert said == "Ulotka na papierze Letter"
