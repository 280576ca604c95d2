"""A translation holds no letter that its language writes otherwise.

Arabic ي in Urdu, or 臟 in Simplified Chinese, look almost right: search does not find them, and readers stumble.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "Unicode, Arabic block; GB 18030 and the table of simplified characters (1986)"
STANDARDS = ("R39", "R40")
PASSES = [("Keep it dry.", "Manténgala seca.")]
FAILS = [("Keep it dry.", "Manténgala ſeca.")]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None:
        return
    found = [letter for letter in dict.fromkeys(pair.target) if letter in pair.language.refused]
    if found:
        message = f"letters that {pair.language.english} does not write: {' '.join(found)}"
        yield Problem(pair.at, message, "write the letters of the language; they may look alike")
