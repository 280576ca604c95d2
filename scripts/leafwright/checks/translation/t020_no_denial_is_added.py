"""A sentence that denies nothing in the source denies nothing in the translation.

"Do not take your tablets" for "Take your tablets" is as harmful as the lost "not". Where a language says a thing by its
opposite ("stay awake" as "do not sleep"), the translator writes `denial: reason` as the comment.
"""

from collections.abc import Iterator

from leafwright.checks.denials import denials
from leafwright.checks.prose import alongside
from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "JAMA Intern Med 2019;179:580: errors of machine translation that may harm"
STANDARDS = ("R38",)
PASSES = [
    ("Eat.", "Coma."),
    ("Do not eat.", "No coma."),
    ("Avoid alcohol.", "No beba alcohol."),
    ("Eat.", None),
    ("Stay awake.", "No se duerma.", {"note": "denial: to stay awake is not to sleep"}),
]
FAILS = [
    ("Eat.", "No coma."),
    ("Do not smoke. Take your tablets.", "No fume. No tome sus pastillas."),
]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or pair.said_in is None or not pair.said_in.negations or pair.excused("denial"):
        return
    for source, target in alongside(pair.source, pair.target):
        given, said = denials(pair.language, target), denials(pair.said_in, source, near=True)
        if (given and not said) or (given > said and not pair.language.sentence_marks):  # several sentences stand there
            message = f'the translation denies what the source does not: "{target[:70]}"'
            yield Problem(pair.at, message, "take the denial out, or write `denial:` and the reason in the comment")
