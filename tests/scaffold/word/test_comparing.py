"""A Word file that comes back is compared with its topic, paragraph by paragraph; the topic stays as it is."""

import re
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest

import letters
from breaking import HERNIA, topic
from conftest import copy_library
from leafwright.commands.new import create_topic
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
