"""Write an index as script files, which a page may load from a disk too, where no script may read a file.

A small directory says where all else is; pieces of about as many bytes each hold a stretch of the terms in their order,
of the vocabulary for words typed wrongly, or a page for results. A piece is named by a hash of its content, and where
it ends is told by its last word, not by a count: so a word edited changes the few pieces that hold it, and no others.
"""

import functools
import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from leafwright.model import Sought
from leafwright.website.in_script import in_script
from leafwright.website.search.folding import plain, signs
from leafwright.website.search.pages import FoundPage
from leafwright.website.search.postings import STEP, Posting, Postings, Remembered, posted
from leafwright.website.search.romanizing import Romanize

PIECE = 3_000  # bytes that a piece of terms has at least, and an eighth of what it has at most
MARK = 8  # signs of a hash in a name, as asset_hashing.py has them: servers let browsers keep such files
SHOWN = 300  # signs of a section's text that a result is cut from
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LETTERS = "ABCDEFGHIJKLMNOP"


def write(
    folder: Path,
    name: str,
    pages: Sequence[FoundPage],
    sought: Sought,
    more: Mapping[str, Any],
    roman: Romanize = lambda _: iter(()),
    remembered: Remembered = lambda work, *asked: work(),
) -> list[Path]:
    """Write the index `name` of some pages below `folder`: search/<name>.js and its pieces in assets/search.

    Gives the files that were written.

    `sought` are the words that readers type, `roman` gives terms in Latin letters; `more` is what the directory tells
    besides, such as words to show; `remembered` gives the terms of a page.
    """
    postings = posted(pages, sought.sections, sought.small, roman, remembered)
    listed = sorted(postings.terms, key=_order)
    spelled = [term for term in listed if _is_spelled(term) and term not in postings.little]
    pieces = _Pieces(folder, name)
    kinds = {
        "t": pieces.write("t", _stretches((f"{term} {_lists(postings, term)}", term) for term in listed)),
        "f": pieces.write("f", _stretches((term, term) for term in spelled)),
        "b": pieces.write("b", _stretches((term, term) for term in sorted((t[::-1] for t in spelled), key=_order))),
        "p": pieces.write("p", ((_page(page), "") for page in pages)),
    }
    directory = {
        **{kind: {"first": first, "marks": marks} for kind, (first, marks) in kinds.items()},
        "layouts": postings.layouts,
        "of": postings.layout_of,
        "spoken": postings.spoken,
        "little": " ".join(sorted(postings.little)),
        "small": sorted(_small(sought), key=lambda word: (-len(word), word)),
        **more,
    }
    _script(folder / "search" / f"{name}.js", name, directory)
    return [folder / "search" / f"{name}.js", *pieces.written]


def _is_spelled(term: str) -> bool:
    """Whether a term may be typed wrongly: no sound alone, and not too short to tell."""
    return len(term) > 2 and term[0] != "~" and not signs(term)


def _small(sought: Sought) -> set[str]:
    """Words that say little, of more than one sign of a script that parts no words: they part what is typed."""
    return {word for word in map(plain, sought.small) if len(signs(word)) > 1}


def _order(term: str) -> bytes:
    """Sorts as JavaScript compares."""
    return term.encode("utf-16-be")


class _Pieces:
    """Writes pieces of an index, of one kind after another."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder / "assets" / "search", name
        self._taken: dict[str, str] = {}
        self.written: list[Path] = []

    def write(self, kind: str, contents: Iterable[tuple[Any, str]]) -> tuple[list[str], str]:
        """Write pieces, each with what it begins with; give all these, and the hashes in their names joined."""
        first, marks = [], ""
        for content, begins in contents:
            mark = self._mark(hashlib.sha256(in_script(content).encode()).hexdigest())
            key = f"{self._name}-{kind}.{mark}"
            self.written.append(self._folder / f"{key}.js")
            _script(self.written[-1], key, content)
            marks += mark
            if begins:
                first.append(begins)
        return first, marks

    def _mark(self, whole: str) -> str:
        """A hash cut short; where another piece has the same by chance, the next signs of it."""
        cuts = (whole[at : at + MARK] for at in range(len(whole) - MARK))
        return next(cut for cut in cuts if self._taken.setdefault(cut, whole) == whole)


def _script(path: Path, key: str, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"leafwrightSearch.take({in_script(key)},{in_script(content)})\n", "utf-8", newline="\n")


def _stretches(lines: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Lines, each with its term, joined into pieces; each piece with its first term.

    A piece ends behind a term that is chosen by itself alone: so pieces meet again behind a line that came or went.
    """
    held, size, begins = list[str](), 0, ""
    for line, term in lines:
        begins = begins or term
        held.append(line)
        size += len(line.encode()) + 1
        if size > 8 * PIECE or (size > PIECE and zlib.crc32(term.encode()) % 16 == 0):
            yield "\n".join(held), begins
            held, size, begins = [], 0, ""
    if held:
        yield "\n".join(held), begins


def _lists(postings: Postings, term: str) -> str:
    """What is told of a term: its weight in tenths, then where it is found."""
    lists = postings.terms[term]
    weight = max(1, round(lists.weight * 10))
    return f"{weight} {_numbers(lists.pages)}|{_numbers(lists.families)}|{_numbers(lists.sections)}"


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


def _page(page: FoundPage) -> list[Any]:
    """What results show of a page: address, title, and of each section id, heading and text."""
    parts = [[part.id, part.heading, _cut(f"{part.text} {part.kept}".strip())] for part in page.parts]
    return [page.address, page.title, parts]


def _cut(text: str) -> str:
    if len(text) <= SHOWN:
        return text
    short = text[:SHOWN]
    return (short.rsplit(" ", 1)[0] if " " in short else short) + "…"
