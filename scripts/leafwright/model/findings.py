"""Where something is wrong, what, and what to do about it."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file that a person edits; `file` is relative to the project's root."""

    file: str
    line: int = 1


@dataclass(frozen=True, order=True)
class Problem:
    """What a check yields: where, what is wrong, and what to do about it."""

    at: Place
    message: str
    fix: str


@dataclass(frozen=True, order=True)
class Finding:
    """A problem with the code of the rule it breaks, the language whose edition it withholds, and its level."""

    at: Place
    code: str
    message: str
    fix: str
    language: str = ""
    level: Literal["stop", "warn"] = "stop"

    @property
    def stops(self) -> bool:
        """Whether it must be mended first; a warning is only said."""
        return self.level == "stop"

    def __str__(self) -> str:
        warning = "" if self.stops else "(advice) "
        return f"{self.at.file}:{self.at.line}: {self.code} {warning}{self.message}\n    fix: {self.fix}"


def nearest(wrong: str, known: Iterable[str], otherwise: str, said: str = "{}") -> str:
    """The remedy for a name that nobody knows: "did you mean …?" with the one most like it, else `otherwise`.

    One that differs in capitals or leading zeros alone is most like it: C6 is C006. `said` is how the name is shown,
    as "#{}".
    """
    names = list(known)
    same = [name for name in names if _bare(name) == _bare(wrong)]
    near = same or difflib.get_close_matches(wrong, names, 1)
    return f"did you mean {said.replace('{}', near[0])}?" if near else otherwise


def no_topic(slug: str, known: Iterable[str]) -> tuple[str, str]:
    """What is said of a topic that was asked for and is not among those that are `known`, and the remedy."""
    return f"no such topic: {slug}", nearest(slug, known, "name a file in docs/topics, without its ending")


def _bare(name: str) -> str:
    """A name without its capitals, and without zeros that its numbers begin with."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", name.casefold())
