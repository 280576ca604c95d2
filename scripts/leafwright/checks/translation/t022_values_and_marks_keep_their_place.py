"""Values, links and marks of sources stand in the sentence and in the order of the source.

Two values of the hospital exchanged, a link under the words of another, a figure's source behind another figure: each
holds all that the source holds. Where grammar asks for another order, the translator writes `order: reason`.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import in_step
from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "standard R38; a sample of planted errors: exchanged values passed every other check"
STANDARDS = ("R38",)
PASSES = [
    ("Wait {{ amount.rest }}, then {{ amount.walk }}.", "Espere {{ amount.rest }}, luego {{ amount.walk }}."),
    ("One.{{ fact.F1 }} Two.", "Uno.{{ fact.F1 }} Dos."),
    ("[A](a.md) of [b](b.md).", "[B](b.md), [a](a.md).", {"note": "order: the whole comes before its part"}),
    ("{{ local.food }}", None),
    ("{{ amount.rest }} {{ amount.walk }}", "{{ amount.rest }} {{ }}"),  # T003 tells
]
FAILS = [
    ("Wait {{ amount.rest }}, then {{ amount.walk }}.", "Espere {{ amount.walk }}, luego {{ amount.rest }}."),
    ("[A](a.md) of [b](b.md).", "[B](b.md) de [a](a.md)."),
    ("In 5.{{ fact.F1 }} In 9.", "En 5. En 9.{{ fact.F1 }}"),
]
_BEHIND = re.compile(
    r"([.!?:;؟؛۔।。！？：；]+)((?:\s*\{\{ fact\.[^}]*\}\})+)"
)  # a source stands behind the mark of its sentence
_MARK = re.compile(r"\{\{\s*([^}]*?)\s*\}\}|\]\(([^)]*)\)")


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or pair.excused("order"):
        return
    said, given = _marks(pair.source), _marks(pair.target)
    if sorted(said) != sorted(given):
        return  # T003 and T004 tell what is lost
    sentences = in_step(*(_BEHIND.sub(r"\2\1", text) for text in (pair.source, pair.target)))
    moved = said != given or any(_marks(source) != _marks(target) for source, target in sentences)
    if moved:
        fix = "put each where the source has it, or write `order:` and the reason in the comment"
        yield Problem(pair.at, f'values, links or marks stand elsewhere: "{pair.target[:60]}"', fix)


def _marks(text: str) -> list[str]:
    return [found[1] or found[2] or "" for found in _MARK.finditer(text)]
