"""Words into cells of braille by liblouis, called as the program `lou_translate` of Debian's liblouis-bin.

A table knows the signs of its language only. What it does not know, such as a Latin name in Urdu, is given to the table
of the source language; what neither knows is told, and stands as a full cell.
"""

import functools
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from leafwright.leaflets.braille.spoken import Parts
from leafwright.leaflets.composed import Tables

PROGRAM = "lou_translate"
_ADDITIONS = Path(__file__).with_name("additions.utb")
_UNKNOWN, _FULL, _SPACE = "\u28ff", "\u283f", "\u2800"
_LONGEST = 300  # letters that are translated at once: the program cuts lines that are much longer
_SECONDS = 60
_ALIKE = {"-": "–—−·•_", '"': "“”„«»", "'": "‘’‚", "(": "（［[", ")": "）］]", "...": "…"}
_PLAIN = {
    sign: plain for plain, signs in _ALIKE.items() for sign in signs
}  # for tables that do not know the sign itself
_LETTERS = {  # letters of India's scripts that Unicode takes apart, and tables hold whole
    unicodedata.normalize("NFD", letter): letter
    for letter in map(chr, range(0x0900, 0x0E00))
    if unicodedata.normalize("NFC", letter) != letter
}
_APART = re.compile("|".join(map(re.escape, _LETTERS)))
_ASKED = re.compile(r"\S+\s*")


class BrailleError(Exception):
    """liblouis could not translate."""


def installed() -> bool:
    """Whether this machine can make braille."""
    return shutil.which(PROGRAM) is not None


@functools.cache
def version() -> str:
    """Which liblouis there is, since braille is as its tables are; empty without one."""
    if not installed():
        return ""
    told = subprocess.run([PROGRAM, "--version"], capture_output=True, check=False, timeout=_SECONDS)
    return told.stdout.decode("utf-8", "replace").partition("\n")[0]


class Louis:
    """Translates a leaflet in the language `tag` by the `tables` of its languages."""

    def __init__(self, tables: Tables, tag: str) -> None:
        self._tables = {tag: table for tag, (table, _) in tables.items()}
        self._names = {tag: name for tag, (_, name) in tables.items()}
        self._own = self._tables[tag]
        self._known: dict[str, dict[str, bool]] = {}  # by table: whether it holds a sign
        self._unknown: set[str] = set()

    @property
    def unknown(self) -> str:
        """The signs that no table knew, in their order."""
        return "".join(sorted(self._unknown))

    def cells(self, lines: Sequence[Parts]) -> list[str]:
        """Each line in Unicode's patterns of six dots, spaces as blank cells. Raises BrailleError."""
        pieces = [[piece for part in line for piece in self._pieces(*part)] for line in self._ask(lines)]
        waiting: dict[str, list[str]] = {}
        for table, words in (piece for line in pieces for piece in line):
            waiting.setdefault(table, []).append(words)
        made = {table: iter(_translated(table, texts)) for table, texts in waiting.items()}
        return [_six("".join(next(made[table]) for table, _ in line)) for line in pieces]

    def number(self, value: int) -> str:
        """A number as the language writes it."""
        return _six(_translated(self._own, [str(value)])[0])

    def _table(self, tag: str) -> str:
        return self._tables.get(tag) or self._own

    def _readable(self, line: Parts) -> Iterator[tuple[str, str]]:
        """A line with the name of the language in place of words in one that has no table, once for all of them."""
        named = set()
        for tag, words in line:
            if self._tables.get(tag):
                yield tag, _whole(words)
            elif tag not in named:
                named.add(tag)
                yield "", f"[{self._names.get(tag, tag)}]"

    def _ask(self, lines: Sequence[Parts]) -> list[Parts]:
        """The same lines in composed letters, once it is known which signs each table holds."""
        lines = [tuple(self._readable(line)) for line in lines]
        for tag, words in (part for line in lines for part in line):
            self._known.setdefault(self._table(tag), {}).update(dict.fromkeys(words, True))
        every = {sign: True for signs in self._known.values() for sign in signs} | dict.fromkeys(_PLAIN.values(), True)
        self._known.setdefault(self._tables[""], {}).update(every)
        for table, signs in self._known.items():
            signs.update(dict.fromkeys("".join(_PLAIN.values()), True))
            asked = [sign for sign in signs if not sign.isspace() and len(sign) == 1]
            for sign, cell in zip(asked, _translated(table, asked), strict=True):
                signs[sign] = _UNKNOWN not in cell
        return lines

    def _pieces(self, tag: str, words: str) -> Iterator[tuple[str, str]]:
        """Words in pieces that one table knows whole, each with that table."""
        table = self._table(tag)
        spelled = "".join(self._spelled(table, sign) for sign in words)
        for by, signs in groupby(_joined(spelled, self._known[table]), key=lambda pair: pair[1]):
            piece = "".join(sign for sign, _ in signs)
            for part in _short(piece):
                yield (table if by else self._tables[""]), part

    def _spelled(self, table: str, sign: str) -> str:
        """A sign as the table knows it, or one that says the same; what no table knows is noted."""
        known, source = self._known[table], self._known[self._tables[""]]
        if known.get(sign, False):
            return sign
        other = _PLAIN.get(sign) or unicodedata.normalize("NFD", sign)
        if all(known.get(each, False) for each in other):
            return other
        if not source.get(sign, False):
            self._unknown.add(sign)
        return sign


def _whole(words: str) -> str:
    return _APART.sub(lambda found: _LETTERS[found[0]], unicodedata.normalize("NFC", words))


def _joined(words: str, known: Mapping[str, bool]) -> Iterator[tuple[str, bool]]:
    """Each sign with whether the table knows it; a space goes with what stands before it."""
    before = True
    for sign in words:
        before = before if sign.isspace() else known.get(sign, False)
        yield sign, before


def _short(words: str) -> Iterator[str]:
    """Words in pieces that the program takes whole, cut behind spaces."""
    piece = words[: len(words) - len(words.lstrip())]
    for word in _ASKED.findall(words.lstrip()):
        if piece and len(piece + word) > _LONGEST:
            yield piece
            piece = ""
        piece += word
    if piece:
        yield piece


def _translated(table: str, texts: Sequence[str]) -> list[str]:
    """Each text in cells, the spaces around it kept."""
    bare = [text.strip() for text in texts]
    asked = [text for text in bare if text]
    made = iter(_run(table, asked) if asked else [])
    cells = []
    for text, words in zip(texts, bare, strict=True):
        before, behind = (
            _SPACE * bool(side) for side in (text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :])
        )
        cells.append(before + next(made) + behind if words else _SPACE * bool(text))
    return cells


def _run(table: str, texts: Sequence[str]) -> list[str]:
    """The program's answer, a line a text. Raises BrailleError where there is none."""
    command = [PROGRAM, "--forward", f"unicode.dis,{table},{_ADDITIONS}"]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    given = "\n".join(texts).encode() + b"\n"
    try:
        done = subprocess.run(command, input=given, capture_output=True, env=environment, check=False, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BrailleError(f"liblouis gave no braille by {table}: {type(error).__name__}") from error
    lines = done.stdout.decode("utf-8", "replace").split("\n")[:-1]
    if done.returncode or len(lines) != len(texts):
        raise BrailleError(f"liblouis gave no braille by the table {table}; is it there?")
    return lines


def _six(cells: str) -> str:
    """Cells of six dots; what is unknown, or no cell at all, is a full one."""
    return "".join(_SPACE if cell.isspace() else cell if _SPACE <= cell <= _FULL else _FULL for cell in cells)
