"""Write an index as script files, which a page may load from a disk too, where no script may read a file.

A small directory says where all else is; pieces of about as many bytes each hold a stretch of the terms in their order,
of the vocabulary for words typed wrongly, or a page for results. A piece is named by a hash of its content, and where
it ends is told by its last word, not by a count: so a word edited changes the few pieces that hold it, and no others.
"""

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leafwright.model import Sought
from leafwright.website.search.folding import plain, signs
from leafwright.website.search.pages import FoundPage
from leafwright.website.search.pieces import Kept, Pieces, order, path_of, stretches, write_script
from leafwright.website.search.postings import STEP, Frame, Lists, Posting, Remembered, posted
from leafwright.website.search.romanizing import Romanize

SHOWN = 300  # signs of a section's text that a result is cut from
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LETTERS = "ABCDEFGHIJKLMNOP"
_NUMBER = re.compile("([0-9a-z]*)([A-P])")
_STRENGTHS = {letter: STEP * number for number, letter in enumerate(_LETTERS, 1)}


@dataclass(frozen=True)
class Written:
    """An index that was written: what tells its frame and the terms of its pages from others, and its pieces."""

    frame: str
    marks: list[str]  # by page
    pieces: dict[str, list[Kept]]  # by kind: terms, the vocabulary forth and back, pages
    sounds: int  # terms that are sounds in Latin letters
    plain: bool  # whether each piece is named by the beginning of its own hash

    def fits(self, frame: Frame) -> bool:
        """Whether that of pages in a frame is another in the terms of single pages alone."""
        return self.plain and self.frame == frame.mark

    def paths(self, name: str) -> list[str]:
        """Its files, by their paths below the folder of a language."""
        held = (path_of(name, kind, mark) for kind, pieces in self.pieces.items() for _, mark in pieces)
        return [f"search/{name}.js", *dict.fromkeys(held)]


def write(
    folder: Path,
    name: str,
    pages: Sequence[FoundPage],
    sought: Sought,
    more: Mapping[str, Any],
    roman: Romanize = lambda _: iter(()),
    remembered: Remembered = lambda work, mark: work(),
) -> Written:
    """Write the index `name` of some pages below `folder`: search/<name>.js and its pieces in assets/search.

    `sought` are the words that readers type, `roman` gives terms in Latin letters; `more` is what the directory tells
    besides, such as words to show; `remembered` gives the terms of a page.
    """
    postings = posted(pages, sought.sections, sought.small, roman, remembered)
    frame, listed = postings.frame, sorted(postings.terms, key=order)
    spelled = [term for term in listed if is_spelled(term, frame)]
    pieces = Pieces(folder, name)
    lines = {
        "t": (line_of(term, postings.terms[term]) for term in listed),
        "f": iter(spelled),
        "b": iter(sorted((term[::-1] for term in spelled), key=order)),
    }
    held = {kind: [pieces.put(kind, *made) for made in stretches(of_kind)] for kind, of_kind in lines.items()}
    held["p"] = [pieces.put("p", shown(page)) for page in pages]
    marks, sounds = [frame.terms_mark(page) for page in pages], sum(map(is_sound, listed))
    written = Written(frame.mark, marks, held, sounds, pieces.plain)
    write_directory(folder, name, written, frame, sought, more)
    return written


def write_directory(
    folder: Path, name: str, written: Written, frame: Frame, sought: Sought, more: Mapping[str, Any]
) -> None:
    """Write what says where all else of an index is."""
    kinds = {
        kind: {"first": [first for first, _ in held if first], "marks": "".join(mark for _, mark in held)}
        for kind, held in written.pieces.items()
    }
    directory = {
        **kinds,
        "layouts": frame.layouts,
        "of": frame.layout_of,
        "spoken": written.sounds > 0,
        "little": " ".join(sorted(frame.little)),
        "small": sorted(_small(sought), key=lambda word: (-len(word), word)),
        **more,
    }
    write_script(folder / "search" / f"{name}.js", name, directory)


def is_sound(term: str) -> bool:
    """Whether a term is a sound in Latin letters, or signs with one between them."""
    return term[0] == "~"


def is_spelled(term: str, frame: Frame) -> bool:
    """Whether a term may be typed wrongly: no sound alone, not too short to tell, and of those that tell something."""
    return len(term) > 2 and not is_sound(term) and not signs(term) and term not in frame.little


def _small(sought: Sought) -> set[str]:
    """Words that say little, of more than one sign of a script that parts no words: they part what is typed."""
    return {word for word in map(plain, sought.small) if len(signs(word)) > 1}


def line_of(term: str, lists: Lists) -> str:
    """What is told of a term: its weight in tenths, then where it is found."""
    weight = max(1, round(lists.weight * 10))
    found = "|".join(map(_numbers, (lists.pages, lists.families, lists.sections)))
    return f"{term} {weight} {found}"


def lists_of(line: str) -> Lists:
    """Where a term is found, as its line tells; its weight is left out."""
    pages, families, sections = map(_posting, line.rpartition(" ")[2].split("|"))
    return Lists(pages, families, sections)


def _posting(numbers: str) -> Posting:
    found, number = Posting(), 0
    for distance, letter in _NUMBER.findall(numbers):
        number += int(distance or "0", 36)
        found[number] = _STRENGTHS[letter]
    return found


def _numbers(posting: Posting) -> str:
    """Numbers by their distance from the one before, in base 36, each closed by a capital for its strength."""
    text, before = [], 0
    for number in sorted(posting):
        text.append(_base36(number - before))
        text.append(_letter(posting[number]))
        before = number
    return "".join(text)


@functools.lru_cache(10_000)  # most are alike
def _letter(strength: float) -> str:
    return _LETTERS[min(max(round(strength / STEP), 1), len(_LETTERS)) - 1]


@functools.cache  # most distances are short
def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits


def shown(page: FoundPage) -> list[Any]:
    """What results show of a page: address, title, and of each section id, heading and text."""
    parts = [[part.id, part.heading, _cut(f"{part.text} {part.kept}".strip())] for part in page.parts]
    return [page.address, page.title, parts]


def _cut(text: str) -> str:
    if len(text) <= SHOWN:
        return text
    short = text[:SHOWN]
    return (short.rsplit(" ", 1)[0] if " " in short else short) + "…"
