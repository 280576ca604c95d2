"""How words are held together in a line, and stand beside their translation."""

import base64
import dataclasses
from itertools import takewhile

import pytest

from leafwright.leaflets.parts import _message, _without_numbers, bound, ends_bound
from leafwright.text.bilingual import side_by_side
from leafwright.text.hospital import as_paragraph
from leafwright.text.macros import macro_value
from printing import Printing

pytestmark = pytest.mark.build


def test_an_hour_stays_with_what_it_is_counted_by(made: Printing) -> None:
    assert "9\u00a0am to 5\u00a0pm" in (
        macro_value("hours", "office", made.project.hospital, made.project.hospital.phones, {}, {}) or ""
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
        ("<h2>What is <i>it</i> and why?</h2>", "<h2>What is <i>it</i> and\u00a0why?</h2>"),
        ("<h3>什么时候可以</h3>", "<h3>什么时候可以</h3>"),  # their words are in the language file
        (
            '<table class="grid"><td>Six out of ten</td></table>',
            '<table class="grid"><td>Six out of\u00a0ten</td></table>',
        ),
        ("<table><td>历时多年）</td></table>", '<table><td>历时<span class="end">多年）</span></td></table>'),
        ("<table><td>Six out of ten</td></table>", "<table><td>Six out of ten</td></table>"),  # its columns are narrow
    ],
)
def test_a_paragraph_leaves_no_short_word_alone_in_its_last_line(written: str, printed: str) -> None:
    assert ends_bound(written) == printed


def test_sentences_stand_apart_as_their_script_does_it() -> None:
    assert as_paragraph("Ask us.", "Phone: 1") == "Ask us. Phone: 1"
    assert as_paragraph("请问我们。", "电话") == "请问我们。电话"


def test_a_cell_beside_its_translation_says_what_it_is_about(made: Printing) -> None:
    rows = [row for group in side_by_side(made.edition("ar"), made.edition("en")) for row in group.rows]
    surgery = [row for row in rows if row.source.startswith("<strong>Operation:</strong>")]
    assert len(surgery) == sum(row.role == "row" for row in rows) > 3
    assert all(row.target.startswith("<strong>العملية:</strong>") for row in surgery)
    assert not any("Scan the code" in row.source for row in rows), "the codes are on the poster only"


@pytest.mark.parametrize("bar", ["| ", ""])
def test_an_empty_cell_moves_no_heading(made: Printing, bar: str) -> None:
    lines = ["| | Pill | Knife |", "|---|---|---|", f"{bar}**Risk** | | Pain. |", f"{bar}**Gain** | Ease. | |"]
    table = "# T\n\n" + "\n".join(lines) + "\n\n| Other | Head |\n|---|---|\n| **Cost** | Much. |\n"
    edition = dataclasses.replace(made.edition("en"), source=table, text=table)
    rows = [row for group in side_by_side(edition, edition) for row in group.rows]
    topic = takewhile(lambda row: row.role != "h2", rows)  # before what is the hospital's
    assert [(row.role, row.source) for row in topic][1:] == [
        ("row", "<strong>Risk</strong>"),
        ("td", "<strong>Knife:</strong> Pain."),
        ("row", "<strong>Gain</strong>"),
        ("td", "<strong>Pill:</strong> Ease."),
        ("row", "<strong>Other:</strong> <strong>Cost</strong>"),
        ("td", "<strong>Head:</strong> Much."),
    ]


def test_a_word_is_not_alone_where_the_next_is_bound_to_more_than_there_is_room_for() -> None:
    assert bound("Después de la embolización del hígado") == "Después de la embolización del\u00a0hígado"
    assert bound("After liver embolization") == "After liver embolization"


def test_a_poster_leaves_no_word_of_a_title_alone(made: Printing) -> None:
    edition = dataclasses.replace(made.edition("en"), text="# A hernia in the groin\n\nWhat it is.\n")
    assert _message(edition).heading == "A hernia in the\u00a0groin"


def test_labels_of_steps_break_where_their_place_asks() -> None:
    steps = '<div class="admonition figure wide steps"><ol><li>The two weeks</li></ol><p>You are\u00a0here.</p></div>'
    assert ends_bound(steps.replace("\u00a0", " ")) == steps


def test_a_drawing_on_a_cover_has_no_numbers_whatever_is_in_their_groups() -> None:
    callout = '<g class="callout"><g><text>1</text></g></g>'
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg"><path id="a"/>{callout}<path id="b"/></svg>'
    image = f'<img src="data:image/svg+xml;base64,{base64.b64encode(drawn.encode()).decode()}">'
    told = base64.b64decode(_without_numbers(image).partition("base64,")[2].partition('"')[0]).decode()
    assert "text" not in told
    assert [name for name in ("a", "b") if f'id="{name}"' in told] == ["a", "b"]
