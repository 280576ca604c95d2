"""Errors planted in the sample's translations, kind by kind: how many do the checks catch?

python bench/planted_translations.py [MOST]

Of each kind MOST in a language (60 unless told), as far as there are places. What is told of the wrong words and not of
the true ones counts as caught. The kinds below the line only people can see: they are counted, and stand on the review
form.
"""

import random
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

import planting  # noqa: E402
from leafwright import reading  # noqa: E402
from leafwright.checks import Pair  # noqa: E402

OR = {
    "ar": ("أو ", "و"), "bn": (" বা ", " ও "), "es": (" o ", " y "), "fr": (" ou ", " et "), "pl": (" lub ", " i "),
    "ur": (" یا ", " اور "), "zh-Hans": ("或", "和"),
}  # fmt: skip


def or_told_as_and(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    one, other = OR[pair.language.tag]
    return target.replace(one, other) if len(re.findall(r"\bor\b", source)) == 1 and target.count(one) == 1 else None


def a_letter_wrong(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    """Two letters of a word exchanged; a dictionary, where the language has one, is not asked here."""
    words = list(re.finditer(r"(?<!\S)[^\W\d_]{5,}(?!\S)", target))
    if not words:
        return None
    word = chance.choice(words)
    return planting.put(target, word, word[0][:2] + word[0][3] + word[0][2] + word[0][4:])


def a_word_left_out(source: str, target: str, pair: Pair, chance: random.Random) -> str | None:
    words = list(re.finditer(r"(?<=\s)[^\W\d_]{4,}\s", target))
    return planting.put(target, chance.choice(words), "") if words else None


PEOPLE: dict[str, planting.Plant] = {
    "or told as and": or_told_as_and,
    "a letter wrong": a_letter_wrong,
    "a word left out": a_word_left_out,
}


def main(most: int) -> None:
    project, findings = reading.load(ROOT)
    assert project is not None, findings
    pairs, told = planting.true_pairs(project), planting.Caught(project)
    known = len(planting.KINDS)
    planting.KINDS.update(PEOPLE)
    planted, seen = Counter[str](), Counter[str]()
    for kind, pair, target in planting.planted(project, pairs, most, random.Random(7)):
        planted[kind] += 1
        seen[kind] += bool(told(pair, target))
    mine = [kind for kind in planted if kind not in PEOPLE]
    print(f"{len(pairs)} segments, {known} kinds planted in them and {len(mine) - known} more in made-up sentences")
    for kind in [*mine, *PEOPLE]:
        print(f"| {kind} | {planted[kind]} | {seen[kind]} |")
    of, caught = (sum(counts[kind] for kind in mine) for counts in (planted, seen))
    print(f"all but those that only people can see: {caught} of {of}, {len(mine)} kinds")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
