"""How a text tells a number of people out of others, by the forms that its language file lists: "3 out of 100"."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from leafwright.checks.counted import unit_words
from leafwright.checks.prose import any_of
from leafwright.model import Language

_NUMBER = r"\d+(?:[.,٬٫\u00a0\u202f]\d+)*"
_SPACE = r"[\s\u00a0\u202f]"
_WORDS = rf"(?:[^\s\d.,;:!?()،؛。，；]+{_SPACE}+){{0,2}}?"  # a few words: "3 personnes opérées sur 100"
_SIGNS = r"[^\s\d.,;:!?()،؛。，；]{0,6}?"  # the same where no room parts words


@dataclass(frozen=True)
class Figure:
    """A figure as it is written, where it stands in the text, its counts ("26 to 59" are two), and out of how many."""

    words: str
    at: int
    counts: tuple[str, ...]
    of: str


def figures(text: str, language: Language, others: bool = False) -> Iterator[Figure]:
    """The figures of a text, from left to right; with `others` also in the forms that a house would write otherwise.

    Nothing where the language lists no forms, and no number with a unit of time or length behind it.
    """
    forms = language.figures + (language.other_figures if others else ())
    for found in _either(forms, language.figures_joined).finditer(text) if forms else ():
        count, of = next((a, b) for a, b in _pairs(found) if a)
        if not _units(language).match(text, found.end()):
            yield Figure(found[0], found.start(), tuple(re.findall(_NUMBER, count)), of)


def whole(number: str) -> int | None:
    """A number without its marks between thousands; None where it has decimals."""
    parts = re.split(r"[.,٬٫\u00a0\u202f]", number)
    return int("".join(parts)) if all(len(part) == 3 for part in parts[1:]) else None


def _pairs(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    """Count and whole of each form, in its order of writing."""
    named = found.groupdict()
    for at in range(len(named) // 2):
        yield named[f"count{at}"], named[f"of{at}"]


@functools.cache
def _either(forms: tuple[str, ...], joined: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_form(form, at, joined) for at, form in enumerate(forms)))


def _form(form: str, at: int, joined: tuple[str, ...]) -> str:
    """A form as a pattern: `*` stands for a few words, or signs where no room is around it."""
    between = "|".join([r"[-–—]", *(re.escape(each) for each in joined)])
    counts = rf"(?P<count{at}>{_NUMBER}(?:{_SPACE}*(?:{between}){_SPACE}*{_NUMBER})*)"
    pattern = re.escape(form).replace(r"\ \*\ ", rf"{_SPACE}+{_WORDS}").replace(r"\*", _SIGNS)
    pattern = pattern.replace(r"\ ", rf"{_SPACE}+")
    return pattern.replace(r"\{count\}", counts).replace(r"\{of\}", rf"(?P<of{at}>{_NUMBER})")


@functools.cache
def _units(language: Language) -> re.Pattern[str]:
    """A unit behind a number, which then counts no people."""
    return re.compile(rf"{_SPACE}?{any_of((*unit_words(language), 'cm', 'mm', 'ml', 'mg'), *language.scripts).pattern}")
