"""No word is broken over two lines without a hyphen, where the script has letters and not signs.

In a column too narrow a word ends anywhere: "acti" and "vity" are read as two, and Arabic letters lose their form.
Words of Thai stand together, and a line may end between any two; but no letter is parted from its vowels and tones.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from leafwright.checks.subjects import House, LaidOutLeaflet, Line
from leafwright.model import Place, Problem

SOURCE = "a reading of every page: labels under a row of small pictures were cut inside words"
STANDARDS = ("R42",)
_ENGLISH = LaidOutLeaflet(Place("t.md"), "en", given={"a": ("Back to full activity", "post-operation")})
PASSES = [
    replace(_ENGLISH, lines=(Line("Back to full", last=False), Line("activity"))),
    replace(_ENGLISH, lines=(Line("Back to full activ\u2010", last=False), Line("ity"))),
    replace(_ENGLISH, lines=(Line("post-", last=False), Line("operation"))),
    replace(_ENGLISH, lines=(Line("Back to full acti"), Line("vity"))),  # the end of a paragraph
    replace(_ENGLISH, tag="zh-Hans", given={"a": ("回家",)}, lines=(Line("回", last=False), Line("家"))),
    replace(_ENGLISH, tag="th", given={"a": ("กลับบ้าน",)}, lines=(Line("กลับ", last=False), Line("บ้าน"))),
    replace(_ENGLISH, given={"a": ("example.org/abcdef",)}, lines=(Line("example.org/abc", last=False), Line("def"))),
]
FAILS = [
    replace(_ENGLISH, lines=(Line("Back to\u00a0full\u00a0acti", last=False), Line("vity"))),
    replace(_ENGLISH, tag="ar", given={"a": ("الاستعداد",)}, lines=(Line("الاستعدا", last=False), Line("د"))),
    replace(_ENGLISH, tag="bn", given={"a": ("জীবনে ফেরা",)}, lines=(Line("জীবনে\u00a0ফে", last=False), Line("রা"))),
    replace(_ENGLISH, tag="th", given={"a": ("กลับบ้าน",)}, lines=(Line("กลับบ", last=False), Line("้าน"))),
    replace(_ENGLISH, tag="th", given={"a": ("ใช้แขน",)}, lines=(Line("ใช้แ", last=False), Line("ขน"))),
]
_ADDRESS = re.compile(r"[./@]\w")  # which may be longer than a line
_THAI = "\u0e01", "\u0e4e"


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    words = {word for blocks in paper.given.values() for block in blocks for word in _words(block)}
    for line, following in pairwise(paper.lines):
        end, begin = _words(line.text)[-1:], _words(following.text)[:1]
        if line.last or not end or not begin or not _belong(end[0][-1], begin[0][0]):
            continue
        if end[0] + begin[0] in words and end[0] not in words and not _ADDRESS.search(end[0] + begin[0]):
            message = f'a word is broken over two lines: "{end[0]}" and "{begin[0]}"'
            yield Problem(paper.at, message, "shorten the words there, or tell who looks after Leafwright")


def _words(text: str) -> list[str]:
    return text.replace("\u2060", "").split()


def _belong(sign: str, following: str) -> bool:
    """Whether no line may end between two signs: letters of a word, and of Thai a letter and its vowels and tones."""
    if _THAI[0] <= sign <= _THAI[1] and _THAI[0] <= following <= _THAI[1]:
        return sign in "เแโใไ" or following in "ะาำๅๆฯ" or unicodedata.category(following)[0] == "M"
    return _is_letter(sign) and _is_letter(following)


def _is_letter(sign: str) -> bool:
    """Whether a sign is a letter, or belongs to one, of a script whose words are not broken anywhere."""
    return unicodedata.category(sign)[0] in "LM" and unicodedata.east_asian_width(sign) not in "WF"
