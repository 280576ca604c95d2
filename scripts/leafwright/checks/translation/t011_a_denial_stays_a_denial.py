"""A sentence that denies in the source denies in the translation.

"Do not stop your medicine" without its "not" is the opposite advice, in good grammar. Sentence is held against
sentence, and denies as often; where a translation cuts its sentences otherwise, all of it does. Half a denial
("aucun" without its "ne") is none; one for several things ("do not start or stop it") is as many. Where another word
carries the denial ("in case of doubt" for "if you are not sure"), the translator writes `denial: reason` as the
comment.
"""

from collections.abc import Iterable, Iterator

from leafwright.checks.denials import denials, goes_on, unbegun
from leafwright.checks.prose import alongside, plain
from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "JAMA Intern Med 2019;179:580: errors of machine translation that may harm"
STANDARDS = ("R38",)
PASSES = [
    ("Do not eat.", "No coma."),
    ("Eat.", "Coma."),
    ("Do not eat.", None),
    ("Not sure? Ask.", "¿Dudas? Pregunte.", {"note": "denial: a doubt says that one is not sure"}),
    ("You may drink. Do not eat and do not smoke.", "Puede beber. No coma. No fume."),
    ("Do not start or stop it.", "No lo empiece ni lo deje."),
    ("We found no study.", "No encontramos ningún estudio."),
    ("No study measured it.", "Ningún estudio lo midió."),
]
FAILS = [
    ("Do not eat.", "Coma."),
    ("It never helps.", "Ayuda."),
    ("Do not eat. Do not drink.", "No coma. Beba."),
    ("Do not eat. Do not drink. Rest.", "No coma, beba. Descanse."),
    ("It does not stop, or you cannot drink.", "No para, o puede beber."),
    ("Do not start or stop it.", "Empiece ni lo deje."),
    ("We found no study.", "Encontramos ningún estudio."),
]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or pair.said_in is None or not pair.language.negations or pair.excused("denial"):
        return
    for source, target in _beside(pair):
        lost = denials(pair.said_in, source) > denials(pair.language, target) + goes_on(pair.language, target)
        if lost or (goes_on(pair.said_in, source) and unbegun(pair.language, target)):
            message = f'the source denies, "{target[:60]}" does not, or not as often: "{source[:80]}"'
            yield Problem(pair.at, message, "say the denial, or write `denial:` and the reason in the comment")


def _beside(pair: Pair) -> Iterable[tuple[str, str]]:
    """Sentence beside sentence; both whole where no mark ends a sentence of the language."""
    assert pair.target is not None
    if pair.language.sentence_marks:
        return alongside(pair.source, pair.target)
    return [(plain(pair.source), plain(pair.target))]
