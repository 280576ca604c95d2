"""A translation is written in a script of its language.

Words in another script were pasted into the wrong file, or are look-alikes that no search finds.
"""

import re
import unicodedata
from collections.abc import Iterator

from leafwright.checks.scripts import are_foreign, letters_of
from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "standard R39 and R40; Unicode UTS 39, mixed scripts"
STANDARDS = ("R39", "R40")
OPTIONS = {"letters": "fewest letters that are judged", "share": "least share, of 100, in a script of the language"}
EXAMPLE = {"letters": 6, "share": 50}
PASSES = [("Keep it dry.", "Manténgala seca."), ("CT", "CT")]
FAILS = [
    ("Keep it dry.", "Держите сухим."),
    ("Keep it dry.", "Manténgala ѕeca."),
    ("Keep it dry.", "请保持干燥，不要沾水"),
    ("For 5 days.", "Durante ৫ días."),
]

_ANY = ("Latin", "Common", "Inherited")  # names of medicines and tests; signs that belong to no script


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None:
        return
    own = pair.language.scripts
    plain = re.sub(r"\{+[^{}]*\}+|\]\([^)]*\)", " ", pair.target)
    letters = letters_of(plain)
    foreign = [each for each, name in letters if name not in (*own, *_ANY)] + _foreign_digits(plain, own)
    if foreign:
        shown = "".join(dict.fromkeys(foreign))[:20]
        yield Problem(
            pair.at, f"letters or digits of another script: {shown}", f"write in {', '.join(pair.language.scripts)}"
        )
    elif are_foreign(letters, own, house):
        message = f'not in the script of {pair.language.english}: "{pair.target[:40]}"'
        yield Problem(pair.at, message, f"write in {', '.join(pair.language.scripts)}")


def _foreign_digits(text: str, scripts: tuple[str, ...]) -> list[str]:
    """Digits that are neither European nor of a script of the language: by their names, as many belong to several."""
    own = tuple(each.upper() for each in scripts)
    digits = [each for each in text if each.isdecimal() and not each.isascii()]
    return [each for each in digits if not unicodedata.name(each).removeprefix("EXTENDED ").startswith(own)]
