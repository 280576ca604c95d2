"""What a word of English may have been meant to be: one letter off, or as the British spell it."""

import re
from collections.abc import Container
from string import ascii_lowercase

# ends of words as Americans spell them, and as the British do
_BRITISH = (
    (re.compile(r"or(?=(?:s|ed|ing|ful|less)?$)"), "our"),
    (re.compile(r"er(?=s?$)"), "re"),
    (re.compile(r"iz(?=(?:e|ed|es|ing|ations?)$)"), "is"),
    (re.compile(r"yz(?=(?:e|ed|es|ing)$)"), "ys"),
)


def meant(word: str, common: Container[str]) -> set[str]:
    """What an unknown word, in small letters, may have been meant to be.

    A `common` one is right in America, so it can be wrong only where the British spell it otherwise; any other may be a
    common word one letter off.
    """
    return _as_the_british(word) if word in common else {near for near in _one_letter_off(word) if near in common}


def _one_letter_off(word: str) -> set[str]:
    """Words with one letter more, less or another, or with two that changed places."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    gone = {head + tail[1:] for head, tail in cuts if tail}
    crossed = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    other = {head + letter + tail[1:] for head, tail in cuts if tail for letter in ascii_lowercase}
    more = {head + letter + tail for head, tail in cuts for letter in ascii_lowercase}
    return (gone | crossed | other | more) - {word}


def _as_the_british(word: str) -> set[str]:
    """A word of American spelling as the British would spell it; only their dictionary tells whether they do."""
    return {pattern.sub(ending, word) for pattern, ending in _BRITISH if pattern.search(word)}
