"""What stays on one line: numbers with what they count, small words with the next, signs with the word before them.

A markup is changed between its tags only, so that no attribute and no address is touched.
"""

import re

from leafwright.model import Language

_TAG = re.compile(r"(<[^>]*>)")
_COUNTED = re.compile(r"(?<=\d)[ \n]+(?=[^\W\d_]|[°%])")
_COUNTED_IN_BOLD = re.compile(r"(?<=\d)(</(?:strong|em|b)>)[ \n]+(?=[^\W\d_])")
_BEGINS = "(?<![^\\s(\\[“„«'’–-])"  # a word begins here


def kept_together(markup: str, language: Language) -> str:
    """HTML whose lines do not part a number from the word behind it ("4 cm", "38.0 °C", "2 hours").

    Nor does a line end with a word that the language file calls `bound`; and what a translator typed of its `spacing`
    is printed as the language writes it.
    """
    head, body, rest = markup.partition("<body")
    pieces = _TAG.split(body + rest if body else head)
    told = "".join(piece if piece.startswith("<") else _kept(piece, language) for piece in pieces)
    return (head if body else "") + _COUNTED_IN_BOLD.sub("\\1\u00a0", told)


def _kept(text: str, language: Language) -> str:
    for typed, printed in language.spacing:
        text = text.replace(typed, printed)
    text = _COUNTED.sub("\u00a0", text)
    if not language.bound:
        return text
    words = "|".join(map(re.escape, language.bound))
    return re.sub(rf"{_BEGINS}({words})[ \n]+", "\\1\u00a0", text, flags=re.I)
