"""The cut into segments loses nothing and finds the words."""

import random
from pathlib import Path

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from leafwright.text.segments import cut, join, segments

LINES = [
    "# Title", "## Section {#benefits}", "Some *plain* words.", "- item", "  - nested item", "1. step", "- [ ] task",
    "    more of the item", '!!! danger "Call {{ emergency }}"', "!!! note", "    inside the box", "    - item in box",
    "| a | b |", "|---|:-:|", "| 1 \\| 2 | **x** |", "```", "code {{ x }}", "~~~", "<div>", "</div>", "<!-- no", "-->",
    "term", ": meaning", "> quoted", "> more", "---", "***", "", "", "   ", "[x]: https://example.org", "\t tab", "线",
    "search_terms: lump, growth", "word\r", "===", "* star", "    code", "[^1]: note", '=== "Tab"', "نص عربي",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(LINES), max_size=30).map("\n".join))


@given(TEXTS)
@settings(max_examples=600, deadline=None)
def test_cutting_and_joining_gives_the_same_bytes(text: str) -> None:
    assert "".join(piece.raw for piece in cut(text)) == text
    assert join(cut(text), lambda piece: piece.text) == text


@given(TEXTS)
@example("---\ntitle: Going home\nsearch_terms: lump\n---\n# Title")
@settings(max_examples=200, deadline=None)
def test_each_piece_knows_its_line(text: str) -> None:
    line = 1
    for piece in cut(text):
        if piece.raw.strip("\n"):
            assert piece.line == line
        line += piece.raw.count("\n")


@given(st.lists(st.sampled_from(LINES), max_size=25).map("\n".join))
@settings(max_examples=200, deadline=None)
def test_translating_words_to_other_words_keeps_what_is_not_words(text: str) -> None:
    kept = [piece.raw for piece in cut(text) if not piece.role]
    other = join(cut(text), lambda piece: piece.text)
    assert [piece.raw for piece in cut(other) if not piece.role] == kept


def test_every_markdown_file_at_hand_is_cut_without_loss() -> None:
    files = sorted(Path(markdown.__file__).parents[1].rglob("*.md"))
    for path in random.Random(1).sample(files, min(80, len(files))):
        text = path.read_bytes().decode("utf-8", "replace")
        assert "".join(piece.raw for piece in cut(text)) == text, path


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## Risks {#risks}\n", [("h2", "Risks")]),
        ('!!! emergency "Call now"\n\n    - you faint\n', [("title", "Call now"), ("li", "you faint")]),
        ("| Dose |\n|---|\n| 5 \\| 6 | two |\n", [("th", "Dose"), ("td", "5 \\| 6"), ("td", "two")]),
        ("One line\nand the next.\n", [("p", "One line\nand the next.")]),
        ("- item\n  goes on\n", [("li", "item\ngoes on")]),
        ("Term\n: meaning\n", [("p", "Term"), ("dd", "meaning")]),
        ("```\ncode\n```\n<div>\nhtml\n</div>\n", []),
        ("---\nnumber: LH-01\nsearch_terms: lump\n---\nText\n", [("search_terms", "lump"), ("p", "Text")]),
    ],
)  # fmt: skip
def test_words_are_found_by_their_role(text: str, found: list[tuple[str, str]]) -> None:
    assert [(piece.role, piece.text) for piece in segments(text)] == found
