"""A Word file that comes back is compared with its topic, paragraph by paragraph; the topic stays as it is."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
import pytest

import letters
from breaking import HERNIA, loaded, topic
from conftest import copy_library
from leafwright.commands.new import create_topic
from leafwright.model import Project
from leafwright.scaffold.word.begun import begin
from leafwright.scaffold.word.comparing import GONE, Compared, compare
from leafwright.scaffold.word.pieces import read
from leafwright.text.document import parse
from leafwright.text.inline import runs, said
from leafwright.text.macros import MACRO
from leafwright.text.segments import FRONT_ROLES, segments
from tiny import TOPIC

STYLES = {"h1": "Title", "h2": "Heading 1", "li": "List Bullet"}
GOES = "We do not know how long it lasts."


def sent_back(text: str, changes: Mapping[str, str | list[str]]) -> bytes:
    """A topic as a Word file, as readers see it; paragraphs are changed by their words, "" takes one out."""
    document = docx.Document()
    for piece in segments(text):
        if piece.role in FRONT_ROLES:
            continue
        words = MACRO.sub("555 010 0199", " ".join(said(runs(piece.text)).split()))
        new = changes.get(words, words)
        for each in [new] if isinstance(new, str) else new:
            if each:
                document.add_paragraph(each, style=STYLES.get(piece.role))
    return letters.saved(document)


def compared(changes: Mapping[str, str | list[str]]) -> Compared:
    """What is found where the small topic comes back with changes."""
    return compare(TOPIC, read(sent_back(TOPIC, changes)), "letter.docx")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The tiny hospital; nothing is written to it."""
    return loaded(copy_library(tmp_path_factory.mktemp("comparing")))


def begun(project: Project, letter: bytes) -> str:
    """The topic that a letter begins."""
    return begin(project, "hernia-surgery", "procedure", read(letter), "letter.docx").text


PARTS = {  # of a letter whose order is not that of the kind; the first has no heading
    "": ["Dear patient."],
    "Parking": ["Use the blue gate.", "Take a ticket.", "Pay at the exit."],
    "What are the risks?": ["Bleeding is rare.", "So is an infection."],
    "How do I prepare?": ["Bring your tablets.", "Eat nothing from midnight."],
    "Chapel": ["It is open by day."],
}


def written(parts: Mapping[str, list[str]], title: str = "Your hernia operation") -> bytes:
    """A letter of some parts."""
    document = docx.Document()
    document.add_heading(title, 0)
    for heading, words in parts.items():
        if heading:
            document.add_heading(heading, 1)
        for each in words:
            document.add_paragraph(each)
    return letters.saved(document)


GIVEN = [
    letters.styled, letters.typed, letters.mixed, letters.tabled, letters.pictured, letters.tracked, letters.listed,
    letters.linked, letters.beside, letters.noted, letters.shouted, letters.marked, letters.captioned,
    lambda: written(PARTS), lambda: written({"Parking": ["Take a ticket."]}, "What are the risks?"),
]  # fmt: skip


@pytest.mark.parametrize("letter", GIVEN)
def test_the_letter_that_a_topic_was_begun_from_differs_in_nothing(project: Project, letter: Any) -> None:
    text = begun(project, letter())
    assert compare(text, read(letter()), "letter.docx", text) == Compared((), text, 0)


GATE, TICKET, EXIT = PARTS["Parking"]


@pytest.mark.parametrize(
    ("part", "now", "rows"),
    [
        ("Parking", ["Use the red gate.", TICKET, EXIT], {(GATE, "Use the red gate.")}),
        ("Parking", [GATE, TICKET], {(EXIT, "")}),
        ("Parking", [TICKET, GATE, EXIT], {(TICKET, ""), ("", TICKET)}),
        ("Parking", [TICKET, EXIT, GATE], {(GATE, ""), ("", GATE)}),
        ("What are the risks?", ["Bleeding is rare.", "Scars stay.", "So is an infection."], {("", "Scars stay.")}),
        ("Chapel", ["It is open at night."], {("It is open by day.", "It is open at night.")}),
    ],
)
def test_of_a_letter_in_its_own_order_only_what_changed_is_told(
    project: Project, part: str, now: list[str], rows: set[tuple[str, str]]
) -> None:
    text = begun(project, written(PARTS))
    back = written(PARTS | {part: now})
    found = compare(text, read(back), "letter.docx", begun(project, back))
    assert len(found.rows) == len(rows)
    assert set(found.rows) == rows


def test_a_picture_and_its_caption_are_not_compared(project: Project) -> None:
    text = begun(project, letters.pictured())
    own = text.replace("[what this picture shows]", "Two beds").replace("![]", "![A chair]")
    assert own.count("Two beds") == 3
    assert compare(own, read(letters.pictured()), "letter.docx", text).rows == ()


def test_a_caption_that_changed_in_the_letter_is_told(project: Project) -> None:
    text = begun(project, letters.captioned())
    own = text.replace("The waiting room", "The large waiting room")
    found = compare(own, read(letters.captioned()), "letter.docx", text)
    assert found.rows == (("Figure 1: The large waiting room", "Figure 1: The waiting room"),)


def test_words_that_were_placed_elsewhere_with_their_neighbors_are_not_told(project: Project) -> None:
    text = begun(project, written(PARTS))
    parking = "### Parking\n\nUse the blue gate.\n\nTake a ticket.\n\nPay at the exit."
    placed = text.replace(parking, "").replace("## What are the risks?", f"{parking}\n\n## What are the risks?")
    assert parking in placed
    assert compare(placed, read(written(PARTS)), "letter.docx", text).rows == ()


def test_what_comes_back_as_it_was_differs_in_nothing() -> None:
    assert compared({}) == Compared((), TOPIC, 0)


@pytest.mark.parametrize(
    ("changes", "rows", "old", "new"),
    [
        ({"You decide.": "You decide!"}, [("You decide.", "You decide!")], "- You decide.", "- You decide!"),
        ({GOES: ""}, [(GOES, "")], GOES, GONE + GOES),
        ({"Ask us.": ["Ask us.", "Tell us."]}, [("", "Tell us.")], "- Ask us.\n", "- Ask us.\n- Tell us.\n"),
        ({GOES: [GOES, "# Nobody does."]}, [("", "# Nobody does.")], GOES, f"{GOES}\n\n\\# Nobody does."),
        ({"What is it?": "What is this?"}, [("What is it?", "What is this?")], "What is it? {#", "What is this? {#"),
        ({GOES: [GOES, "One.", "Two."]}, [("", "One."), ("", "Two.")], GOES, f"{GOES}\n\nOne.\n\nTwo."),
        ({"Ask us.": ["Ask me.", "Go."]}, [("Ask us.", "Ask me."), ("", "Go.")], "Ask us.", "Ask me.\n- Go."),
        ({"a fever": ["a fever", "chills"]}, [("", "chills")], "    - a fever\n", "    - a fever\n    - chills\n"),
    ],
)  # fmt: skip
def test_a_change_is_shown_and_proposed_at_its_place(
    changes: Mapping[str, str | list[str]], rows: list[tuple[str, str]], old: str, new: str
) -> None:
    found = compared(changes)
    assert list(found.rows) == rows
    assert found.proposal == TOPIC.replace(old, new)


def test_what_has_no_safe_place_stands_at_the_end() -> None:
    found = compared({"A small treatment": ["First of all.", "A small treatment"]})
    assert found.rows == (("", "First of all."),)
    assert found.proposal.startswith(TOPIC)
    assert parse(found.proposal).sections[-1].id == "not_placed"
    assert found.proposal.endswith("\n\nFirst of all.\n")


def test_a_value_typed_out_in_changed_words_is_told() -> None:
    words = "You have a talk with us after a week. You lift nothing for 555 010 0199."
    found = compared({words: words.replace("a week", "two weeks")})
    assert found.values == 1
    assert len(found.rows) == 1


def test_the_command_writes_a_redline_and_a_proposal_and_leaves_the_topic(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_library(tmp_path)
    before = topic(root).read_bytes()
    changes = {"It does not go away on its own.": "It does not <b>go</b> away by itself."}
    (root / "back.docx").write_bytes(sent_back(before.decode(), changes))
    assert create_topic([HERNIA, "condition", "--from", "back.docx"], root) == 0
    assert topic(root).read_bytes() == before
    page = (root / "build" / "diff" / "en" / f"{HERNIA}.html").read_text("utf-8")
    assert re.search(r"<del>.*</del>.*&lt;b&gt;", page)
    assert "<b>" not in page
    proposal = (root / "build" / "diff" / f"{HERNIA}.md").read_text("utf-8")
    assert "- It does not \\<b>go\\</b> away by itself.\n" in proposal
    assert "is there already, and stays as it is." in capsys.readouterr().out
