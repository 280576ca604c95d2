"""A question of the source is a question in the translation, with the marks of its language.

"Can you walk?" that lost its mark tells that you can. Spanish opens a question with a mark, which is easily lost.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "ISO 17100:2015, 5.3.1: punctuation is right"
STANDARDS = ("R38",)
OPTIONS = {"marks": "marks that end a question"}
EXAMPLE = {"marks": ["?", "؟", "？"]}
PASSES = [
    ("Can you walk?", "¿Puede caminar?"),
    ("Walk.", "Camine."),
    ("Can you walk?", None),
    ("Did you mean:", "¿Quiso decir?", {"note": "question: it asks"}),
]
FAILS = [("Can you walk?", "Puede caminar."), ("Walk.", "¿Camina?"), ("Can you walk?", "Puede caminar?")]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or pair.excused("question") or not pair.language.sentence_marks:
        return
    said, given = (sum(text.count(mark) for mark in house["marks"]) for text in (pair.source, pair.target))
    if bool(said) != bool(given):
        what = "the source asks, the translation does not" if said else "the translation asks, the source does not"
        fix = "ask as the source asks, or write `question:` and the reason in the comment"
        yield Problem(pair.at, f'{what}: "{pair.target[:60]}"', fix)
    opening = pair.language.opens_question
    if opening and pair.target.count(opening) != pair.target.count("?"):
        yield Problem(pair.at, f'a question without its {opening}: "{pair.target[:60]}"', f"open it with {opening}")
