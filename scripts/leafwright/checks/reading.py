"""How easily a text reads, by the published formula of its language, to rank and to warn.

English has a gate (Flesch-Kincaid) with syllables from the CMU Pronouncing Dictionary. The others are
reported, to compare a topic with itself over time, never across languages: INFLESZ (Spanish),
Kandel-Moles (French), FOG-PL (Polish). Where no formula is published for a language, sentence length
is all that is told.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pyphen

from leafwright.checks.prose import Sentence, sentences


@dataclass(frozen=True)
class Measured:
    """A school grade with what it was computed from."""

    grade: float
    words: int
    sentences: int
    hardest: tuple[str, ...]


def english_syllables(word: str, table: Mapping[str, int]) -> int:
    """Syllables of an English word: from the table, else by its groups of vowels."""
    known = table.get(word) or table.get(word.removesuffix("s"))
    if known:
        return known
    groups = len(re.findall(r"[aeiouy]+", re.sub(r"(?:[^l]e|es|ed)$", "", word)))
    return max(1, groups)


def grade(said: Sequence[Sentence], table: Mapping[str, int], names: frozenset[str] = frozenset()) -> Measured | None:
    """The Flesch-Kincaid grade of English sentences, medical `names` and figures left out of the count of words.

    Kincaid and others (1975): 0.39 words a sentence + 11.8 syllables a word - 15.59.
    """
    spoken = [kept for sentence in said if (kept := _counted(sentence, names))]
    words = [word for kept in spoken for word in kept]
    if not words:
        return None
    counts = {word: english_syllables(word, table) for word in words}
    syllables = sum(counts[word] for word in words)
    hardest = sorted(counts, key=lambda word: (-counts[word], word))[:5]
    reached = 0.39 * len(words) / len(spoken) + 11.8 * syllables / len(words) - 15.59
    return Measured(reached, len(words), len(spoken), tuple(hardest))


def _counted(sentence: Sentence, names: frozenset[str]) -> list[str]:
    """The words of a sentence that count, in small letters: no figures, no names, parts around a hyphen apart."""
    plain = [part for word in sentence.words for part in word.lower().replace("’", "'").split("-")]
    kept = [word for word in plain if word.isalpha() or "'" in word]
    return [word for word in kept if word not in names and word.removesuffix("s") not in names]


def _inflesz(words: float, syllables: float, long: float) -> float:
    return 206.84 - 62.3 * syllables - words


def _kandel_moles(words: float, syllables: float, long: float) -> float:
    return 207 - 1.015 * words - 73.6 * syllables


def _fog_pl(words: float, syllables: float, long: float) -> float:
    return 0.4 * (words + 100 * long)


SCALES: dict[str, Callable[[float, float, float], float]] = {
    "inflesz": _inflesz,  # above 55 reads normally, above 65 easily
    "kandel-moles": _kandel_moles,  # above 60 reads normally
    "fog-pl": _fog_pl,  # years of school; words of four syllables and more count as hard
}


def figures(text: str, tag: str, scale: str) -> dict[str, float]:
    """Reading figures of an edition for report.json: length of sentences and, where there is one, the scale."""
    said = sentences(text)
    lengths = _lengths(said, tag)
    if not lengths:
        return {}
    result = {"sentences": len(lengths), "words a sentence": round(sum(lengths) / len(lengths), 1)}
    if scale in SCALES:
        result[scale] = _on_scale(said, tag, scale)
    return result


def _lengths(said: Sequence[Sentence], tag: str) -> list[int]:
    """How long each sentence is: in words or, where no spaces stand between these, in characters."""
    words = [len(sentence.words) for sentence in said]
    if tag.split("-")[0] in ("zh", "ja"):
        signs = (sum(character.isalnum() for character in sentence.text) for sentence in said)
        return [count for count, worded in zip(signs, words, strict=True) if worded]
    return [count for count in words if count]


def _on_scale(said: Sequence[Sentence], tag: str, scale: str) -> float:
    dictionary = pyphen.Pyphen(lang=tag)
    words = [word.lower() for sentence in said for word in sentence.words if word.isalpha()]
    syllables = [dictionary.inserted(word).count("-") + 1 for word in words]
    mean, long = sum(syllables) / len(words), sum(count >= 4 for count in syllables) / len(words)
    return round(SCALES[scale](len(words) / len(said), mean, long), 1)
