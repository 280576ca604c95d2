"""Words, sentences, paragraphs and lists of a topic, as the checks of style see them.

Front matter, code, macros, link targets and marks of emphasis are not words; a macro that stands for
a value counts as one word, so that a sentence keeps its shape.
"""

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from leafwright.text.blocks import pictured
from leafwright.text.document import parse
from leafwright.text.inline import Run, runs
from leafwright.text.macros import MACRO
from leafwright.text.segments import APART

_BRACES = re.compile(r"\{[:#.][^}]*\}")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|Dr|Mr|Mrs|Ms|St|No|a\.m|p\.m|vs)\.$")
# signs above, below and beside a letter, which `re` does not count as part of a word
_MARK_CODES = (code for code in range(0x300, 0x1100) if unicodedata.category(chr(code)).startswith("M"))
# as ranges: a class of many single signs takes long to compile, and it stands in each pattern of a word
_MARKS = "".join(
    f"{chr(run[0])}-{chr(run[-1])}"
    for _, group in itertools.groupby(enumerate(_MARK_CODES), lambda pair: pair[1] - pair[0])
    if (run := [code for _, code in group])
)
# those that a script has, where they are few
_OWN_MARKS = {"Latin": "\u0300-\u036f", "Cyrillic": "\u0300-\u036f\u0483-\u0489"}
_LETTERS = rf"(?:[^\W_]|[{_MARKS}])+"
_WORD = re.compile(rf"{_LETTERS}(?:[’'.-]{_LETTERS})*")
_TWICE = re.compile(rf"(?<![\w{_MARKS}’'-])({_LETTERS})\s+\1(?![\w{_MARKS}’'-])", re.I)
_NO_LETTERS = re.compile(r"[\W_]+")
_END = re.compile(r"[.!?:;؟؛۔।]+[\"”’'»)\]]*\s+|[。！？：；]+[”’」』）]*")


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list item, cell or box title with the section that it stands in."""

    role: str
    text: str
    line: int
    section: str
    group: int  # blocks of one list share a number
    layer: str = ""  # of its section: short or detail, empty for the text itself

    @property
    def plain(self) -> str:
        """Its words; what a picture beside them shows is not one of its sentences."""
        own = runs(self.text)
        return plain_runs(own[1:] if pictured(own) else own)


@dataclass(frozen=True)
class Sentence:
    text: str
    line: int
    section: str
    role: str

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(_WORD.findall(self.text))


def plain(text: str) -> str:
    """A segment's words without macros, link targets, emphasis and attribute lists."""
    return plain_runs(runs(text))


def plain_runs(given: Iterable[Run]) -> str:
    """The words of runs as plain text."""
    words = _BRACES.sub("", "".join(map(_plain, given)))
    return " ".join(words.replace("*", "").split()).replace(" .", ".")


def _plain(run: Run) -> str:
    if run.kind == "macro":
        group = run.target.partition(".")[0]
        return " " if group in ("fact", "icons") else "0" if group in ("local", "amount", "phone") else ""
    return "" if run.kind in ("html", "raw") else run.text + "".join(map(_plain, run.children))


@functools.lru_cache(maxsize=64)
def blocks(text: str) -> tuple[Block, ...]:
    """Everything that holds words, in reading order, front matter and abbreviations left out."""
    found: list[Block] = []
    group, apart = 0, True
    for each in parse(text).segments:
        if each.role != "li" or apart:
            group += 1
        apart = each.role != "li"
        if each.role not in APART:
            found.append(Block(each.role, each.text, each.line, each.section, group, each.layer))
    return tuple(found)


@functools.lru_cache(maxsize=256)
def split(text: str) -> tuple[str, ...]:
    """Plain text cut into sentences; a colon or semicolon ends one, as a reader breathes there."""
    parts, start = [], 0
    for match in _END.finditer(text):
        if _ABBREVIATION.search(text[start : match.end()].rstrip()):
            continue
        parts.append(text[start : match.end()].strip())
        start = match.end()
    return tuple(part for part in [*parts, text[start:].strip()] if part)


def alongside(source: str, target: str) -> list[tuple[str, str]]:
    """Sentence beside sentence, as plain text; both whole where a translation cuts its sentences otherwise."""
    return in_step(plain(source), plain(target))


def in_step(source: str, target: str) -> list[tuple[str, str]]:
    """Sentence beside sentence, as they are written; both whole where a translation cuts its sentences otherwise."""
    cut = split(source), split(target)
    return list(zip(*cut, strict=True)) if len(cut[0]) == len(cut[1]) else [(source, target)]


@functools.lru_cache(maxsize=64)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of paragraphs and lists; headings, box titles and table heads are not sentences."""
    return tuple(
        Sentence(part, block.line, block.section, block.role)
        for block in blocks(text)
        if block.role in ("p", "li", "td", "dd")
        for part in split(block.plain)
    )


def shortened(text: str, words: int = 8) -> str:
    """The first words of a text, to show where a finding lies."""
    parts = text.split()
    return " ".join(parts) if len(parts) <= words else " ".join(parts[:words]) + " …"


def doubled(text: str) -> tuple[str, ...]:
    """The words of a text that stand twice in a row; figures and capital letters may, and a macro parts words."""
    twice = _TWICE.finditer(MACRO.sub(" · ", text).replace("*", ""))
    return tuple(each[1] for each in twice if not each[1].isdigit() and (len(each[1]) > 1 or each[0].islower()))


def unaddressed(text: str) -> str:
    """Markdown without the addresses of its links and pictures; their words stay."""
    return re.sub(r"\]\([^)]*\)", "]", text)


def letters(text: str) -> str:
    """Only letters and digits: what must be the same however a block is laid out."""
    return _NO_LETTERS.sub("", text)


def line_of(text: str, pattern: str) -> int:
    """The number of the line where a pattern is first found; 1 where it is not. `^` is the start of a line."""
    found = re.search(pattern, text, re.M)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def holds(text: str, sign: str) -> bool:
    """Whether a text holds a sign: in capitals as a whole word (TODO, not todo), else in any case."""
    if sign.isupper():
        return bool(re.search(rf"\b{re.escape(sign)}\b", text))
    return sign.lower() in text.lower()


# what a script joins to the beginning of a word: "and", "that", "in", "to" and the like
_JOINED = {"Arabic": "[وفبلك]?", "Hebrew": "ו?(?:כש|ש)?[הבכלמ]?"}
# no word of Thai begins behind a vowel that is written before its consonant, or ends before a sign above or below it
_THAI = "(?<![เแโใไ])", "(?![ะ-ฺ็-๎])"


@functools.cache
def any_of(words: tuple[str, ...], *scripts: str) -> re.Pattern[str]:
    """Any of the words, as its script writes it: Chinese and Thai without spaces, Arabic with a joined letter.

    In other scripts a word stands alone; a hyphen before or after it lets it end or begin another.
    """
    if "Han" in scripts:
        return re.compile("|".join(map(re.escape, words)))
    alike: dict[tuple[str, str], list[str]] = {}  # a set of marks for each word would take long to compile
    for word in words:
        alike.setdefault(edges(word, *scripts), []).append(re.escape(word.strip("-")))
    groups = (rf"{before}(?:{'|'.join(said)}){after}" for (before, after), said in alike.items())
    return re.compile("|".join(groups), re.I)


def edges(word: str, *scripts: str) -> tuple[str, str]:
    """What stands before and after a word of a list, as patterns; nothing in Chinese, and in Thai no part of a sign."""
    if "Han" in scripts:
        return "", ""
    if "Thai" in scripts:
        return _THAI
    marks = _OWN_MARKS.get("".join(scripts), _MARKS)
    before = "" if word.startswith("-") else rf"(?<![\w{marks}])"
    after = "" if word.endswith(("-", "'", "’")) else rf"(?![\w{marks}])"
    return before + next((joined for script, joined in _JOINED.items() if script in scripts), ""), after
