"""What a check module must hold, for each kind: the shapes that the rule book relies on.

A module in checks/<kind>/ fits the shape of its kind; types are checked against it (tests/test_types.py).
"""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from leafwright.checks.subjects import House, LaidOutLeaflet, Page, Pair
from leafwright.model import Language, Problem, Project, Topic


class Check(Protocol):
    """What every check tells of itself: where its rule comes from, what it keeps, examples of right and wrong."""

    @property
    def SOURCE(self) -> str: ...
    @property
    def STANDARDS(self) -> tuple[str, ...]: ...
    @property
    def PASSES(self) -> Sequence[Any]: ...
    @property
    def FAILS(self) -> Sequence[Any]: ...


class ContentCheck(Check, Protocol):
    """Looks at one topic in the source language."""

    def check(self, topic: Topic, project: Project, house: House) -> Iterable[Problem]: ...


class LibraryCheck(Check, Protocol):
    """Looks at all topics side by side, and at what the evidence says of them."""

    def check(self, project: Project, house: House) -> Iterable[Problem]: ...


class LanguageCheck(Check, Protocol):
    """Looks at what is written of a language as a whole."""

    def check(self, language: Language, project: Project, house: House) -> Iterable[Problem]: ...


class TranslationCheck(Check, Protocol):
    """Looks at one translated segment."""

    def check(self, pair: Pair, house: House) -> Iterable[Problem]: ...


class LeafletCheck(Check, Protocol):
    """Looks at one printed leaflet."""

    def check(self, paper: LaidOutLeaflet, house: House) -> Iterable[Problem]: ...


class WebsiteCheck(Check, Protocol):
    """Looks at one page of the built site."""

    def check(self, page: Page, house: House) -> Iterable[Problem]: ...
