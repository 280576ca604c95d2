"""What stands behind a value of the hospital that should have brought its unit itself."""

import functools
import re

from leafwright.checks.prose import any_of
from leafwright.model import Language
from leafwright.text.numbers import amount

_COUNTED = ("minute", "hour", "day", "night", "week", "month", "year")
_FORMS = (1, 2, 3, 5, 11, 100)  # between them, all forms that languages have for what is counted


@functools.cache
def unit_words(language: Language) -> tuple[str, ...]:
    """How a language says minute, hour, day and so on, in each of its forms."""
    said = (amount(number, unit, language) for unit in _COUNTED for number in _FORMS)
    return tuple(dict.fromkeys(word for each in said if (word := re.sub(r"[\d\s.,]+", " ", each).strip())))


@functools.cache
def typed_unit(language: Language, units: tuple[str, ...]) -> re.Pattern[str]:
    """A macro with a unit typed behind it: its group, its name, the unit. `units` are signs such as cm."""
    words = any_of((*unit_words(language), *units), *language.scripts).pattern
    return re.compile(rf"\{{\{{\s*(local|amount)\.([\w-]+)\s*\}}\}}[\s\u00a0-]*({words})", re.I)
