"""All that is printed is looked at: the file for the print shop like that for a screen, margins like text."""

import dataclasses

import pytest
import tinycss2.color5  # type: ignore[import-untyped]

from leafwright.checks import check_paper, rules
from leafwright.leaflets import Composer
from leafwright.leaflets.runs import _color
from leafwright.model import Finding
from printing import Printing, opened

pytestmark = pytest.mark.build


def _for_paper(made: Printing, tag: str, format: str, style: str) -> list[Finding]:
    """What is found in a leaflet whose file for the print shop has one more style than that for a screen."""
    sheet = made.as_is(tag, format)
    styled = dataclasses.replace(sheet, paper_styles=(*sheet.styles, ("", style)))
    return list(made.printer.print(styled).findings)


def test_a_fault_of_the_print_shops_file_alone_is_found_and_the_file_named(made: Printing) -> None:
    found = _for_paper(made, "ar", "a4", "#about p { font-size: 8.8pt; width: 60mm }")
    assert {finding.code for finding in found} == {"P006"}
    assert all("(ar/hernia.a4.print.pdf)" in finding.message for finding in found), found


def test_a_file_for_the_print_shop_that_does_not_fill_its_sheets_is_not_imposed(made: Printing) -> None:
    sheet = made.sheet("en", "a5-booklet")
    pages = made["en", "a5-booklet"][1].pages
    hidden = ".notes { display: none !important }"
    for at in ("none", "condition", "alternatives", "unknowns", "questions"):
        more = ("", f"{hidden} #{at} {{ break-before: page }}")
        printed = made.printer.print(dataclasses.replace(sheet, paper_styles=(*sheet.styles, more)))
        assert printed.pages == pages
        if "P019" in {finding.code for finding in printed.findings}:
            assert f"{sheet.name}.print.pdf" not in printed.files
            return
    raise AssertionError("none of these booklets leaves a sheet half empty")


def test_what_was_laid_out_is_looked_at_again_in_both_files(made: Printing) -> None:
    sheet = made.sheet("en", "a4")
    printed = made.printer.print(dataclasses.replace(sheet, paper_styles=sheet.styles))
    assert [paper.file for paper in printed.papers] == ["hernia.a4.pdf", "hernia.a4.print.pdf"]
    rule = sheet.house["P006"].model_copy(update={"body": 13})
    found = [f for paper in printed.papers for f in check_paper(paper, {**sheet.house, "P006": rule})]
    assert {finding.message.rpartition(" ")[2] for finding in found} >= {
        "(en/hernia.a4.pdf)",
        "(en/hernia.a4.print.pdf)",
    }


@pytest.mark.parametrize(
    ("style", "codes"),
    [
        ("font-size: 6pt; color: #dddddd; margin-left: -15mm", {"P006", "P008", "P009"}),
        ("vertical-align: bottom; padding-bottom: 1mm", {"P009"}),
        ('content: "TODO"', {"P012"}),
    ],
)
def test_what_stands_in_a_margin_is_looked_at_too(made: Printing, style: str, codes: set[str]) -> None:
    sheet = made.as_is("en", "a4", f"@page {{ @bottom-left {{ {style} }} }}")
    assert codes <= {finding.code for finding in made.printer.print(sheet).findings}


def test_a_script_of_paper_that_drives_warning_signs_off_the_back_is_not_used(made: Printing) -> None:
    sheet, printed = made["ar", "a5-booklet"]
    wide = ("", ".back li { padding-bottom: 60mm }")
    again = made.printer.print(dataclasses.replace(sheet, paper_styles=(*sheet.styles, wide)))
    assert not [finding for finding in again.findings if finding.stops]
    assert [paper.file for paper in again.papers] == ["hernia.a5-booklet.pdf"]
    sides = [len(opened(each.files["hernia.a5-booklet.print.pdf"]).pages) for each in (again, printed)]
    assert sides == [printed.pages // 2] * 2


@pytest.mark.parametrize(
    ("format", "style"),
    [
        ("a4", ".last-page { break-before: auto } .web { break-before: page }"),
        ("a5-booklet", ".back li { padding-bottom: 60mm }"),
        ("a5-booklet", ".back .warning { break-after: page } .back::after { content: 'x'; display: block }"),
    ],
)
def test_warning_signs_off_the_last_page_are_refused(made: Printing, format: str, style: str) -> None:
    sheet = made.sheet("en", format)
    found = made.printer.print(dataclasses.replace(sheet, styles=(*sheet.styles, ("", style)))).findings
    assert "P022" in {finding.code for finding in found if finding.stops}


def test_warning_signs_on_another_panel_are_refused(made: Printing) -> None:
    sheet = made.sheet("en", "trifold")
    flap = sheet.markup.replace('<section class="section key_points"', '<section class="warning key_points"')
    assert flap != sheet.markup
    found = made.printer.print(dataclasses.replace(sheet, markup=flap)).findings
    assert "page 2 and 6 of 6" in next(finding.message for finding in found if finding.code == "P022")


def test_a_frame_that_is_torn_and_does_not_say_so_is_refused(made: Printing) -> None:
    sheet = made.as_is("en", "a4")
    long = ("", ".warning .admonition { break-inside: auto } .warning li { padding-bottom: 90mm }")
    printed = made.printer.print(dataclasses.replace(sheet, styles=(*sheet.styles, long)))
    torn = next(frame for frame in printed.papers[0].frames if len(frame.pages) > 1)
    assert "P023" not in {finding.code for finding in printed.findings}
    heads = {run.page for run in printed.papers[0].edges if run.text == "Continued"}
    assert heads == set(torn.pages[1:])
    silent = ("", ".warning .frame { string-set: none }")
    again = made.printer.print(dataclasses.replace(sheet, styles=(*sheet.styles, long, silent)))
    assert "P023" in {finding.code for finding in again.findings if finding.stops}


@pytest.mark.parametrize(
    ("color", "behind", "seen"),
    [("#12ab34", "#ffffff", "#12ab34"), ("rgb(0 0 0 / 50%)", "#ff8040", "#804020"), ("#fff0", "#123456", "#123456")],
)
def test_a_color_is_seen_over_what_lies_behind_it(color: str, behind: str, seen: str) -> None:
    assert _color(tinycss2.color5.parse_color(color), behind) == seen


def test_words_that_are_told_on_paper_are_wrong_and_right_there(made: Printing) -> None:
    """WORDS of all checks of leaflets at once: two layouts tell it as well as two of each."""
    told = {rule.code: vars(rule.module)["WORDS"] for rule in rules("leaflet") if hasattr(rule.module, "WORDS")}
    assert told
    text = made.edition("en").text
    for number, codes in enumerate((set(told), set[str]())):
        words = "\n\n".join(words[number] for words in told.values())
        before, heading, after = text.partition("{#unknowns}\n")
        edition = dataclasses.replace(made.edition("en"), text=f"{before}{heading}\n{words}\n{after}")
        composer = Composer(made.root, made.project, [edition])  # it remembers no words of the edition as it is
        once = made.format("a4").model_copy(update={"tight": ()})
        found = {finding.code for finding in made.printer.print(composer.sheet(edition, once)).findings}
        assert found & set(told) == codes
