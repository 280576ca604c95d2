"""What a screen reader gets of a leaflet: each thing that a review found wrong, in a language of either way."""

import re

import pytest

import aloud
from leafwright.leaflets import plain
from printing import Printing

pytestmark = pytest.mark.build
TAGS = ("en", "ar")
READ = ("a4", "a5-booklet", "large-print", "poster", "trifold")  # what patients read
SPOKEN = 0.98


def _tree(made: Printing, tag: str, format: str) -> aloud.Element:
    return aloud.tree(made.own(tag, format))


def _wanted(made: Printing, tag: str, format: str) -> list[str]:
    """The words of a leaflet's own text: without running heads, with every picture, and without notes not printed."""
    markup = re.sub(r'<div class="(?:marks|notes-pages)">.*?\n</div>', "", made.sheet(tag, format).markup, flags=re.S)
    text = plain.text_of(re.sub(r'class="(?:code|chance)" alt', "alt", markup))
    return aloud.words("\n".join(line for line in text.split("\n") if not re.fullmatch(r"[=.-]+", line)))


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("format", [*READ, "dual"])
def test_words_are_spoken_in_their_order_and_none_are_joined(made: Printing, tag: str, format: str) -> None:
    notes = aloud.words(made.edition(tag).words["notes"])
    got, wanted = aloud.words(_tree(made, tag, format).text), _wanted(made, tag, format)
    while "".join(notes) in "".join(got) and notes:
        at = next(n for n in range(len(got)) if got[n : n + len(notes)] == notes)
        del got[at : at + len(notes)]
    share = aloud.in_order(wanted, got)
    assert share >= SPOKEN, f"{share:.3f}"
    assert aloud.joins(wanted, got) == []
