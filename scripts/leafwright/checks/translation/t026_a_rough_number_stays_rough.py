"""A number that is told as a rough one stays rough.

"About 90" is what a study can say; "90" claims to know. The language files list the words (`about`).
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import alongside, any_of
from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem
from leafwright.text.macros import MACRO

SOURCE = "standard R26: how sure a number is belongs to it"
STANDARDS = ("R38", "R26")
PASSES = [
    ("About 90 of 100.", "Unos 90 de cada 100."),
    ("Read about it.", "Lea más."),
    ("About 90.", None),
    ("About 90.", "Son 90.", {"note": "about: the study tells 90"}),
]
FAILS = [("About 90 of 100.", "90 de cada 100."), ("In about two weeks. Rest.", "En dos semanas. Descanse.")]
_COUNTED = r"\W{0,4}(?:\d|an? |half|one|two|three|four|five|six|seven|eight|nine|ten|·)"


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or pair.said_in is None or pair.excused("about"):
        return
    if not (pair.said_in.about and pair.language.about):
        return
    rough = re.compile(f"(?:{any_of(pair.said_in.about, *pair.said_in.scripts).pattern}){_COUNTED}", re.I)
    for source, target in alongside(MACRO.sub("·", pair.source), MACRO.sub("·", pair.target)):
        found = rough.search(source)
        if found and not any_of(pair.language.about, *pair.language.scripts).search(target):
            message = f'"{found[0].strip(" ·")}" of the source is told as certain: "{target[:60]}"'
            yield Problem(pair.at, message, "say that it is a rough number, or write `about:` and the reason")
