"""What a person must look at in a translation, segment by segment, and what software compared already.

Checks compare words that the language files list. What they cannot compare (a denial that moved to another thing, "or"
told as "and", a word of a pair that has no counterpart in the lists, grammar around a value, a check that a translator
silenced) is told beside its segment; all other segments have no mark.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from leafwright.checks import Pair
from leafwright.checks.contrasts import meanings
from leafwright.checks.denials import denials
from leafwright.checks.language.l001_a_language_lists_its_denials import check as lacking
from leafwright.checks.prose import any_of, plain
from leafwright.model import Edition, Finding, Language, Project
from leafwright.text.local_values import local_values
from leafwright.text.macros import MACRO

# what the rules of translations compare, and of which the form says so
_COMPARED = {
    "T002": "numbers", "T021": "their order", "T012": "signs of units", "T003": "values and names in braces",
    "T004": "links and markup", "T022": "the place of values, links and sources", "T006": "the script",
    "T014": "spelling",
}  # fmt: skip


@dataclass(frozen=True)
class Look:
    """Something to look at in a segment: what kind of thing, and the words or values that it is about."""

    kind: str  # denied, unsure, filled, silenced or told: the page says what each asks
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Looks:
    """What stands on the form of a translation beside its words."""

    beside: Mapping[tuple[str, str], tuple[Look, ...]]  # by source and target
    compared: tuple[str, ...]
    lacking: tuple[str, ...]  # what no software sees in this language
    questions: tuple[str, ...]  # of the house's review form


def looks(edition: Edition, project: Project, pairs: Iterable[Pair], found: Sequence[Finding]) -> Looks:
    """All of an edition; `found` are the findings in its words, told beside them."""
    values, told = local_values(edition), _told(found)
    return Looks(
        beside={
            (pair.source, pair.target): (*at_sight(pair, values), *told.get((pair.at.file, pair.at.line), ()))
            for pair in pairs
            if pair.target
        },
        compared=_compared(edition.language, project),
        lacking=_lacking(edition.language, project),
        questions=tuple(item.text for part in project.review.parts if part.translation for item in part.items),
    )


def _told(found: Iterable[Finding]) -> dict[tuple[str, int], tuple[Look, ...]]:
    """What checks of translations found, by file and line."""
    told: dict[tuple[str, int], tuple[Look, ...]] = {}
    for each in found:
        if each.code.startswith("T"):
            at = each.at.file, each.at.line
            told[at] = (*told.get(at, ()), Look("told", (f"{each.code} {each.message}",)))
    return told


def _compared(language: Language, project: Project) -> tuple[str, ...]:
    """What the rules that are in force compare in a language."""
    off = {code for code in _COMPARED if project.house[code].level == "off"} | (
        set() if language.dictionary else {"T014"}
    )
    return tuple(what for code, what in _COMPARED.items() if code not in off)


def _lacking(language: Language, project: Project) -> tuple[str, ...]:
    """What no check can see in a language, since its file has no list for it."""
    missing = [problem.message for problem in lacking(language, project, {})]
    if not language.dictionary:
        missing.append(f"{language.english} has no dictionary: a misspelled word will not be seen")
    return tuple(missing)


def at_sight(pair: Pair, values: Mapping[str, str]) -> Iterator[Look]:
    """What a person must look at in one segment; `values` are those of the hospital, as the language says them."""
    source, target = plain(pair.source), plain(pair.target or "")
    if pair.said_in is not None:
        if denials(pair.said_in, source) or denials(pair.language, target):
            yield Look("denied")
        if words := (*_unmatched(pair, source, target), *_uncompared(pair, source)):
            yield Look("unsure", tuple(dict.fromkeys(words)))
    named = (f"{found[1]}.{found[2]}" for found in MACRO.finditer(pair.source))
    if given := tuple(Markup(values[name]) for name in dict.fromkeys(named) if name in values):
        yield Look("filled", given)
    if pair.excuses:
        yield Look("silenced", pair.excuses)


def _unmatched(pair: Pair, source: str, target: str) -> Iterator[str]:
    """What the source says, by the lists, and no word of the translation is known to say."""
    assert pair.said_in is not None
    given = meanings(pair.language, target)
    return (said for family, said in meanings(pair.said_in, source) if not given[family, said])


def _uncompared(pair: Pair, source: str) -> list[str]:
    """Words of the source that no check looks for in a translation."""
    assert pair.said_in is not None
    words = pair.said_in.unseen
    return [found[0].casefold() for found in any_of(words, *pair.said_in.scripts).finditer(source)] if words else []
