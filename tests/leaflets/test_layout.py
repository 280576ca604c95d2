"""A layout with a fault is refused, and the largest type that fits is found."""

import dataclasses
import re
from pathlib import Path

import pytest

from breaking import replace, topic
from leafwright import reading
from leafwright.leaflets.fitting import Panel, too_long
from leafwright.leaflets.lines import _first_word
from printing import Printing

pytestmark = pytest.mark.build


def test_words_that_do_not_fit_are_told_with_panel_lines_and_paragraphs(made: Printing) -> None:
    format = made.format("trifold")
    sheet = made.composer.sheet(made.edition("en"), format)
    long = f"<p>{'Many words that nobody needs. ' * 60}</p>"
    sheet = dataclasses.replace(sheet, markup=sheet.markup.replace('<div class="frame">', f'<div class="frame">{long}'))
    printed = made.printer.print(sheet)
    assert printed.files == {}
    (finding,) = printed.findings
    assert finding.code == "P013"
    assert not finding.stops
    assert re.search(r"Folded leaflet \(en\): panel back runs [1-9]\d* lines over at 11 points", finding.message)
    assert "Many words that nobody needs." in finding.fix


def _broken(made: Printing, format: str, style: str) -> set[str]:
    """The codes of what is found in an English leaflet with one more style."""
    return {finding.code for finding in made.printer.print(made.as_is("en", format, style)).findings}


@pytest.mark.parametrize(
    ("format", "style", "code"),
    [
        ("a4", "#condition .body { height: 8mm; overflow: hidden } #condition .body * { display: none }", "P003"),
        ("a4", "p { font-size: 11pt } li { font-size: 11pt }", "P006"),
        ("large-print", ".web p { font-size: 12pt }", "P006"),
        ("a4", ".number { white-space: normal; display: inline; word-break: break-all; font-size: 70pt }", "P018"),
        ("a4", ".section > h2 { position: static; break-after: page }", "P017"),
        ("a4", ".code { width: 4mm; height: 4mm }", "P010"),
    ],
)
def test_a_broken_layout_is_refused(made: Printing, format: str, style: str, code: str) -> None:
    assert code in _broken(made, format, style)


def test_a_booklet_with_half_a_sheet_is_refused(made: Printing) -> None:
    hidden = ".notes { display: none !important }"
    sections = ("#none", "#condition", "#alternatives", "#unknowns", "#questions")
    longer = (", ".join(sections[:count]) + " { break-before: page }" for count in range(1, len(sections) + 1))
    assert any(_broken(made, "a5-booklet", f"{hidden} {style}") == {"P019"} for style in longer)


def test_a_code_to_another_edition_is_refused(made: Printing) -> None:
    format = made.format("poster")
    sheet = made.composer.sheet(made.edition("en"), format)
    assert len(sheet.addresses) == len({edition.language.tag for edition in made.everything})
    fewer = dataclasses.replace(sheet, addresses=sheet.addresses[1:])
    assert {finding.code for finding in made.printer.print(fewer).findings} == {"P010"}


def test_a_form_asks_what_its_writers_could_not_answer(library: Path) -> None:
    asked = "For how long after the operation do the warning signs count?"
    replace(topic(library), "codes:\n", f"open_questions:\n  - {asked}\ncodes:\n")
    printing = Printing(library, ["en"])
    said = printing.composer.markup(printing.edition("en"), printing.format("form"))
    assert f"<p>{asked}</p>" in said


def test_an_open_question_is_a_question(library: Path) -> None:
    replace(topic(library), "codes:\n", "open_questions:\n  - Nobody knows for how long\ncodes:\n")
    _, findings = reading.load(library)
    assert any("open_questions" in finding.message for finding in findings), findings


def test_a_form_names_no_place_for_an_exception_about_the_whole_topic(library: Path) -> None:
    note = "exceptions:\n  - code: C018\n    reason: readers are spoken to in the table\ncodes:\n"
    replace(topic(library), "codes:\n", note)
    printing = Printing(library, ["en"])
    said = printing.composer.markup(printing.edition("en"), printing.format("form"))
    assert "<p>C018: " in said
    assert "“”" not in said


def test_the_panel_that_runs_over_most_is_named_with_its_two_longest_paragraphs() -> None:
    fits = Panel("2", 2, (30, 20), ("x" * 99,))
    over = Panel("3", 1, (30, 4, 1), ("short", "y" * 80, "middle one", "y" * 80))
    less = Panel("4", 1, (30, 4), ("z",))
    assert (fits.over, over.over, less.over) == (0, 5, 4)
    assert too_long([fits, over, less]) == ("3", 5, ["y" * 60, "middle one"])


def test_the_first_word_of_a_line_is_as_wide_as_its_share_of_it() -> None:
    class TextBox:
        text, width, children = "One two three ", 140.0, ()

    assert _first_word(TextBox()) == 30
    TextBox.text = "  "
    assert _first_word(TextBox()) == 0


def test_a_mark_of_a_source_belongs_to_the_word_before_it() -> None:
    class TextBox:
        children = ()

        def __init__(self, text: str, width: float) -> None:
            self.text, self.width = text, width

    class LineBox:
        children = (TextBox("years\u2060", 60), TextBox("8", 5), TextBox(",12 and", 14))

    assert _first_word(LineBox()) == 60 + 5 + 14 * 3 / 7
