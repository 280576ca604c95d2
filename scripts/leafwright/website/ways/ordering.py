"""Words in the order of their language, and the letter that each stands under.

By the Unicode Collation Algorithm (UTS #10) with pyuca, which knows no language's own order: where a language's file
names its alphabet, its letters take the place of those in the algorithm's table. Chinese is ordered by its sounds.
"""

import functools
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from pydantic import TypeAdapter
from pyuca import Collator

from leafwright.cache import Cache, code
from leafwright.model import Language

NUMBERS = "0–9"  # what words without any letter at their head stand under
_OWN = 0xE000  # a private sign: behind all letters in the table, in the order of its number

_BEFORE = "เแโใไເແໂໃໄ"  # vowels of Thai and Lao that are written before the letter they are said behind
_PARTED = {"œ": "o", "æ": "a"}  # two letters in one sign, which Unicode does not part

_ORDER, _LETTERS = TypeAdapter(list[int]), TypeAdapter(list[tuple[str, list[int]]])
Thing = TypeVar("Thing")
Key = tuple[tuple[int, ...], str]


def in_order(things: Iterable[Thing], words: Callable[[Thing], str], language: Language, cache: Cache) -> list[Thing]:
    """Takes things, and what gives the words of each; returns them in the order of a language."""
    listed = list(things)
    said = [words(each) for each in listed]

    def work() -> list[int]:
        return sorted(range(len(said)), key=lambda at: order_of(said[at], language))

    return [listed[at] for at in cache.answer(_ORDER, work, "order", *_told_of(language), *said)]


def letters_of(words: Sequence[str], language: Language, cache: Cache) -> list[tuple[str, list[int]]]:
    """The letters that words stand under, in the order of a language, and the places of the words of each."""

    def work() -> list[tuple[str, list[int]]]:
        found: dict[str, list[int]] = {}
        for at, each in enumerate(words):
            found.setdefault(letter_of(each, language), []).append(at)
        return [(letter, found[letter]) for letter in letters_in_order(found, language)]

    return cache.answer(_LETTERS, work, "letters", *_told_of(language), *words)


def _told_of(language: Language) -> tuple[str, ...]:
    """All that the order of words depends on beside them: reading the algorithm's table takes a third of a second."""
    return (
        code("website/ways/ordering"),
        language.order,
        language.alphabet,
        repr((language.articles, language.whole_words)),
    )


def order_of(words: str, language: Language) -> Key:
    """Takes words; returns what sorts them in the order of a language, without the article before them."""
    bare = _sounds(_bare(words, language), language)
    return _collator().sort_key("".join(_told(sign, language.alphabet) for sign in bare)), words


def letter_of(words: str, language: Language) -> str:
    """Takes words; returns the letter that they stand under in a list of a language, as a capital."""
    for sign in _sounds(_bare(words, language), language).lstrip(_BEFORE):
        if sign in language.alphabet:
            return _capital(sign, language)
        if unicodedata.category(sign).startswith("L"):
            return _PARTED.get(sign, _parts(sign, language.alphabet)[0]).upper()
        if unicodedata.category(sign).startswith("N"):
            return NUMBERS
    return NUMBERS


def letters_in_order(letters: Iterable[str], language: Language) -> list[str]:
    """Letters in the order of a language; words that begin with none come last."""
    return sorted(set(letters), key=lambda letter: (letter == NUMBERS, order_of(letter, language)))


def _bare(words: str, language: Language) -> str:
    """Words in small letters, without the article at their head."""
    whole = _small(unicodedata.normalize("NFC", words), language).lstrip("\"“”«»‘’'¿¡ ")
    first = whole.split(maxsplit=1)[0] if whole.strip() else ""
    if first in language.whole_words:
        return whole
    article = next((each for each in language.articles if whole.startswith(each)), "")
    return whole[len(article) :] if len(whole) > len(article) + 1 else whole


def _sounds(words: str, language: Language) -> str:
    """Chinese as it is said, a syllable a sign, with the number of its tone; other words as they are."""
    if language.order != "pinyin":
        return words
    import pypinyin  # its dictionary takes half a second to load

    return " ".join(pypinyin.lazy_pinyin(words, style=pypinyin.Style.TONE3, neutral_tone_with_five=True))


def _told(sign: str, alphabet: str) -> str:
    """A letter as one that is ordered by its place in an alphabet; one with a mark that the alphabet lacks, as its own
    letter with the mark."""
    if sign in alphabet:
        return chr(_OWN + alphabet.index(sign))
    return "".join(chr(_OWN + alphabet.index(part)) if part in alphabet else part for part in _parts(sign, alphabet))


def _parts(sign: str, alphabet: str) -> str:
    """A letter and its marks; one mark stays with it where the alphabet has the two as a letter (ế is ê)."""
    letter, *marks = list(unicodedata.normalize("NFD", sign))
    for mark in marks:
        if (whole := unicodedata.normalize("NFC", letter + mark)) in alphabet:
            return whole + "".join(each for each in marks if each != mark)
    return letter + "".join(marks)


def _small(words: str, language: Language) -> str:
    """Words in small letters; where i without its dot is a letter, as in Turkish, so is its capital."""
    return (words.replace("I", "ı").replace("İ", "i") if "ı" in language.alphabet else words).casefold()


def _capital(letter: str, language: Language) -> str:
    return "İ" if letter == "i" and "ı" in language.alphabet else letter.upper()


@functools.cache
def _collator() -> Collator:
    """The table of the algorithm: read once, in a quarter of a second, and only where something is ordered."""
    return Collator()
