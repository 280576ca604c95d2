"""The rule book: one module a rule, `<kind>/<code>_<what_holds>.py`; this finds and runs them.

Each module holds `check(…, house)`, which yields problems; `house` is that rule's numbers from
docs/rules.toml, so no code knows a threshold. What comes before `house` is the kind's subject:
content `(topic, project)`, library `(project)`, language `(language, project)`, translation `(pair)`,
leaflet `(paper)`, website `(page)`. The docstring says the rule and why; SOURCE where it comes from; STANDARDS which of
R01 to R51 it decides; OPTIONS what the house may set; PASSES and FAILS are documentation and tests
(EXAMPLE holds their numbers); WORDS, wrong and right, what a writer types that is told on paper or a page.
A module in the folder is in force: there is no list to forget.
"""

import dataclasses
import functools
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from leafwright.checks import wordlists
from leafwright.checks.prose import line_of
from leafwright.checks.protocols import (
    Check,
    ContentCheck,
    LanguageCheck,
    LeafletCheck,
    LibraryCheck,
    TranslationCheck,
    WebsiteCheck,
)
from leafwright.checks.subjects import House, LaidOutLeaflet, Page, Pair
from leafwright.model import Allowed, Finding, HouseRule, Language, Place, Problem, Project, Topic

__all__ = [
    "ENGLISH",
    "GUARDS",
    "KINDS",
    "LaidOutLeaflet",
    "Page",
    "Pair",
    "Rule",
    "check_language",
    "check_library",
    "check_page",
    "check_pair",
    "check_paper",
    "check_topic",
    "rules",
]

# what guards readers, not style: no house, kind or topic can loosen it
GUARDS = frozenset(("C004", "C032", "C035", "C039", "T003", "T004", "T010", "W003", "W011", "W012"))
# what looks for English words, and says nothing of topics that are written in another language
ENGLISH = frozenset(("C018", "C019", "C020", "C023", "C025", "V001", "V002", "V004", "V005"))
KINDS = ("content", "library", "language", "translation", "leaflet", "website")
_EMPTY = HouseRule(level="stop")


@dataclass(frozen=True)
class Rule:
    """A check as its module tells of it."""

    code: str
    kind: str
    module: Check

    @property
    def statement(self) -> str:
        return (self.module.__doc__ or "").split("\n\n", 1)[0].replace("\n", " ").strip()

    @property
    def why(self) -> str:
        return (self.module.__doc__ or "").partition("\n\n")[2].replace("\n", " ").strip()

    @property
    def source(self) -> str:
        return self.module.SOURCE

    @property
    def standards(self) -> tuple[str, ...]:
        return self.module.STANDARDS

    @property
    def numbers(self) -> dict[str, str]:
        """What docs/rules.toml sets for this rule: name and meaning."""
        return dict(getattr(self.module, "OPTIONS", {}))

    @property
    def example(self) -> dict[str, Any]:
        """Numbers under which PASSES passes and FAILS fails, whatever a house sets."""
        return dict(getattr(self.module, "EXAMPLE", {}))


@functools.cache
def rules(kind: str = "") -> tuple[Rule, ...]:
    """The checks of a kind, or of all kinds, by code."""
    if not kind:
        return tuple(rule for each in KINDS for rule in rules(each))
    names = sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent / kind)]))
    return tuple(
        Rule(name.split("_")[0].upper(), kind, cast(Check, importlib.import_module(f"{__name__}.{kind}.{name}")))
        for name in names
    )


def _run(
    kind: str, house: Mapping[str, HouseRule], look: Callable[[Any, House], Iterable[Problem]], language: str = ""
) -> Iterator[Finding]:
    """What the checks of a kind find, at the level the house gives each; `look` shows a check its subject."""
    for rule in rules(kind):
        setting = house.get(rule.code, _EMPTY)
        level = "stop" if rule.code in GUARDS else setting.level
        if level == "off":
            continue
        for problem in look(rule.module, setting.numbers):
            yield Finding(problem.at, rule.code, problem.message, problem.fix, language, level)


def check_topic(topic: Topic, project: Project) -> list[Finding]:
    """All findings of one topic in the source language, its exceptions taken into account."""

    def look(check: ContentCheck, house: House) -> Iterable[Problem]:
        return check.check(topic, project, house)

    kind = project.kinds.get(topic.meta.kind)
    house = kind.held(project.house) if kind else project.house
    found = [*_run("content", house, look), *_listed(topic, project, house)]
    if kind and kind.rules:
        found = [finding for finding in found if finding.code in GUARDS.union(kind.rules)]
    if not project.source.is_english:
        found = [finding for finding in found if finding.code not in ENGLISH]
    return _without_exceptions(topic, found)


def _listed(topic: Topic, project: Project, house: Mapping[str, HouseRule]) -> Iterator[Finding]:
    """What the word lists find, at the level the house gives each."""
    for code, words in project.wordlists.items():
        level = house.get(code, _EMPTY).level
        if level != "off":
            for problem in wordlists.check(topic, words):
                yield Finding(problem.at, code, problem.message, problem.fix, "", level)


def _without_exceptions(topic: Topic, found: Iterable[Finding]) -> list[Finding]:
    """Findings but those that the topic's front matter allows; an exception that nothing needs is one more."""
    kept, used = [], set[Allowed]()
    for finding in found:
        allowed = next((each for each in topic.meta.exceptions if _allows(each, finding, topic)), None)
        if allowed is None:
            kept.append(finding)
        else:
            used.add(allowed)
    for allowed in topic.meta.exceptions:
        if allowed not in used:
            at = Place(topic.file, line_of(topic.text, f"code: {allowed.code}"))
            message = f'no finding needs the exception {allowed.code} at "{allowed.place or "the topic"}"'
            kept.append(Finding(at, "S013", message, "take the exception out, or correct its place"))
    return kept


def _allows(allowed: Allowed, finding: Finding, topic: Topic) -> bool:
    """Whether an exception is about this finding: by its code, and words of its line or the topic as a whole."""
    if (finding.at.file, finding.code) != (topic.file, allowed.code) or finding.code in GUARDS:
        return False
    lines = topic.text.split("\n")
    line = lines[finding.at.line - 1] if finding.at.line <= len(lines) else ""
    return allowed.place in line if allowed.place else finding.at.line == 1


def check_library(project: Project) -> list[Finding]:
    """What does not hold between topics, or between a topic and the evidence; of a topic being written, as advice."""

    def look(check: LibraryCheck, house: House) -> Iterable[Problem]:
        return check.check(project, house)

    begun = {topic.file for topic in project.topics if topic.meta.status}
    return [
        dataclasses.replace(finding, level="warn") if finding.at.file in begun else finding
        for finding in _run("library", project.house, look)
    ]


def check_language(language: Language, project: Project) -> list[Finding]:
    """What is lacking in a language as a whole, once for all of its editions."""

    def look(check: LanguageCheck, house: House) -> Iterable[Problem]:
        return check.check(language, project, house)

    return list(_run("language", project.house, look, language.tag))


def check_pair(pair: Pair, house: Mapping[str, HouseRule]) -> list[Finding]:
    """All findings of one translated segment; each withholds the edition of its language."""

    def look(check: TranslationCheck, house: House) -> Iterable[Problem]:
        return check.check(pair, house)

    return list(_run("translation", house, look, pair.language.tag))


def check_paper(paper: LaidOutLeaflet, house: Mapping[str, HouseRule]) -> list[Finding]:
    """All findings of one printed leaflet, each with the file in which it is."""
    where = f" ({paper.tag}/{paper.file})" if paper.file else ""

    def look(check: LeafletCheck, house: House) -> Iterable[Problem]:
        return check.check(paper, house)

    return [
        dataclasses.replace(finding, message=finding.message + where)
        for finding in _run("leaflet", house, look, paper.tag)
    ]


def check_page(page: Page, house: Mapping[str, HouseRule]) -> list[Finding]:
    """All findings of one page of the built site."""

    def look(check: WebsiteCheck, house: House) -> Iterable[Problem]:
        return check.check(page, house)

    return list(_run("website", house, look))
