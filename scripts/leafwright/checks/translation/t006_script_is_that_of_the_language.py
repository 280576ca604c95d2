"""A translation is written in a script of its language.

Words in another script were pasted into the wrong file, or are look-alikes that no search finds.
"""

import re
import unicodedata
from collections.abc import Iterator

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
]

_NAMES = {"Han": "CJK", "Latin": "LATIN", "Arabic": "ARABIC", "Bengali": "BENGALI"}


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None:
        return
    own = tuple(_NAMES.get(script, script.upper()) for script in pair.language.scripts)
    plain = re.sub(r"\{+[^{}]*\}+|\]\([^)]*\)", " ", pair.target)
    letters = [(each, unicodedata.name(each, "").split(" ")[0].split("-")[0]) for each in plain if each.isalpha()]
    foreign = [
        each for each, name in letters if name not in (*own, "LATIN", "MODIFIER", "MICRO", "FEMININE", "MASCULINE")
    ]
    native = sum(name in own for _, name in letters)
    if foreign:
        shown = "".join(dict.fromkeys(foreign))[:20]
        yield Problem(pair.at, f"letters of another script: {shown}", f"write in {', '.join(pair.language.scripts)}")
    elif len(letters) >= house["letters"] and native * 100 < len(letters) * house["share"]:
        message = f'not in the script of {pair.language.english}: "{pair.target[:40]}"'
        yield Problem(pair.at, message, f"write in {', '.join(pair.language.scripts)}")
