"""The letters of a text by their scripts, and whether they are those of a language."""

from collections.abc import Iterable, Sequence

from fontTools.unicodedata import script, script_name

from leafwright.checks.subjects import House

Letter = tuple[str, str]  # with the name of its script


def letters_of(text: Iterable[str]) -> list[Letter]:
    """The letters of a text, each with the name of its script."""
    return [(each, script_name(script(each))) for each in text if each.isalpha()]


def are_foreign(letters: Sequence[Letter], scripts: Sequence[str], house: House) -> bool:
    """Whether letters are enough to be judged, and too few of them in some scripts, as a house holds it."""
    own = sum(name in scripts for _, name in letters)
    return bool(len(letters) >= house["letters"] and own * 100 < len(letters) * house["share"])
