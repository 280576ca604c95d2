"""A word is not exchanged for one that says another thing: before for after, left for right, three for four.

Each is a good sentence, and the wrong advice. The language files list the words (`contrasts`); sentence is held against
sentence. Where a language turns a sentence around ("not until 3 hours after" as "not before 3 hours"), the translator
writes `words: reason` as the comment.
"""

from collections.abc import Iterator

from leafwright.checks.contrasts import exchanged, meanings
from leafwright.checks.prose import alongside
from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "JAMA Intern Med 2019;179:580: errors of machine translation that may harm"
STANDARDS = ("R38",)
PASSES = [
    ("Take it after the meal.", "Tómela después de la comida."),
    ("Walk.", "Camine antes de comer."),
    ("Press on the left side.", None),
    ("Not until 3 hours after it.", "No antes de que pasen 3 horas.", {"note": "words: Spanish turns it around"}),
    ("Press right away. Lie down.", "Presione enseguida. Acuéstese del lado izquierdo."),
]
FAILS = [
    ("Take it after the meal.", "Tómela antes de la comida."),
    ("Rest after it. Take one before the meal.", "Descanse después. Tome una después de la comida."),
    ("On the left arm, not on the right.", "En el brazo izquierdo, no en el izquierdo."),
]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or pair.said_in is None or pair.excused("words"):
        return
    for source, target in alongside(pair.source, pair.target):
        if said := meanings(pair.said_in, source):
            for one, other in exchanged(said, meanings(pair.language, target)):
                message = f'the source says "{one}", the translation "{other}": "{target[:60]}"'
                yield Problem(pair.at, message, f'say "{one}", or write `words:` and the reason in the comment')
