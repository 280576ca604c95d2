"""Every page of every format says which leaflet it is of, and that it is a draft, out of date or a sample's."""

import dataclasses

import pypdfium2
import pytest

from leafwright import leaflets
from leafwright.model import Edition, State
from printing import Printing, letters, opened

pytestmark = pytest.mark.build
DRAFT = "Draft: not for patients"
ALARM = "#9b1c1c"
FORMATS = ("a4", "a5-booklet", "dual", "form", "large-print", "poster", "trifold")


def _printed(made: Printing, tag: str, format: str) -> bool:
    """Whether a format is printed in a language."""
    return format in {each.id for each in leaflets.wanted(leaflets.formats(made.root), made.edition(tag))}


@pytest.mark.parametrize("format", FORMATS)
def test_each_page_of_a_draft_bears_the_mark_and_its_place(made: Printing, format: str) -> None:
    for tag in filter(lambda each: _printed(made, each, format), ("en", "ar")):
        pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(made.own(tag, format))]
        for number, said in enumerate(pages, start=1):
            assert letters(DRAFT) in letters(said), (tag, number)
            if tag == "en":  # programs read a foot of two directions in another order
                assert "FX-01 · 1.0 · English" in said, number
                assert letters(f"Page {number} of {len(pages)}") in letters(said)


@pytest.mark.parametrize(("format", "places"), [("a4", 1), ("a5-booklet", 2), ("trifold", 3)])
def test_each_page_of_an_imposed_sheet_bears_the_mark(made: Printing, format: str, places: int) -> None:
    for page in pypdfium2.PdfDocument(made.for_shop("en", format)):
        assert letters(page.get_textpage().get_text_bounded()).count(letters(DRAFT)) == places


@pytest.mark.parametrize(
    ("format", "page"), [("a4", 2), ("a5-booklet", 3), ("large-print", 4), ("trifold", 6), ("form", 1)]
)
def test_a_page_without_the_mark_is_refused(made: Printing, format: str, page: int) -> None:
    sheet = made.sheet("en", format)
    bare = f"@page :nth({page}) {{ @top-left {{ content: none }} @top-right {{ content: none }} }}"
    found = made.printer.print(dataclasses.replace(sheet, styles=(*sheet.styles, ("", bare)))).findings
    (finding,) = [finding for finding in found if finding.code == "P021"]
    assert finding.stops
    assert finding.message.startswith(f"page {page} of ")
    assert DRAFT in finding.message


def test_a_page_that_does_not_name_its_leaflet_is_refused(made: Printing) -> None:
    sheet = made.sheet("ar", "a5-booklet")
    bare = "@page back { @bottom-left { content: none } @bottom-right { content: none } }"
    found = made.printer.print(dataclasses.replace(sheet, styles=(*sheet.styles, ("", bare)))).findings
    found = tuple(finding for finding in found if finding.stops)
    assert {finding.code for finding in found} == {"P021"}
    assert len(found) == 2  # the sign and the number of the page


@pytest.mark.parametrize(
    ("format", "least"), [("a4", 10), ("a5-booklet", 9), ("large-print", 14), ("trifold", 5)]
)  # in points
def test_marks_keep_off_the_words_below_them(made: Printing, format: str, least: float) -> None:
    _, printed = made["ar", format]
    (paper,) = printed.papers
    height = max(run.top + run.bottom + 1.1 * run.size for run in paper.runs)  # letters reach over 1.1 of their size
    for page in range(2, printed.pages):  # but the back, where warnings must have their room
        lowest = min(run.bottom for run in paper.edges if run.page == page and run.top < height / 4)
        first = min(run.top for run in paper.runs if run.page == page and run.text.strip())
        assert height - lowest + least <= first, page


def test_the_foot_of_a_booklet_is_as_low_on_its_back_as_on_any_page(made: Printing) -> None:
    (paper,) = made["en", "a5-booklet"][1].papers
    feet = {round(run.bottom) for run in paper.edges if run.text.startswith("Page ")}
    assert len(feet) == 1


def test_marks_stand_in_both_languages_in_alarm_color_and_are_not_read_aloud(made: Printing) -> None:
    sheet, printed = made["ar", "a4"]
    assert '<p class="mark" dir="rtl">' in sheet.markup
    assert f'<p class="mark" lang="en" dir="ltr">{DRAFT}</p>' in sheet.markup
    marks = [run for run in printed.papers[0].edges if run.color == ALARM]
    assert [run.page for run in marks] == [page for page in range(2, printed.pages + 1) for _ in "ab"]
    assert {letters(run.text) for run in marks} == {letters(mark) for mark in sheet.marks}
    with opened(made.own("ar", "a4")) as pdf:
        for page in pdf.pages[1:]:
            assert page.Contents.read_bytes().count(b"/Type /Pagination") >= 4  # two marks, two feet


def _marks(made: Printing, tag: str, state: State, sample: bool = False) -> tuple[str, ...]:
    edition = made.edition(tag)
    hospital = edition.hospital.model_copy(update={"sample": sample})
    changed: Edition = dataclasses.replace(edition, state=state, hospital=hospital)
    return made.composer.sheet(changed, made.format("a4")).marks


def test_an_approved_edition_of_a_complete_hospital_bears_no_mark(made: Printing) -> None:
    assert _marks(made, "ar", State.APPROVED) == ()
    edition = dataclasses.replace(made.edition("en"), state=State.APPROVED)
    printed = made.printer.print(made.composer.sheet(edition, made.format("a4")))
    assert not [finding for finding in printed.findings if finding.stops]
    assert not [run for run in printed.papers[0].edges if run.color == ALARM]


def test_a_long_mark_takes_two_lines_of_a_panel_and_is_not_cut_off(made: Printing) -> None:
    words = {**made.project.interface, "draft": "Draft for the eyes of those who review it, and not for any patient"}
    edition = made.edition("en")
    edition = dataclasses.replace(edition, words=type(edition.words)(words, words))
    printed = made.printer.print(made.composer.sheet(edition, made.format("trifold")))
    lines = [run for run in printed.papers[0].edges if run.color == ALARM and run.page == 6]
    assert len(lines) == 2
    assert not [finding for finding in printed.findings if finding.stops]


def test_what_is_out_of_date_or_a_sample_says_so(made: Printing) -> None:
    assert _marks(made, "en", State.EXPIRED) == ("Out of date: not for patients",)
    assert _marks(made, "ar", State.STALE)[1] == "Out of date: not for patients"
    assert _marks(made, "en", State.APPROVED, sample=True) == ("Sample hospital",)
    assert _marks(made, "ar", State.TRANSLATED, sample=True)[1] == f"{DRAFT} · Sample hospital"
