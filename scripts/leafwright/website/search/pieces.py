"""The pieces of an index: stretches of lines in the order of their terms, as script files named by their content."""

import hashlib
import zlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from leafwright.website import placing
from leafwright.website.in_script import in_script

PIECE = 3_000  # bytes that a piece of terms has at least, and an eighth of what it has at most
MARK = 8  # signs of a hash in a name, as asset_hashing.py has them: servers let browsers keep such files
Kept = tuple[str, str]
"""A piece that was written: the term that it begins with, empty where it holds none, and the hash in its name."""


def order(term: str) -> bytes:
    """Sorts as JavaScript compares."""
    return term.encode("utf-16-be")


def term_of(line: str) -> str:
    """The term that a line begins with; no term holds a blank."""
    return line.partition(" ")[0]


def by_term(content: str) -> dict[str, str]:
    """The lines of a piece, by their terms."""
    return {term_of(line): line for line in content.split("\n")}


class Pieces:
    """Writes pieces of an index, of one kind after another; `held` gives those written before by the hash in a name."""

    def __init__(self, folder: Path, name: str, held: Mapping[str, Callable[[], Any]] | None = None) -> None:
        self._folder, self._name, self._held = folder, name, held or {}
        self._taken: dict[str, str] = {}
        self.plain = True
        """Whether the hash in each name is the beginning of its own, as it is but for one time in a thousand."""
        self.written: set[str] = set()
        """The files that were written, by their paths below the folder."""

    def put(self, kind: str, content: Any, begins: str = "") -> Kept:
        """Write a piece."""
        mark = self._mark(content)
        path = path_of(self._name, kind, mark)
        write_script(self._folder / path, f"{self._name}-{kind}.{mark}", content)
        self.written.add(path)
        return begins, mark

    def _mark(self, content: Any) -> str:
        """A hash cut short; where another piece has the same by chance, the next signs of it."""
        whole = hashlib.sha256(in_script(content).encode()).hexdigest()

        def free(cut: str) -> bool:
            return self._held[cut]() == content if cut in self._held else self._taken.setdefault(cut, whole) == whole

        found = next(filter(free, (whole[at : at + MARK] for at in range(len(whole) - MARK))))
        self.plain = self.plain and whole.startswith(found)
        return found


def path_of(name: str, kind: str, mark: str) -> str:
    """Where a piece of an index lies below the folder of a language."""
    return f"assets/search/{name}-{kind}.{mark}.js"


def write_script(path: Path, key: str, content: Any) -> None:
    """Write what the search takes by a key."""
    placing.put(path, f"leafwrightSearch.take({in_script(key)},{in_script(content)})\n")


class Stretch:
    """Joins lines into pieces, each with its first term.

    A piece ends behind a term that is chosen by itself alone: so pieces meet again behind a line that came or went.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._size = 0

    def add(self, line: str) -> Iterator[tuple[str, str]]:
        """Take a line; give a piece where one ends."""
        self.lines.append(line)
        self._size += len(line.encode()) + 1
        if self._size > 8 * PIECE or (self._size > PIECE and zlib.crc32(term_of(line).encode()) % 16 == 0):
            yield from self.end()

    def end(self) -> Iterator[tuple[str, str]]:
        """Give what is left as a piece."""
        if self.lines:
            yield "\n".join(self.lines), term_of(self.lines[0])
        self.lines, self._size = [], 0


def stretches(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Lines joined into pieces, each with its first term."""
    stretch = Stretch()
    for line in lines:
        yield from stretch.add(line)
    yield from stretch.end()


def holder(pieces: Sequence[Kept]) -> Callable[[str], int]:
    """Takes the pieces of a kind; gives what tells which of them holds a term, or would hold it."""
    firsts = [order(first) for first, _ in pieces]
    return lambda term: max(bisect_right(firsts, order(term)) - 1, 0)


def changed(
    pieces: Sequence[Kept], read: Callable[[str], str], changes: Mapping[str, str]
) -> Iterator[Kept | tuple[None, str, str]]:
    """The pieces of a kind after some lines changed, by their terms; an empty line is one that is gone.

    Those that stay as they are, and between them new ones: None, the content, and the first term. They are the same
    as if all lines were joined anew. `read` gives the content of a piece by the hash in its name.
    """
    own: dict[int, dict[str, str]] = defaultdict(dict)
    holds, stretch = holder(pieces), Stretch()
    for term, line in changes.items():
        own[holds(term)][term] = line
    for at, piece in enumerate(pieces):
        if at not in own and not stretch.lines:
            yield piece
            continue
        lines = by_term(read(piece[1])) | own.get(at, {})
        for term in sorted((term for term, line in lines.items() if line), key=order):
            yield from ((None, *made) for made in stretch.add(lines[term]))
    yield from ((None, *made) for made in stretch.end())
