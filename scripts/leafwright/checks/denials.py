"""How often a text denies, by the words that its language file lists."""

import functools
import re

from leafwright.checks.prose import any_of
from leafwright.model import Language

# behind which a half denial stands without its other half: "Pas d’alcool."
_OPENED = re.compile(r"(?:^|[.!?:;,(–—/])[\s\"“”«‘’¿¡]*")

_MARKS = ".!?؟:;؛,،–—"  # behind which a denial begins anew


def denials(language: Language, text: str, near: bool = False) -> int:
    """How often a text holds a word of denial of its language, or also one that comes near to it.

    Phrases that hold such a word and deny nothing do not count; of two phrases at one place, the longer one does.
    Nor does a half denial (`aucun` without its `ne`), but where a part of a sentence opens with it.
    """
    words = language.negations + (language.near_negations if near else ())
    if not words:
        return 0
    either = any_of(_longest_first(words + language.affirmed), *language.scripts)
    affirmed = any_of(language.affirmed, *language.scripts) if language.affirmed else None
    said = sum(not (affirmed and affirmed.fullmatch(found[0])) for found in either.finditer(text))
    return said + _opening(language, either.sub("·", text))


@functools.cache
def _longest_first(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(words, key=len, reverse=True))


def _opening(language: Language, text: str) -> int:
    """Half denials at the beginning of a sentence, or behind a mark inside it: but where the other half follows, which
    stands in the text as a dot."""
    if not language.half_negations:
        return 0
    halves = any_of(language.half_negations, *language.scripts)
    found = (halves.match(text, opened.end()) for opened in _OPENED.finditer(text))
    return sum("·" not in re.split(r"[.!?:;,]", text[half.end() :])[0] for half in found if half)


def goes_on(language: Language, text: str) -> int:
    """For how many things more the first denial of a text is: "do not start or stop it"."""
    if not (language.negations and language.alternatives):
        return 0
    denied = any_of(language.negations, *language.scripts).search(text)
    rest = re.split(r"[.:;]", text[denied.end() :])[0] if denied else ""
    return len(any_of(language.alternatives, *language.scripts).findall(rest))


def unbegun(language: Language, text: str) -> bool:
    """Whether a denial goes on in a text that nothing before it began."""
    if not language.joined_negations:
        return False
    found = any_of(language.joined_negations, *language.scripts).search(text)
    before = text[: found.start()].strip() if found else ""
    return bool(before) and before[-1] not in _MARKS and not denials(language, before)
