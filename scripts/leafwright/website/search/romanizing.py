"""What words sound like in Latin letters, for readers whose keyboard has no others.

Chinese becomes pinyin without tones (pypinyin). Other scripts become their consonants, as far as Latin spellings agree
on them, behind a `~`; theme/assets/search-engine.js does so with a word that is typed. Only titles, headings and words
that sections are sought by are romanized.
"""

import re
from collections.abc import Callable, Iterator
from itertools import product

from leafwright.model import Language
from leafwright.website.search.folding import terms

Romanize = Callable[[str], Iterator[str]]

# Letters as folding.py leaves them. Vowels, and what Latin spellings drop or add at will (h, v, w, y), have no sign.
_ARABIC = {
    **dict.fromkeys("بپ", "b"), **dict.fromkeys("تطٹ", "t"), **dict.fromkeys("سصش", "s"), "ج": "j", "چ": "c",
    **dict.fromkeys("زذظژ", "z"), **dict.fromkeys("دڈ", "d"), **dict.fromkeys("رڑ", "r"), **dict.fromkeys("خقك", "k"),
    **dict.fromkeys("غگ", "g"), "ف": "f", "ل": "l", "م": "m", **dict.fromkeys("نں", "n"),
}  # fmt: skip
# Two letters that are one, then letters, each with all that it is written as: bh, v; ph, f; ch, s.
_BENGALI = {
    "্য": "", "য়": "", "ড়": "r", "ঢ়": "r", "ক্ষ": "k",
    **dict.fromkeys("কখ", "k"), **dict.fromkeys("গঘ", "g"), "ং": "ng", "ঙ": "ng", **dict.fromkeys("চছ", "cs"),
    **dict.fromkeys("জঝয", "jz"), **dict.fromkeys("ঞণন", "n"), **dict.fromkeys("টঠতথৎ", "t"),
    **dict.fromkeys("ডঢদধ", "d"), **dict.fromkeys("পব", "b"), "ফ": "bf", "ভ": "b-", "ম": "m", "র": "r", "ল": "l",
    **dict.fromkeys("শষস", "s"),
}  # fmt: skip
_CYRILLIC = {
    **dict.fromkeys("бп", "b"), "г": "g", "ґ": "g", "д": "d", **dict.fromkeys("жз", "z"), "к": "k", "л": "l",
    "м": "m", "н": "n", "р": "r", **dict.fromkeys("сш", "s"), "т": "t", "ф": "f", "х": "k-", "ц": "ts",
    "ч": "c", "щ": "sc",
}  # fmt: skip
# As folding.py leaves it, without the dot below: ख is kh, ज is j or z, ड is d or r; a nasal is an n, or none.
_DEVANAGARI = {
    **dict.fromkeys("कख", "k"), **dict.fromkeys("गघ", "g"), **dict.fromkeys("चछ", "c"), **dict.fromkeys("जझ", "jz"),
    **dict.fromkeys("टठतथ", "t"), **dict.fromkeys("दध", "d"), **dict.fromkeys("डढ", "dr"), **dict.fromkeys("णनञ", "n"),
    **dict.fromkeys("पबभ", "b"), "फ": "bf", "म": "m", "र": "r", "ल": "l", **dict.fromkeys("शषस", "s"), "ं": "n-",
}  # fmt: skip
_GURMUKHI = {
    **dict.fromkeys("ਕਖ", "k"), **dict.fromkeys("ਗਘ", "g"), **dict.fromkeys("ਚਛ", "c"), **dict.fromkeys("ਜਝ", "jz"),
    **dict.fromkeys("ਟਠਤਥ", "t"), **dict.fromkeys("ਡਢਦਧ", "d"), "ੜ": "r", **dict.fromkeys("ਣਨਞ", "n"),
    **dict.fromkeys("ਪਬਭ", "b"), "ਫ": "bf", "ਮ": "m", "ਰ": "r", "ਲ": "l", "ਸ": "s", "ਂ": "n-",
}  # fmt: skip
_SIGNS = {
    "ar": {**_ARABIC, "ث": "t", "ض": "d"},
    "ur": {**_ARABIC, "ث": "s", "ض": "z"},
    "fa": {**_ARABIC, "ث": "s", "ض": "z"},
    "bn": _BENGALI,
    "ru": _CYRILLIC,
    "uk": {**_CYRILLIC, "г": ""},  # which is an h
    "hi": _DEVANAGARI,
    "pa": _GURMUKHI,
}
_WHOLE = ("ng", "ts", "sc")  # two letters that are written one behind the other, and not one or the other
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LONGEST = 6  # syllables: a longer stretch is found by its beginning


def romanizer(language: Language) -> Romanize:
    """Takes a language; returns what gives, for a text, the terms that it is found by in Latin letters."""
    tag = language.tag.partition("-")[0]
    if tag in _SIGNS:
        return lambda text: _consonants(text, _SIGNS[tag])
    return _pinyin if tag == "zh" else lambda _: iter(())


def _consonants(text: str, signs: dict[str, str]) -> Iterator[str]:
    letters = re.compile("|".join(sorted(signs, key=len, reverse=True)))
    for term in terms(text):
        written = [signs[letter] for letter in letters.findall(term)]
        for each in product(*((every,) if every in _WHOLE else (every or "-") for every in written)):
            bare = re.sub(r"(.)\1+", r"\1", "".join(each).replace("-", ""))
            if len(bare) > 1:
                yield f"~{bare}"


def _pinyin(text: str) -> Iterator[str]:
    """From each syllable on, so that any of them may be typed first."""
    from pypinyin import lazy_pinyin  # its dictionary takes a moment to load

    for run in _HAN.findall(text):
        syllables = lazy_pinyin(run, v_to_u=False)
        for at in range(len(syllables)):
            yield "".join(syllables[at : at + _LONGEST])
