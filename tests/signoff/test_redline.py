"""A redline says what was deleted and added, and says neither where nothing was."""

import re

import pytest

from leafwright.model import Shown
from leafwright.signoff.redline import changes, marked


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


def test_changed_new_and_gone_words_are_told_apart_in_the_order_of_reading() -> None:
    stays, first = Shown("p", "You rest.", "r"), Shown("p", "You can walk after one day.", "w")
    heading, gone = Shown("h2", "You can walk after one day!", "h"), Shown("p", "Bring your card.", "c")
    now = [Shown("p", "You can walk after two days.", "w2"), stays, Shown("p", "Xyz", "x"), Shown("h2", "A", "a")]
    found = changes([stays, first, heading, gone], now)
    assert found == [(first, now[0]), (None, now[2]), (None, now[3]), (heading, None), (gone, None)]
    assert changes([stays], [Shown("p", "You rest.", "s")]) == [(stays, Shown("p", "You rest.", "s"))]
    assert changes([stays], [stays]) == []


def test_what_was_signed_is_compared_with_one_change_only() -> None:
    signed = Shown("p", "You can walk after one day.", "w")
    now = [Shown("p", "You can walk after two days.", "a"), Shown("p", "You can walk after ten days.", "b")]
    assert changes([signed], now) == [(signed, now[0]), (None, now[1])]
