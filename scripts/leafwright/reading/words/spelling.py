"""Words that a language's dictionary does not hold. The dictionaries are Hunspell's, packed for npm.

A dictionary takes seconds to read, so its answers are kept in build/spelling, and it is opened for new words only.
"""

import contextlib
import functools
import hashlib
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from leafwright.disk import durable
from leafwright.memory import collected_after
from leafwright.setup.places import modules


def dictionary_version(name: str) -> str:
    """What tells one release of the npm package `name` from another; empty where it is not installed."""
    try:
        return hashlib.sha256((modules() / name / "package.json").read_bytes()).hexdigest()
    except OSError:
        return ""


class Spelling:
    """The words that the npm package `name` spells, and those of `known`, which are right too.

    What the dictionary knew is written to build/spelling. Where the package is not installed no word is wrong.
    """

    def __init__(self, root: Path, name: str, known: Iterable[str] = ()) -> None:
        self._folder, self._key = modules() / name, dictionary_version(name)
        self._right = {word.casefold() for word in known}
        self._record = root / "build" / "spelling" / f"{name}.json"
        self._answers = _kept(self._record, self._key)

    def new(self, words: Iterable[str]) -> set[str]:
        """Those of `words` for which the dictionary must be opened."""
        return self._asked(words) - self._answers.keys()

    def unknown(self, words: Iterable[str]) -> frozenset[str]:
        """Those of `words` that are not spelled so."""
        asked = self._asked(words)
        new = asked - self._answers.keys()
        if new:
            self._answers |= {word: bool(self._dictionary.lookup(word)) for word in sorted(new)}
            kept = {"dictionary": self._key, "words": self._answers}
            with contextlib.suppress(OSError):  # what cannot be kept is asked again
                durable.replace(self._record, json.dumps(kept, ensure_ascii=False).encode())
        return frozenset(word for word in asked if not self._answers[word])

    def _asked(self, words: Iterable[str]) -> set[str]:
        installed = (self._folder / "index.dic").exists()
        return {word for word in words if word.casefold() not in self._right} if installed else set()

    @functools.cached_property
    def _dictionary(self) -> Any:
        return _dictionary(self._folder / "index")


def _dictionary(path: Path) -> Any:
    """A Hunspell dictionary from `path`.aff and `path`.dic."""
    from spylls.hunspell import Dictionary, readers
    from spylls.hunspell.readers.file_reader import FileReader

    class Whole(FileReader):  # type: ignore[misc]  # the library leaves its files open
        def _open(self, path: str, encoding: str) -> io.StringIO:
            return io.StringIO(Path(path).read_text(encoding, errors="replace"))

    with collected_after():
        rules, context = readers.read_aff(Whole(f"{path}.aff"))
        words = readers.read_dic(Whole(f"{path}.dic", encoding=context.encoding), aff=rules, context=context)
    return Dictionary(rules, words)


def _kept(cache: Path, key: str) -> dict[str, bool]:
    """Answers of an earlier run, where they come from this very dictionary."""
    try:
        kept = json.loads(cache.read_text("utf-8"))
        return dict(kept["words"]) if kept["dictionary"] == key else {}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
