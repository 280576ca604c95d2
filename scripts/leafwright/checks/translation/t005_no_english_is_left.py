"""No run of English words is left in a translation.

A sentence that was overlooked is read by someone who cannot read it.
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "standard R39; NSW Health, checking of translations"
STANDARDS = ("R39",)
OPTIONS = {
    "run": "English words in a row that are refused",
    "words": "common words of English that no other language has",
}
EXAMPLE = {"run": 6, "words": ["the", "and", "was", "this", "not", "it", "is"]}
PASSES = [("Do not stop it.", "No lo deje."), ("A CT scan.", "Una TC (CT scan).")]
FAILS = [("It is not cancer.", "Esto: this was not translated and it is here.")]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None:
        return
    # so many Latin words in a row are no names; readers search by English ones
    foreign = pair.said_in is not None and "Latin" not in pair.language.scripts
    plain = re.sub(r"\{\{[^}]*\}\}|\]\([^)]*\)", " ", pair.target)
    for found in re.finditer(r"[A-Za-z'’]+(?:[\s,-]+[A-Za-z'’]+)+", plain):
        words = [word.lower() for word in re.findall(r"[A-Za-z'’]+", found[0])]
        known = sum(word in house["words"] for word in words)
        if len(words) >= house["run"] and (known * house["run"] > len(words) * 2 or foreign):
            yield Problem(pair.at, f'English is left: "{found[0][:60]}"', "translate it")
            return
