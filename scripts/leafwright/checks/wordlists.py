"""Rules that are only lists of words, a file each in wordlists/: a listed word, whole, in any case, is a finding.

Vale would do the same with files much like these, but it is a program of its own that must be fetched,
and knows neither our macros, our levels nor our exceptions; the fifty lines here do.
"""

import functools
import re
from collections.abc import Iterator, Mapping

from leafwright.checks.prose import blocks, shortened
from leafwright.model import Place, Problem, Topic, WordList
from leafwright.text.same import Same

_PART = re.compile(r"[\w-]+")
Known = Mapping[str, tuple[tuple[str, str | None], ...]]
"""The words that begin with a part, each with its remedy; phrases that are right have none."""


def check(topic: Topic, words: WordList) -> Iterator[Problem]:
    """Each listed word of the topic, with its plain alternative."""
    parts = {"", *_PART.findall(topic.text.lower())}
    by_part = _by_part(Same(words))
    known = dict(each for part in by_part.keys() & parts for each in by_part[part])
    if not known:
        return
    longest_first = sorted(map(re.escape, known), key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])", re.I)
    for block in blocks(topic.text):
        told = set[str]()
        for found in pattern.finditer(block.plain.replace("’", "'")):
            word, instead = found[0].lower(), known[found[0].lower()]
            if instead is None or word in told or _beside(found, instead):
                continue
            told.add(word)
            message = f'{words.message}: "{found[0]}" in "{shortened(block.plain[max(0, found.start() - 20) :])}"'
            fix = f"write: {instead}" if instead else "leave it out, or say it in plain words"
            yield Problem(Place(topic.file, block.line), message, fix)


def _beside(found: re.Match[str], instead: str) -> bool:
    """Whether the plain word stands beside a listed one, either of them in brackets: ibuprofen (Advil)."""
    said = "|".join(re.escape(each.strip()) for each in re.split(r"[(),;]|\bor\b", instead) if each.strip())
    before, after = found.string[: found.start()], found.string[found.end() :]
    behind = re.search(rf"\b(?:{said})(?: [\w-]+)? ?\([^()]*$", before, re.I)
    return bool(said) and bool(behind or re.match(rf"(?: [\w-]+)? ?\([^()]*\b(?:{said})", after, re.I))


@functools.lru_cache(32)
def _by_part(words: Same[WordList]) -> Known:
    """A list by what its words begin with: a pattern of those that a topic may hold is short, one of all is slow."""
    found: dict[str, list[tuple[str, str | None]]] = {}
    for word, instead in [*words.it.words.items(), *((phrase, None) for phrase in words.it.right)]:
        begins = _PART.match(word.lower())
        found.setdefault(begins[0] if begins else "", []).append((word.lower(), instead))
    return {part: tuple(each) for part, each in found.items()}
