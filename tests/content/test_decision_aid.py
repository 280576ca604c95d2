"""The decision aid tells every choice in the same detail, and gives room for what matters to its reader."""

import re

import pytest

from conftest import ROOT
from leafwright.text.blocks import Block, walk
from leafwright.text.document import Document, parse
from leafwright.text.inline import said

CHOICES = ["Watching", "Embolization", "Surgery", "Heat treatment"]


@pytest.fixture(scope="module")
def aid() -> Document:
    return parse((ROOT / "docs" / "topics" / "liver-hemangioma-choices.md").read_text("utf-8"))


def blocks_of(aid: Document, section: str, kind: str) -> list[Block]:
    """All blocks of a kind in the text of a section."""
    found = aid.section(section)
    assert found is not None
    return [block for block in walk(found.blocks) if block.kind == kind]


def boxed(aid: Document, section: str, kind: str) -> list[list[str]]:
    """The points of each box of a kind in a section."""
    boxes = [box for box in blocks_of(aid, section, "box") if box.box == (kind,)]
    return [[said(block.runs).strip() for block in walk(box.children) if block.kind == "item"] for box in boxes]


@pytest.mark.parametrize("section", ["alternatives", "living"])
def test_a_table_tells_every_choice_in_every_row(aid: Document, section: str) -> None:
    head, *rows = blocks_of(aid, section, "row")
    assert [cell.words for cell in head.children[1:]] == CHOICES
    assert len(rows) >= 4
    for row in rows:
        assert len(row.children) == 1 + len(CHOICES)
        assert all(cell.words for cell in row.children), row.children[0].words


def test_a_choice_has_as_many_benefits_as_harms(aid: Document) -> None:
    names = [said(row.children[0].runs) for row in blocks_of(aid, "alternatives", "row")]
    benefits, harms = (sum(name.startswith(f"{what}:") for name in names) for what in ("Benefit", "Harm"))
    assert benefits == harms >= 3


def test_each_choice_is_described_and_harm_is_drawn_for_all_in_the_same_order(aid: Document) -> None:
    told = [said(block.runs) for block in blocks_of(aid, "options", "paragraph")]
    starts = [next(n for n, words in enumerate(told) if words.startswith(choice)) for choice in CHOICES]
    assert starts == sorted(starts)
    harm, *_ = boxed(aid, "chances", "chances")
    assert [re.sub(r"\{\{.*?\}\} ", "", point) for point in harm] == CHOICES


def test_there_is_room_for_values_for_the_four_questions_and_for_any_choice(aid: Document) -> None:
    (values,) = boxed(aid, "values", "values")
    assert 5 <= len(values) <= 7
    (sure,) = boxed(aid, "questions", "checklist")
    assert len(sure) == 4
    assert all(question.endswith("?") for question in sure)
    (chosen,) = boxed(aid, "my_choice", "checklist")
    assert chosen[:-1] == [choice.lower() for choice in CHOICES]
    assert chosen[-1] == "I do not know yet"
