"""No run of words of the source, or of English, is left in a translation.

A sentence that was overlooked is read by someone who cannot read it. Where it is a name that stays, the translator
writes `name: reason` as the comment.
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "standard R39; NSW Health, checking of translations"
STANDARDS = ("R39",)
OPTIONS = {
    "run": "words of the source or of English in a row that are refused",
    "words": "common words of English that no other language has",
}
EXAMPLE = {"run": 6, "words": ["the", "and", "was", "this", "not", "it", "is"]}
PASSES = [
    ("Do not stop it.", "No lo deje."),
    ("A CT scan.", "Una TC (CT scan)."),
]
FAILS = [("It is not cancer.", "Esto: this was not translated and it is here.")]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or pair.excused("name"):
        return
    left = _of_source(pair, house["run"]) or ("" if pair.language.is_english else _english(pair, house))
    if left:
        yield Problem(
            pair.at,
            f'not translated: "{left[:60]}"',
            "translate it, or where it is a name write `name:` and the reason in the comment",
        )


def _of_source(pair: Pair, run: int) -> str:
    """So many words in a row that stand so in the source; none of English, which is known by its
    own words, nor of what readers search by."""
    if pair.said_in is None or pair.said_in.is_english:
        return ""
    words, given = _words(pair.target or ""), " ".join(["", *_words(pair.source), ""]).casefold()
    runs = (" ".join(words[at : at + run]) for at in range(len(words) - run + 1))
    return next((each for each in runs if f" {each} ".casefold() in given), "")


def _english(pair: Pair, house: House) -> str:
    # so many Latin words in a row are no names; readers search by English ones
    foreign = pair.said_in is not None and "Latin" not in pair.language.scripts
    for found in re.finditer(r"[A-Za-z'’]+(?:[\s,-]+[A-Za-z'’]+)+", _plain(pair.target or "")):
        words = [word.lower() for word in re.findall(r"[A-Za-z'’]+", found[0])]
        known = sum(word in house["words"] for word in words)
        if len(words) >= house["run"] and (known * house["run"] > len(words) * 2 or foreign):
            return found[0]
    return ""


def _plain(text: str) -> str:
    return re.sub(r"\{\{[^}]*\}\}|\]\([^)]*\)", " ", text)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", _plain(text))
