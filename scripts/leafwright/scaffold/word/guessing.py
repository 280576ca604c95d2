"""Which section of a kind a heading of somebody else's means: by the words of its headings and of what readers type."""

import re
from collections.abc import Iterable

from leafwright.model import SectionRule, Sought

_LIKELY = 0.5  # from 0 to 1; below it a heading is left to the writer
_TYPED = 0.7  # the same of words that readers type: they are in many headings
_SMALL = 0.2  # what a word that says little weighs, such as "before" or "your"
_ROOT = 5  # letters in which preparing and preparation are alike
_LEAST = 3


def guess(heading: str, rules: Iterable[SectionRule], sought: Sought | None) -> str:
    """The id of the section that a heading means; empty where none is likely, or two are just as likely."""
    small = frozenset(_root(word) for word in (sought.small if sought else ()))
    asked = _roots(heading)
    scores = [(_score(asked, rule, sought, small), rule.id) for rule in rules if rule.origin == "topic"]
    (best, id_), (second, _) = sorted([*scores, (0.0, ""), (0.0, "")], key=lambda each: -each[0])[:2]
    return id_ if best and best > second else ""


def _score(asked: frozenset[str], rule: SectionRule, sought: Sought | None, small: frozenset[str]) -> float:
    """How likely a heading means a section, from 0 to 1: by its headings, its id, and what readers type."""
    name = _roots(rule.id.replace("_", " "))
    # of an id such as `before` each word counts, where all of it is there: "What to do" is not `what_is`
    light = small - name if name <= small and name <= asked else small
    likely = max(_alike(asked, words, light) for words in (name, _roots(rule.heading), _roots(rule.statement)))
    typed = [_roots(words) for words in (sought.sections.get(rule.id, "").split(",") if sought else ())]
    sure = max((_alike(asked, words, small) for words in typed if words <= asked), default=0.0)
    return max(likely if likely >= _LIKELY else 0.0, sure if sure >= _TYPED else 0.0)


def _alike(one: frozenset[str], other: frozenset[str], small: frozenset[str]) -> float:
    """How much of two sets of words is in both, by weight: 1 where they are the same."""
    both = one & other
    if not both - small:
        return float(bool(one) and one == other)

    def weight(words: frozenset[str]) -> float:
        return sum(_SMALL if word in small else 1.0 for word in words)

    return 2 * weight(both) / (weight(one) + weight(other))


def _roots(words: str) -> frozenset[str]:
    return frozenset(_root(word) for word in re.findall(r"[^\W_]+", words.casefold()))


def _root(word: str) -> str:
    """The beginning of a word, without what English puts behind it."""
    bare = re.sub(r"(?<=...)(?:ing|ed|s)$|(?<=....)e$|(?<=go)ing$", "", word)
    bare = bare[:-1] if bare != word and bare[-2:-1] == bare[-1] and len(bare) > _LEAST else bare
    return bare[:_ROOT]
