"""The plain forms of words, by which what a reader types meets what a page holds, in every script.

higado meets hígado, both كبد and الكبد either, and Chinese and Thai meet themselves as pairs of signs. The script
theme/assets/search-engine.js does the same with the words typed; a test compares the two.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

# Letters that are one sign in Unicode but two, or an unmarked one, on the keyboards of those who search. Arabic and
# Urdu keyboards write the same letter as different signs, and digits have shapes of their own in some scripts.
_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
    | {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي", "ة": "ه", "ـ": None, "ء": None}
    | {"ی": "ي", "ې": "ي", "ے": "ي", "ۓ": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ۂ": "ه", "ۃ": "ه", "ە": "ه", "ۀ": "ه"}
    # Hindi and Punjabi are typed with and without the dot below, with either sign for a nasal, and without addak.
    | {"\u093c": None, "\u0901": "\u0902", "\u0a3c": None, "\u0a70": "\u0a02", "\u0a71": None}
    | {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xE50) for digit in range(10)}
)
# The article, alone or joined to "and", "with", "like", "so", before at least two more letters.
_ARTICLE = re.compile(r"^(?:[وف]?(?:[بك]?ال|لل))(?=\w\w)")
_ARABIC = re.compile(r"^[\u0621-\u064a]+$")
# That of Hebrew, alone or joined to "and", before at least three more letters.
_HEBREW = re.compile(r"^ו?ה(?=[א-ת]{3})")
# The signs of scripts that part no words: those of Chinese, and of Thai a letter with all above, below and around it.
_UNPARTED = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f\u0e01-\u0e3a\u0e40-\u0e4e]+")
_SIGN = re.compile(r"[\u0e40-\u0e44]?[\u0e01-\u0e2e][\u0e2f-\u0e3a\u0e45\u0e47-\u0e4e]*|.", re.S)


def terms(text: str) -> list[str]:
    """Takes plain text; returns, in order, every term by which it is to be found."""
    return [term for word in text.split() for term in _terms(word)]


def skipping(text: str) -> Iterator[str]:
    """Takes plain text; returns, behind a `~`, the signs of Chinese or Thai that stand before and behind another.

    By these a word of three signs or more is found when one of them was mistaken for another.
    """
    for run in map(_SIGN.findall, _UNPARTED.findall(plain(text))):
        yield from (f"~{before}{behind}" for before, behind in zip(run, run[2:], strict=False))


def signs(word: str) -> list[str]:
    """Takes a plain word; returns its signs where it is of a script that parts no words, else none."""
    return _SIGN.findall(word) if _UNPARTED.fullmatch(word) else []


def phrases(text: str) -> Iterable[list[str]]:
    """Takes phrases parted by commas; returns the terms of each."""
    return (terms(phrase) for phrase in re.split(r"[,،、，;；]", text) if phrase.strip())


@functools.lru_cache(200_000)  # the same words come again and again
def _terms(word: str) -> tuple[str, ...]:
    return tuple(form for each in plain(word).split() for form in _forms(each))


def plain(text: str) -> str:
    """Takes text; returns it in lower case, without punctuation, accents and spelling variants."""
    # Letters first: the next step parts a hamza from its letter, and it could no longer be told.
    whole = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", whole).translate(_KEPT))


class _Kept(dict[int, str | None]):
    """What is left of each sign: a letter, a part of one, or a digit as it is; nothing of an accent; else a space.

    An accent is a sign that people leave out. Classes below 10 are parts of Indian letters: they stay. Signs without a
    shape, such as a joiner or a soft hyphen, part no words.
    """

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        unseen = unicodedata.combining(sign) >= 10 or unicodedata.category(sign) == "Cf"
        self[code] = None if unseen else sign if unicodedata.category(sign)[0] in "LMN" else " "
        return self[code]


_KEPT = _Kept()


def _forms(word: str) -> list[str]:
    """Takes one plain word, or a run of Chinese or Thai; returns the forms to be found by.

    Such runs are found by pairs of signs; a single sign is found by the pairs that it begins, and at the end alone.
    """
    forms = [_without_article(part) for part in _UNPARTED.split(word) if part]
    for run in map(_SIGN.findall, _UNPARTED.findall(word)):
        forms += [*(before + behind for before, behind in pairwise(run)), run[-1]]
    return forms


def _without_article(word: str) -> str:
    return _ARTICLE.sub("", word) if _ARABIC.match(word) else _HEBREW.sub("", word)
