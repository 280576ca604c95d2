"""A translation uses no word that the glossary forbids in its language.

Some words are right in a dictionary and wrong for a reader: a word that also means a tumor, a spread, or only one of
two kinds of medicine. Where such a word is right after all, the translator writes `forbidden: reason` as the comment.
"""

from collections.abc import Iterator

from leafwright.checks.prose import any_of, plain
from leafwright.checks.subjects import House, Pair
from leafwright.model import Misleading, Problem

SOURCE = "ISO 30042: terms deprecated in a termbase; a second reading of seven translations"
STANDARDS = ("R38", "R39")

_NOT_RULED_OUT = {"forbidden": (Misleading(words=("no queda descartado",), say="no impide"),)}
_BULK = {"forbidden": (Misleading(words=("bulto",), unless=("vascular",), say="bulto vascular"),)}
PASSES = [
    ("You can become pregnant.", "Tenerlo no impide el embarazo.", _NOT_RULED_OUT),
    ("The growth is harmless.", "El bulto vascular es benigno.", _BULK),
    ("A bruise.", "Un bulto.", {**_BULK, "note": "forbidden: here it is the bruise"}),
    ("The growth.", None, _BULK),
]
FAILS = [
    ("You can become pregnant.", "El embarazo no queda descartado.", _NOT_RULED_OUT),
    ("The growth is harmless.", "Este bulto es benigno.", _BULK),
    ("Both.", "El bulto vascular y el bulto.", _BULK),
]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or pair.excused("forbidden"):
        return
    target = plain(pair.target)
    for each in pair.forbidden:
        for found in any_of(each.words, *pair.language.scripts).finditer(target):
            if not target[found.end() :].lstrip().startswith(each.unless or "\0"):
                message = f'"{found[0]}" misleads: "{target[max(0, found.start() - 20) : found.end() + 20].strip()}"'
                yield Problem(pair.at, message, f"say {each.say}. Where it is right, write `forbidden:` and the reason")
                break
