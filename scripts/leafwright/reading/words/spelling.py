"""Words that a language's dictionary does not hold. The dictionaries are Hunspell's, packed for npm.

A dictionary takes seconds to read, so its answers are kept in build/spelling, and it is opened for new words only.
"""

import contextlib
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


def unknown_words(root: Path, name: str, words: Iterable[str], known: Iterable[str]) -> frozenset[str]:
    """Those of `words` that the npm package `name` does not spell so; none where it is not installed.

    `known` are further words that are right. What the dictionary knew is written to build/spelling.
    """
    folder = modules() / name
    if not (folder / "index.dic").exists():
        return frozenset()
    right = {word.casefold() for word in known}
    asked = {word for word in words if word.casefold() not in right}
    key = dictionary_version(name)
    cache = root / "build" / "spelling" / f"{name}.json"
    answers = _kept(cache, key)
    new = sorted(asked - answers.keys())
    if new:
        dictionary = _dictionary(folder / "index")
        answers |= {word: bool(dictionary.lookup(word)) for word in new}
        with contextlib.suppress(OSError):  # what cannot be kept is asked again
            durable.replace(cache, json.dumps({"dictionary": key, "words": answers}, ensure_ascii=False).encode())
    return frozenset(word for word in asked if not answers[word])


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
