"""A4 leaflets fill whole sheets, stand closer where that saves a sheet, and name a few of their sources."""

import dataclasses
import re
from types import SimpleNamespace
from typing import Any

import pypdfium2
import pytest
from lxml import etree
from lxml import html as lxml_html

from leafwright.leaflets import saving
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.formats import Format, Tight
from leafwright.leaflets.ink import uses_of
from printing import Printing, letters

pytestmark = pytest.mark.build


def _pages(made: Printing, sheet: ComposedLeaflet, tight: bool) -> int:
    format = sheet.format if tight else sheet.format.model_copy(update={"tight": ()})
    asked = dataclasses.replace(sheet, format=format)
    return len(made.printer._fitted(asked, asked.styles)[1].pages)


def test_lines_stand_closer_where_that_saves_a_sheet(made: Printing) -> None:
    sheet = made.sheet("en", "a4")
    few = ".columns + .section + .columns, .section.wide { display: none }"  # what is left fills about a page
    for gap in range(40, 80, 5):
        styles = (*sheet.styles, ("", f"{few} .hero {{ padding-top: {gap}mm }}"))
        loose, tight = (_pages(made, dataclasses.replace(sheet, styles=styles), each) for each in (False, True))
        assert tight <= loose
        if tight < loose:
            assert (tight, loose) == (2, 4)
            return
    raise AssertionError("no sheet was saved at any length")


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_sheets_are_full_and_the_back_holds_the_warnings(made: Printing, tag: str) -> None:
    document = pypdfium2.PdfDocument(made.own(tag, "a4"))
    assert len(document) % 2 == 0
    pages = [letters(page.get_textpage().get_text_bounded()) for page in document]
    (frame,) = lxml_html.document_fromstring(made[tag, "a4"][0].markup).find_class("frame")
    title = letters(frame.find_class("admonition-title")[0].text_content())
    assert [number for number, text in enumerate(pages, start=1) if title in text] == [len(pages)]


@pytest.mark.parametrize("format", ["a4", "a5-booklet"])
def test_a_back_that_is_more_than_a_page_is_set_closer_and_nothing_else_is(made: Printing, format: str) -> None:
    closer = {"tight": (Tight(air=0.2, lead=1),)}
    sheet = dataclasses.replace(made.sheet("en", format), format=made.format(format).model_copy(update=closer))
    lay_out = made.printer._on_whole_sheets

    def spilled(room: str) -> list[bool]:
        """Whether the back of each layout is more than a page; the last of them is taken where it is not."""
        laid_out: list[Any] = []

        def remembering(*asked: Any) -> Any:
            laid_out.append(lay_out(*asked))
            return laid_out[-1]

        text = ".columns, .section.wide, main > .section { display: none }"
        back = f":is(.last-page, .back) > :first-child {{ margin-top: {room} }}"
        styles = (*sheet.styles, ("", f"{text} {back}"))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(made.printer, "_on_whole_sheets", remembering)
            taken, document = made.printer._with_whole_back(sheet, styles)
        found = [saving.spilled(each) for each in laid_out]
        assert document is laid_out[0 if found[-1] else -1]
        assert (taken == styles) == (document is laid_out[0])
        return found

    assert spilled("0mm") == [False], "a back that fits is laid out twice"
    assert spilled("calc(150mm * var(--air))") == [True, False]
    assert spilled("150mm") == [True, True]


def test_pages_for_notes_are_told_from_others(made: Printing) -> None:
    uses = made["en", "a4"][1].papers[0].uses
    assert any(use.notes for use in uses) == (made.edition("en").words["notes"] in str(_words(made)))


def _laid_out(*pages: tuple[float, bool]) -> Any:
    """A leaflet of such pages: how far each is used, and whether it is for notes."""
    drawn = []
    for share, notes in pages:
        element = etree.Element("section", {"class": "notes"} if notes else {})
        line = type("TextBox", (), {"text": "Words", "position_y": 0, "height": share * 1000, "children": ()})()
        box = SimpleNamespace(content_box_y=lambda: 0, height=1000, element=element, children=[line])
        drawn.append(SimpleNamespace(_page_box=box))
    return SimpleNamespace(pages=drawn)


STEPS = [Tight(air=0.5, lead=0.95, saves=0.15)]


def test_a_booklet_saves_all_pages_that_are_too_many_or_none() -> None:
    fifteen = [(0.9, False)] * 15
    over = [(0.3, False), (0.04, True), (0.04, True), (0.04, True), (0.9, False)]
    assert saving.worth_trying(_laid_out(*fifteen, *over), 4, True, STEPS) == STEPS
    more = _laid_out(*fifteen, *[(0.9, False)] * 3, (0.04, True), (0.9, False))
    assert saving.worth_trying(more, 4, True, STEPS) == []


@pytest.mark.parametrize(
    ("pages", "worth"),
    [
        ([*[(0.9, False)] * 3, (0.2, False), (0.04, True), (0.5, False)], True),
        ([*[(0.9, False)] * 3, (0.6, False), (0.04, True), (0.5, False)], False),  # too much to save
        ([(0.9, False), (0.9, False), (0.2, False), (0.5, False)], False),  # a whole sheet is too much to save
        ([*[(0.9, False)] * 8, (0.05, False), (0.5, False)], True),  # little stands on its first page
    ],
)
def test_a_sheet_is_saved_where_little_stands_on_the_last(pages: list[tuple[float, bool]], worth: bool) -> None:
    assert bool(saving.worth_trying(_laid_out(*pages), 2, True, STEPS)) == worth


def _in_columns(ends: float) -> Any:
    """Four full pages, a column of the first of which ends there."""

    def ink(down: float) -> Any:
        line = type("TextBox", (), {"text": "Words", "position_y": 0, "height": down * 1000, "children": ()})()
        return SimpleNamespace(children=[line], is_column=True, position_y=0)

    document = _laid_out(*[(0.9, False)] * 4)
    document.pages[0]._page_box.children += [SimpleNamespace(children=[ink(0.9), ink(ends)])]
    return document


def test_a_column_that_ends_much_before_the_one_beside_it_makes_a_page_thin() -> None:
    document = _in_columns(0.6)
    assert [use.hollow for use in uses_of(document)] == [0.3, 0, 0, 0]
    assert saving.better([document, filled := _laid_out(*[(0.9, False)] * 4)], back=True) is filled
    assert saving.set_closer(document, lambda step: filled, 2, True, STEPS) is filled
    little = _in_columns(0.7)
    assert saving.set_closer(little, lambda step: filled, 2, True, STEPS) is little, "closer for a short column"


def test_leaflets_are_set_as_much_closer_as_saves_a_sheet_and_no_more(made: Printing) -> None:
    steps = made.format("a4").tight
    assert [step.saves for step in steps] == sorted(step.saves for step in steps)
    assert [step.air for step in steps] == sorted((step.air for step in steps), reverse=True)
    assert Tight(air=1, lead=1).style == ":root {--air: 1; --lead: 1}"
    assert "--drawing" not in steps[0].style  # a drawing stays as large as is usual as long as that will do
    assert "--beside: inline-start; --drawing: 40mm; --words: 44mm" in steps[1].style
    assert [step.table for step in steps] == [*[None] * (len(steps) - 1), 11.5]  # the type of tables is the last to go
    assert steps[-1].style.endswith("--table: 11.5pt; --lists: auto}")
    assert [step.lead for step in made.format("a5-booklet").tight] == [0.94, 1, 0.92, 0.9]  # four pages a sheet
    assert [step.parted for step in made.format("large-print").tight] == [("lists",), ("lists", "blocks", "facts")]
    five = _laid_out(*[(0.9, False)] * 3, (0.6, False), (0.04, True), (0.5, False))
    assert (*saving.worth_trying(five, 2, True, steps),) == steps[2:]


def test_one_way_to_set_a_format_closer_is_a_list_of_one(made: Printing) -> None:
    format = made.format("a4").model_dump() | {"tight": {"air": 0.5, "lead": 0.95}}
    assert [step.saves for step in Format.model_validate(format).tight] == [0.15]


FULL, SHORT = _laid_out(*[(0.9, False)] * 4), _laid_out((0.9, False), (0.9, False))
THIN = _laid_out((0.9, False), (0.5, False), (0.9, False), (0.5, False))
SCRAP = _laid_out(*[(0.9, False)] * 4, (0.05, False), (0.5, False))
TINY = _laid_out((0.05, False), (0.9, False))
OVER = _laid_out((0.9, False), (0.1, False), (0.04, True), (0.5, False))


@pytest.mark.parametrize(
    ("first", "closer", "tried", "best"),
    [
        (FULL, [SHORT], 0, FULL),  # nothing to gain
        (THIN, [THIN, FULL, SHORT], 2, FULL),  # the first that leaves no page thin
        (SCRAP, [SCRAP, FULL, SHORT], 2, FULL),  # nor a line or two alone on one
        (THIN, [THIN, SCRAP, THIN], 3, THIN),  # none does
        (OVER, [OVER, SHORT, FULL], 2, SHORT),  # the first that saves a sheet
        (OVER, [TINY, SHORT, FULL], 2, SHORT),  # and leaves none thin
        (OVER, [THIN, OVER, OVER], 3, OVER),  # none saves one
    ],
)
def test_a_leaflet_is_set_closer_until_that_gains_what_it_can(first: Any, closer: Any, tried: int, best: Any) -> None:
    steps = [Tight(air=0.5, lead=0.95, saves=0.9 if first is OVER else 0.01)] * 3
    left = iter(closer)
    assert saving.set_closer(first, lambda step: next(left), 2, True, steps) is best
    assert len(list(left)) == len(closer) - tried


def test_fewer_pages_are_better_and_of_as_many_those_that_are_used() -> None:
    thin = _laid_out((0.9, False), (0.4, False), (0.3, False), (0.4, False))
    full = _laid_out((0.9, False), (0.8, False), (0.3, False), (0.4, False))
    short = _laid_out((0.4, False), (0.9, False), (0.4, False))
    assert saving.better([thin, full], back=True) is full
    assert saving.better([full, thin], back=True) is full
    assert saving.better([full, short], back=True) is short


def _words(made: Printing) -> str:
    document = pypdfium2.PdfDocument(made.own("en", "a4"))
    return " ".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.mark.parametrize("format", ["a4", "a5-booklet", "large-print"])
def test_marks_lead_to_the_page_that_lists_all_sources_and_the_main_ones_are_named(made: Printing, format: str) -> None:
    sheet = made.sheet("en", format)
    tree = lxml_html.document_fromstring(sheet.markup)
    marks = tree.xpath("//sup/a/@href")
    address = made.edition("en").address
    assert marks
    assert all(re.fullmatch(re.escape(address) + r"#source-\d+", mark) for mark in marks)
    assert not tree.xpath("//section[@id='sources']")
    (named,) = tree.xpath("//section[@class='web']/p[span[@lang='en']]")
    assert 1 <= len(named.find("span").text.split("; ")) <= 5
