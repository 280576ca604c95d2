"""What stands behind a value of the hospital that should have brought its unit itself."""

import functools
import re
from collections.abc import Iterable, Iterator

from leafwright.checks.prose import any_of
from leafwright.model import Language
from leafwright.text.numbers import amount

_COUNTED = ("minute", "hour", "day", "night", "week", "month", "year")
_VALUE = re.compile(r"\{\{\s*(local|amount)\.([\w-]+)\s*\}\}[\s\u00a0-]*")
_FORMS = (1, 2, 3, 5, 11, 100)  # between them, all forms that languages have for what is counted


@functools.cache
def unit_words(language: Language) -> tuple[str, ...]:
    """How a language says minute, hour, day and so on, in each of its forms."""
    said = (amount(number, unit, language) for unit in _COUNTED for number in _FORMS)
    return tuple(dict.fromkeys(word for each in said if (word := re.sub(r"[\d\s.,]+", " ", each).strip())))


def typed_units(text: str, language: Language, units: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Each macro with a unit typed behind it: group, name, and both as written. `units` are signs such as cm."""
    for value in _VALUE.finditer(text):
        words = any_of((*unit_words(language), *units), *language.scripts)
        if unit := words.match(text, value.end()):
            yield value[1], value[2], value[0] + unit[0]
