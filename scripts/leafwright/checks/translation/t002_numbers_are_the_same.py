"""A translation holds exactly the numbers of its source, in any script's digits.

A wrong number harms: a dose, an hour without food, a chance. Digits count by their value, so ٩٠ is 90;
the marks that group thousands do not count. Where a language must say a number otherwise, the translator writes
`numbers: reason` as the comment of the segment.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem
from leafwright.text.macros import outside_macros

SOURCE = "standard R38; HSIB: a fasting rule not understood cancelled two scans"
STANDARDS = ("R38",)

PASSES = [
    ("In 90 out of 100 people.", "在100人中约有90人。"),
    ("A study of 1,067 people.", "Un estudio de 1.067 personas."),
    ("About 90 of 100", "نحو ٩٠ من كل ١٠٠"),
]
FAILS = [
    ("In 90 out of 100 people.", "在100人中约有80人。"),
    ("It takes 1 to 3 hours.", "Dura 3 horas."),
    ("At least 5 days.", "Al menos 7 días."),
]

_NUMBER = re.compile(r"\d(?:[\d.,٫٬\u00a0\u202f']*\d)?")
_GROUP = re.compile(r"(?<=\d)[.,٬\u00a0\u202f'](?=\d{3}(?!\d))")


def numbers(text: str) -> Counter[str]:
    """The numbers of a text by value, as `in_order` gives them."""
    return Counter(in_order(text))


def in_order(text: str) -> list[str]:
    """The numbers of a text one after the other, macros left out, each written in plain digits with a point."""
    found = []
    for match in _NUMBER.findall(outside_macros(text)):
        plain = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in match)
        found.append(re.sub("[,٫]", ".", _GROUP.sub("", plain)))
    return found


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or pair.excused("numbers"):
        return
    source, target = numbers(pair.source), numbers(pair.target)
    if source != target:
        lost = ", ".join((source - target).elements()) or "nothing"
        added = ", ".join((target - source).elements()) or "nothing"
        message = f'numbers differ: lost {lost}, added {added} in "{pair.target[:60]}"'
        yield Problem(pair.at, message, f'give the numbers of the source: "{pair.source[:80]}"')
