"""What stays on one line: numbers with what they count, small words with the next, signs with the word before them.

And marks of Chinese, which are as wide as its signs. A markup is changed between its tags only, so that no attribute
and no address is touched.
"""

import re
from functools import cache

from leafwright.model import Language
from leafwright.text.full_width import STOP, sources_before_marks
from leafwright.text.whole_words import headings_unbroken, unbroken

_TAG = re.compile(r"(<[^>]*>)")
_PICTURE = re.compile(r"(<img[^>]*>)")  # most of a leaflet's markup
_COUNTED = re.compile(r"(?<=\d)[ \n]+(?=[^\W\d_]|[°%])")
_COUNTED_IN_BOLD = re.compile(r"(?<=\d)(</(?:strong|em|b)>)[ \n]+(?=[^\W\d_])")
_BEGINS = "(?<![^\\s(\\[“„«'’–-])"  # a word begins here
# one letter before a hyphen, or two signs at most behind it, are no piece of a word to begin or end a line with
_HYPHENED = re.compile(rf"({_BEGINS}[^\W\d_])-(?=[^\W\d_])|-(?=[^\W\d_][^\s<>&-]?(?:[\s.,;:!?)।]|$))")

_SIGN = "[\u3400-\u9fff）》”]"
_COUNTED_SIGNS = re.compile(
    r"(?:[上下中]午|早上|晚上)?\d(?:[\d.,:]*\d)?(?:厘米|毫米|毫升|毫克|千克|公斤|小时|分钟|个月|[\u3400-\u9fff])"
)
_COUNTED_LAST = re.compile(r"(\d[\d.,]*)(<span class=\"end\">)")  # what is counted ends a paragraph
_WIDE = str.maketrans(",:;?!", "，：；？！")
_NARROW = re.compile(rf"(?<={_SIGN})([,:;?!])(?![\d/])")
_BRACKETS = re.compile(rf"(?<={_SIGN})\(([^()]*)\)|\(([^()]*)\)(?={_SIGN})")
_ROOM = re.compile(rf"({STOP}(?:</\w+>)*)[ \u00a0]+|(?<={_SIGN})\n(?={_SIGN})")
_ROOMY = re.compile("[，。、：；）》”](?=[，。、：；）》”（《“])")  # half of its room is enough before another

_SMALL = 3  # letters at most of a word that stays with the last number of a figure: what is longer takes too much room

_ROWS = re.compile(r"(<tr>\s*<td>)(.*?)(</td>)", re.S)  # what heads a row of a table


def kept_together(markup: str, language: Language) -> str:
    """HTML whose lines do not part a number from the word behind it ("4 cm", "38.0 °C", "2 hours"), nor the second
    number of a figure or a range from the word before it ("3 out of 100", "9 a.m. to 5 p.m.").

    Nor does a line end with a word that the language file calls `bound`; and what a translator typed of its `spacing`
    is printed as the language writes it. Headings, also those of tables, are not broken inside a word that it calls
    `whole`.
    """
    head, body, rest = markup.partition("<body")
    pieces = _TAG.split(body + rest if body else head)
    told = "".join(piece if piece.startswith("<") else _kept(piece, language) for piece in pieces)
    told = _COUNTED_IN_BOLD.sub("\\1\u00a0", told)
    if language.figures_joined:
        ranges = _ranges(language.figures_joined)
        pieces = _PICTURE.split(told)
        told = "".join(piece if piece.startswith("<img") else ranges.sub("\\1\u00a0", piece) for piece in pieces)
    if language.full_width:
        told = _COUNTED_LAST.sub(r"\2\1", told)
        told = _ROOM.sub(lambda found: found[1] or "", sources_before_marks(told))
    if language.whole:
        told = headings_unbroken(told, language.whole, "end")
        told = _ROWS.sub(lambda found: found[1] + unbroken(found[2], language.whole, "end") + found[3], told)
    return (head if body else "") + told


def _kept(text: str, language: Language) -> str:
    for typed, printed in language.spacing:
        text = text.replace(typed, printed)
    if language.full_width:
        text = _BRACKETS.sub(lambda found: f"（{found[1] or found[2]}）", text)
        text = _NARROW.sub(lambda found: found[1].translate(_WIDE), text)
        text = _ROOMY.sub(r'<span class="halt">\g<0></span>', text)
        text = _COUNTED_SIGNS.sub(r'<span class="end">\g<0></span>', text)
    text = _HYPHENED.sub("\\1-\u2060", _COUNTED.sub("\u00a0", text)).replace(" · ", "\u00a0· ")
    if figures := _figures(language.figures):
        text = figures.sub("\\1\u00a0", text)
    for unit in (each.strip("-") for _, each in language.units if " " in each):  # one of two words is one unit
        text = text.replace(unit, unit.replace(" ", "\u00a0"))
    if not language.bound:
        return text
    words = "|".join(map(re.escape, language.bound))
    return re.sub(rf"{_BEGINS}({words})[ \n]+", "\\1\u00a0", text, flags=re.I)


@cache
def _figures(forms: tuple[str, ...]) -> re.Pattern[str] | None:
    """The room before the last number of a figure, behind a small word, as forms of a language file tell it; none where
    none of them has such a word."""
    told = (re.sub(r"\{\w+\}", "", form).split() for form in forms)
    small = ["[ \u00a0\n]".join(map(re.escape, words)) for words in told if words and len(words[-1]) <= _SMALL]
    return re.compile(rf"(?<=\d)([ \u00a0\n](?:{'|'.join(small)}))[ \n](?=\d)") if small else None


@cache
def _ranges(words: tuple[str, ...]) -> re.Pattern[str]:
    """The room between a word that joins two numbers and the second, whatever tags are around each.

    None where either stays in a figure with a number beside it ("100 में से 63 से 100", "7 do 36 na 100"): narrow columns
    hold no more on a line.
    """
    # with one word: "9 a.m."; no longer, or a word of a thousand digits would be read from each of them on
    first = r"(?<![\d.,:])(?<![^\s>]\S\u00a0)\d[^\s<>]{0,20}(?:</\w+>)*(?:[ \u00a0][^\s<>]{1,20})?"
    figure = r"[\d.,]+(?:</\w+>)*\u00a0[^<>\d]{1,20}\u00a0(?:<[^/>][^>]*>)*\d"
    second = rf"(?:<[^/>][^>]*>)*(?!{figure})\d[^<>]*(?:<|$)"  # and not in a tag, where `>` would come next
    return re.compile(rf"({first}[ \u00a0\n](?:{'|'.join(map(re.escape, words))}))[ \n]+(?={second})", re.I)
