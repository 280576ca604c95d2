"""Numbers, lists, amounts and dates as a language writes them, by the Unicode locale data that Babel brings.

What belongs together stays on its line: between a number and its unit stands a no-break space.
"""

import datetime
import re
from collections.abc import Sequence

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from leafwright.model import Language

Number = int | float
_ZERO = {"arab": "٠", "arabext": "۰", "beng": "০", "deva": "०", "mymr": "၀", "khmr": "០"}  # digits follow their zero


def number(value: Number, language: Language) -> str:
    """A number with as many decimals as it was written with: 38.0 is "38,0" in French."""
    decimals = len(str(value).partition(".")[2])
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return own_digits(format_decimal(value, pattern, locale=language.babel), language)


def listed(parts: Sequence[str], language: Language) -> str:
    """Parts as one list: "3, 6 and 12"."""
    joined = format_list(list(parts), locale=language.babel)
    # plain English sets no comma before the last of a list
    return re.sub(r", (and|or) ", r" \1 ", joined) if language.babel.startswith("en") else joined


def amount(value: Number, unit: str, language: Language, shown: str = "") -> str:
    """A number of hours, days, nights … in the form that the language has for it; `shown` in place of the number.

    Where the language says a number by the form of the word alone, as Arabic says two, `shown` is what leads to it.
    """
    key = f"duration-{unit}"  # which Babel gives back where it has no words of that length
    forms = (format_unit(value, key, length, locale=language.babel) for length in ("long", "short"))
    said = next((form for form in forms if key not in form), str(value))
    plain = re.search(r"\d[\d.,\u00a0\u202f]*", said)
    own = number(value, language)
    told = said if not plain else said.replace(plain[0].rstrip("\u00a0\u202f"), shown or own, 1)
    for given, needed in language.amounts:
        told = told.replace(given, needed)
    return bound(told)


def date(day: datetime.date, language: Language) -> str:
    """A date in words: "23 novembre 2026"."""
    return bound(own_digits(format_date(day, "long", locale=language.babel), language))


def bound(text: str) -> str:
    """A text whose numbers stay on the line of what they count."""
    return re.sub(r"(?<=\d) (?=\w)|(?<=[^\s,،]) (?=\d)", "\u00a0", text)


def own_digits(text: str, language: Language) -> str:
    """A text with Latin digits as those of the language, where its file asks for them."""
    zero = _ZERO.get(Locale.parse(language.babel).default_numbering_system, "0") if language.digits == "native" else "0"
    return text.translate({ord("0") + digit: chr(ord(zero) + digit) for digit in range(10)})
