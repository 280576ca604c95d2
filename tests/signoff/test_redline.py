"""A redline says what was deleted and added, and says neither where nothing was."""

import re

import pytest

from leafwright.signoff.redline import marked


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("You rest.", "You rest.", []),
        ("You rest now.", "You rest and walk now.", [("ins", "added: ")]),
        ("You rest and walk now.", "You rest now.", [("del", "deleted: ")]),
        ("You rest.", "You walk.", [("del", "deleted: "), ("ins", "added: ")]),
    ],
)
def test_each_mark_says_what_it_is_and_is_not_empty(before: str, now: str, said: list[tuple[str, str]]) -> None:
    marks = re.findall(r'<(del|ins)><span class="said">(.*?)</span>(.*?)</\1>', marked(before, now))
    assert [(tag, word) for tag, word, _ in marks] == said
    assert all(words.strip() for _, _, words in marks)
