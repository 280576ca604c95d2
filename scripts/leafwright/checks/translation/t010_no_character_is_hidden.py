"""A translation holds no hidden character but the joiners that its script needs.

Marks of direction turn warnings around; the program sets the direction of numbers and names itself.
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "Unicode UAX 9; Trojan Source (CVE-2021-42574)"
STANDARDS = ("R40",)
OPTIONS = {"joiners": "scripts that need the joiners U+200C and U+200D"}
EXAMPLE = {"joiners": ["Arabic", "Bengali"]}
PASSES = [("Keep it dry.", "Manténgala seca.")]
FAILS = [
    ("Keep it dry.", "Manténgala \u202eseca\u202c."),
    ("Keep it dry.", "Man\u200dténgala seca."),
    ("Keep it dry.", "Manténgala\u2067 seca."),
]

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\U000e0000-\U000e007f]"
)


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None:
        return
    allowed = "\u200c\u200d" if set(pair.language.scripts) & set(house["joiners"]) else ""
    found = [each for each in dict.fromkeys(_HIDDEN.findall(pair.target)) if each not in allowed]
    if found:
        shown = ", ".join(f"U+{ord(each):04X}" for each in found)
        message = f'hidden characters {shown} in "{pair.target[:40]}"'
        yield Problem(pair.at, message, "delete them; the direction of text is set by the program")
