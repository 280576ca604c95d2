"""How often a text denies, by the words that its language file lists (`negations`, `near_negations`, `affirmed`)."""

from leafwright.checks.prose import any_of
from leafwright.model import Language


def denials(language: Language, text: str, near: bool = False) -> int:
    """How often a text holds a word of denial of its language, or also one that comes near to it.

    Phrases that hold such a word and deny nothing do not count.
    """
    if language.affirmed:
        text = any_of(language.affirmed, *language.scripts).sub("·", text)
    words = language.negations + (language.near_negations if near else ())
    return len(any_of(words, *language.scripts).findall(text)) if words else 0
