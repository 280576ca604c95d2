"""Which section of a kind a heading of somebody else's means: by the words of its headings and of what readers type."""

import re
from collections.abc import Iterable

from leafwright.model import SectionRule, Sought

_LIKELY = 0.5  # from 0 to 1; below it a heading is left to the writer
_TYPED = 0.7  # the same of words that readers type: they are in many headings
_SMALL = 0.2  # what a word that says little weighs, such as "before" or "your"
_ROOT = 5  # letters in which preparing and preparation are alike
_LEAST = 3


def guess(heading: str, rules: Iterable[SectionRule], sought: Sought | None, subject: str = "") -> str:
    """The id of the section that a heading means; empty where none is likely, or two are just as likely.

    Words of the `subject`, such as "medicine" and "iron tablets", say little: they may stand in any heading.
    """
    scores = [(_score(heading, rule, sought, _roots(subject)), rule.id) for rule in rules if rule.origin == "topic"]
    (best, id_), (second, _) = sorted([*scores, (0.0, ""), (0.0, "")], key=lambda each: -each[0])[:2]
    return id_ if best and best > second else ""


def _score(heading: str, rule: SectionRule, sought: Sought | None, subject: frozenset[str]) -> float:
    """How likely a heading means a section, from 0 to 1: by its headings, its id, and what readers type."""
    bare = frozenset(_root(word) for word in (sought.small if sought else ()))
    words = re.sub(r"^\W*\d+\W+", "", heading)  # the number of a heading
    likely = _named(words, rule, bare | subject)
    least = _TYPED if rule.panel == "warning" else _LIKELY  # what stands among warning signs must be one
    typed = sought.sections.get(rule.id, "") if sought else ""
    return max(likely if likely >= least else 0.0, _asked_for(_roots(words), typed, bare))


def _named(words: str, rule: SectionRule, small: frozenset[str]) -> float:
    """How much a heading is like those of a section, and like its id."""
    asked, id_ = _roots(words), rule.id.replace("_", " ")
    name = _roots(id_)
    # of an id such as `before` each word counts, where it stands so: "What to do" is not `what_is`, nor "What if it is"
    light = small - name if name <= small & asked and id_ in " ".join(words.casefold().split()) else small
    return max(_alike(asked, other, light) for other in (name, _roots(rule.heading), _roots(rule.statement)))


def _asked_for(asked: frozenset[str], typed: str, small: frozenset[str]) -> float:
    """How much a heading is like what readers type for a section; nothing where that is little."""
    each = (_roots(words) for words in typed.split(","))
    sure = max((_alike(asked, words, small) for words in each if words <= asked), default=0.0)
    return sure if sure >= _TYPED else 0.0


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
