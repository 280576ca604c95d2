"""Where the source denies, the translation denies.

"Do not stop your medicine" without its "not" is the opposite advice, in good grammar.
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "JAMA Intern Med 2019;179:580: errors of machine translation that may harm"
STANDARDS = ("R38",)
NUMBERS = {"words": "words of denial in English"}
EXAMPLE = {"words": ["not", "no", "never"]}
PASSES = [("Do not eat.", "No coma."), ("Eat.", "Coma."), ("Do not eat.", None)]
FAILS = [("Do not eat.", "Coma."), ("It never helps.", "Ayuda.")]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or not pair.language.negations:
        return
    denied = re.search(rf"\b(?:{'|'.join(map(re.escape, house['words']))})\b", pair.source, re.I)
    target = pair.target.lower()
    spaced = "Han" not in pair.language.scripts
    prefix = "[وفب]?" if "Arabic" in pair.language.scripts else ""  # written together with the next word
    said = any(
        re.search(
            rf"(?<!\w){prefix}{re.escape(word)}(?!\w)" if spaced and word[-1].isalpha() else re.escape(word), target
        )
        for word in pair.language.negations
    )
    if denied and not said:
        message = f'the source says "{denied[0]}", the translation denies nothing: "{pair.target[:50]}"'
        yield Problem(pair.at, message, "say the denial, or check that another word carries it")
