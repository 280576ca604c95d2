"""The syllables of English words, from the CMU Pronouncing Dictionary, read when the first word is asked for."""

import functools
from collections.abc import Iterator, Mapping
from pathlib import Path

SOUNDS = "cmu-pronouncing-dictionary"  # the npm package that tells how English words are said


class Syllables(Mapping[str, int]):
    """English words by their number of syllables: the stressed and unstressed vowels of how each is said.

    Most commands ask for none, or for some hundred of its 126,000 words: none is counted before. Without the file
    there are no words. Two dictionaries are the same where their files are.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def __getitem__(self, word: str) -> int:
        return sum(sign.isdigit() for sign in _sounds(self._file)[word])

    def __iter__(self) -> Iterator[str]:
        return iter(_sounds(self._file))

    def __len__(self) -> int:
        return len(_sounds(self._file))

    def __hash__(self) -> int:
        return hash(self._file)


@functools.cache
def _sounds(file: Path) -> dict[str, str]:
    """Words with how they are said, from lines such as `  "liver": "L IH1 V ER0",`."""
    if not file.exists():
        return {}
    lines = file.read_text("utf-8").replace('"', "").split("\n")
    return dict(line[2:].split(": ", 1) for line in lines if line[:2] == "  ")
