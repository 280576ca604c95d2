"""Marks are those of the language, with the room that it gives them, and brackets are closed.

A Latin comma in Arabic, a question mark that sticks to its word in French, a bracket that nobody closed: a reader
stumbles, and so does what reads aloud. The language files list the marks (`refused_marks`, `spacing`).
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House, Pair
from leafwright.model import Language, Problem
from leafwright.text.macros import outside_macros

SOURCE = "ISO 17100:2015, 5.3.1: punctuation is right"
STANDARDS = ("R39",)
PASSES = [
    ("Rest (lie down).", "Descanse (acuéstese)."),
    ("a) Rest.", "a) Descanse."),
    ("Rest (lie down).", None),
    ("Above {{ local.fever }}, phone.", "Más de {{ local.fever }}, llame."),
]
FAILS = [
    ("Rest (lie down).", "Descanse (acuéstese."),
    ("Rest, then walk.", "Descanse , luego camine."),
    ("Rest.", "Descanse.  Camine."),
]
_OPEN, _CLOSED = "(（[", ")）]"
_LOOSE = re.compile(r"[^\W\d_]\s+[,.;:?!،؛؟۔।。，；：？！](?:\s|$)|\S[ \t]{2,}\S")


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or pair.said_in is None:  # words that readers search by are parted as in the source
        return
    source, target = outside_macros(pair.source), re.sub(r"\{\{[^}]*\}\}|\]\([^)]*\)", "·", pair.target)
    if _left_open(source) == 0 != _left_open(target):
        yield Problem(pair.at, f'a bracket is not closed: "{pair.target[:60]}"', "open and close each bracket")
    wrong = _foreign(pair.language).search(target) or _tight(pair.language).search(target) or _spaced(pair, target)
    if wrong:
        message = f'marks or room as {pair.language.english} does not write them: "{wrong[0].strip()}"'
        yield Problem(pair.at, message, "write the marks of the language, with the room that it gives them")


def _left_open(text: str) -> int:
    return sum(map(text.count, _OPEN)) - sum(map(text.count, _CLOSED))


def _foreign(language: Language) -> re.Pattern[str]:
    """A mark of another script behind a word of its own; behind two letters it may be that of an abbreviation."""
    own, least = "[^\x00-\u02ff\\W\\d]", 1 if "Han" in language.scripts else 3
    marks = f"[{re.escape(language.refused_marks)}]" if language.refused_marks else "(?!)"
    return re.compile(rf"{own}[^\x00-\u02ff\s]{{{least - 1},}}{marks}")


def _tight(language: Language) -> re.Pattern[str]:
    """A mark without the room that the language gives it."""
    marks = "".join(typed[1] for typed, _ in language.spacing if re.fullmatch(r" [^\w\s]", typed))
    return re.compile(rf"[^\W\d_]+[{re.escape(marks)}](?:\s|$)" if marks else "(?!)")


def _spaced(pair: Pair, target: str) -> re.Match[str] | None:
    """Room before a mark that has none, or twice as much as there should be."""
    roomy = {typed for typed, _ in pair.language.spacing}
    return next((found for found in _LOOSE.finditer(target) if f" {found[0].strip()[-1]}" not in roomy), None)
