"""A sentence that denies in the source denies in the translation.

"Do not stop your medicine" without its "not" is the opposite advice, in good grammar. Sentence is held against
sentence; where a translation cuts its sentences otherwise, it denies in as many. Where another word carries the
denial ("in case of doubt" for "if you are not sure"), the translator writes `denial: reason` as the comment.
"""

import re
from collections.abc import Iterator, Sequence

from leafwright.checks.denials import denials
from leafwright.checks.prose import any_of, plain, split
from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "JAMA Intern Med 2019;179:580: errors of machine translation that may harm"
STANDARDS = ("R38",)
OPTIONS = {"words": "words of denial in English"}
EXAMPLE = {"words": ["not", "no", "never"]}
PASSES = [
    ("Do not eat.", "No coma."),
    ("Eat.", "Coma."),
    ("Do not eat.", None),
    ("Not sure? Ask.", "¿Dudas? Pregunte.", {"note": "denial: a doubt says that one is not sure"}),
    ("You may drink. Do not eat and do not smoke.", "Puede beber. No coma. No fume."),
]
FAILS = [
    ("Do not eat.", "Coma."),
    ("It never helps.", "Ayuda."),
    ("Do not eat. Do not drink.", "No coma. Beba."),
    ("Do not eat. Do not drink. Rest.", "No coma, beba. Descanse."),
]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or not pair.language.negations or pair.excused("denial"):
        return
    source, target = split(plain(pair.source)), split(plain(pair.target))
    english = any_of(tuple(house["words"]), "Latin")
    own = any_of(pair.language.negations, *pair.language.scripts)
    denied, said = _those(english, source), _those(own, target)
    if not pair.language.sentence_marks:  # where no mark ends a sentence, denials are counted
        cut, count = False, denials(pair.language, plain(pair.target))
    else:
        cut, count = len(source) == len(target), len(said)
    if cut:
        lost = [(source[index], f'"{target[index][:60]}"') for index in denied if index not in said]
    elif len(denied) > count:
        lost = [(source[denied[0]], f'a sentence of "{pair.target[:60]}"')]
    else:
        lost = []
    for sentence, where in lost:
        message = f'the source denies, {where} does not: "{sentence[:80]}"'
        yield Problem(pair.at, message, "say the denial, or write `denial:` and the reason in the comment")


def _those(pattern: re.Pattern[str], sentences: Sequence[str]) -> list[int]:
    return [index for index, sentence in enumerate(sentences) if pattern.search(sentence)]
