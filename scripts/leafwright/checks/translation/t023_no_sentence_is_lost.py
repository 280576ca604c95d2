"""A translation has no fewer sentences than its source, says none of them twice, and brings none of another segment.

A sentence that a tired eye skipped, or pasted twice, leaves good grammar behind. One may become two; where two became
one, or one became three, the translator writes `sentences: reason` as the comment.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import letters, plain, split
from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "ISO 17100:2015, 5.3.1: completeness"
STANDARDS = ("R38",)
OPTIONS = {"letters": "letters of the shortest sentence that may not stand twice"}
EXAMPLE = {"letters": 12}
PASSES = [
    ("Rest today. Walk tomorrow.", "Descanse hoy. Camine mañana."),
    ("Rest today. Walk tomorrow.", "Descanse hoy y camine mañana.", {"note": "sentences: one in Spanish"}),
    ("Rest.", None),
    ("Walk, then rest.", "Camine. Después, descanse."),
    ("Read Can I walk? before it.", "Lea antes ¿Puedo caminar?"),
    ("Rest, then walk.", "Descanse. Luego, camine."),
    ("Your rest", "Su descanso, p. ej. en casa"),
]
FAILS = [
    ("Rest today. Walk tomorrow.", "Descanse hoy."),
    ("Rest today. Walk tomorrow.", "Descanse todo el día. Descanse todo el día."),
    ("Rest today.", "Descanse todo el día. Descanse todo el día."),
    ("Your rest", "Su descanso. Camine mañana."),
    ("Rest today.", "Descanse hoy. Camine mañana. Coma bien."),
]
_END = re.compile(r"[.!?؟۔।](?=\s+[^\W\da-zà-ÿą-ż]|\s*$)|[。！？]")


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or pair.excused("sentences"):
        return
    said, given = split(plain(pair.source)), split(plain(pair.target))
    twice = _twice(pair.target, house["letters"])
    if twice and not _twice(pair.source, house["letters"]):
        yield Problem(pair.at, f'said twice: "{twice[:70]}"', "take it out once, and say what the source says")
    elif len(given) < (least := sum(not each[0].islower() for each in said)) and pair.language.sentence_marks:
        message = f'{least} sentences in the source, {len(given)} here: "{pair.target[:60]}"'
        yield Problem(pair.at, message, "say all of them, or write `sentences:` and the reason in the comment")
    elif (many := _ended(pair.target)) > (few := _ended(pair.source)) and not 0 < few == many - 1:
        message = f'{few} sentences in the source, {many} here: "{pair.target[:60]}"'
        yield Problem(pair.at, message, "take out what is not in the source, or write `sentences:` and the reason")


def _ended(text: str) -> int:
    """Sentences that a mark ends, before another or at the end; behind abbreviations small letters go on."""
    return len(_END.findall(plain(text)))


def _twice(text: str, least: int) -> str:
    """What of a text stands in it twice: one of its sentences, or all of it; in letters and digits."""
    words = [letters(each) for each in split(plain(text))]
    whole = letters(plain(text))
    half = whole[: len(whole) // 2]
    found = [each for at, each in enumerate(words) if each in words[:at]]
    return next((each for each in [*found, *([half] if half * 2 == whole else [])] if len(each) >= least), "")
