"""The rule book: one module a rule, `<kind>/<code>_<what_holds>.py`; this finds and runs them.

A content check is `check(topic, project)`, a translation check is `check(pair)`; both yield problems.
`PASSES` and `FAILS` beside each are its documentation and its tests. A module in the folder is in force:
there is no list to forget.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from leafwright.model import Finding, Language, Place, Problem, Project, Topic


@dataclass(frozen=True)
class Pair:
    """A source segment beside its translation; `target` is None where nothing may be shown, and `why` says so."""

    source: str
    target: str | None
    at: Place
    language: Language
    why: str = ""


def rules(kind: str) -> list[tuple[str, ModuleType]]:
    """The checks of a kind (`content` or `translation`), by code."""
    folder = Path(__file__).parent / kind
    names = sorted(module.name for module in pkgutil.iter_modules([str(folder)]))
    return [(name.split("_")[0].upper(), importlib.import_module(f"leafwright.checks.{kind}.{name}")) for name in names]


def check_topic(topic: Topic, project: Project) -> list[Finding]:
    """All findings of one topic in the source language."""

    def run(check: Callable[[Topic, Project], Iterator[Problem]]) -> Iterator[Problem]:
        return check(topic, project)

    return [
        Finding(problem.at, code, problem.message, problem.fix)
        for code, module in rules("content")
        for problem in run(module.check)
    ]


def check_pair(pair: Pair) -> list[Finding]:
    """All findings of one translated segment; each withholds the edition of its language."""
    return [
        Finding(problem.at, code, problem.message, problem.fix, pair.language.tag)
        for code, module in rules("translation")
        for problem in module.check(pair)
    ]
