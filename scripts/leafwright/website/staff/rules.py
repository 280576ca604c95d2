"""The page of rules: contents, each rule with its reason and examples, and what keeps each of the standards."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from leafwright.model import Project
from leafwright.reporting.rulebook import Entry, entries, kept_by
from leafwright.text.templates import macros

RULES = "How we check our leaflets"
SHORT = 4  # lines of an example that is not folded
_KINDS = {
    "A": "The library and its files",
    "C": "Content",
    "L": "Languages",
    "M": "The machine",
    "P": "Paper",
    "S": "The library and its files",
    "T": "Translations",
    "V": "Words",
    "W": "The website",
    "X": "What translators send back",
}


def rules_page(project: Project) -> str:
    """The rules in force as Markdown with HTML in it: what is written for staff, in English."""
    book = entries(project)
    by_kind = groupby(sorted(book, key=_kind), key=_kind)
    groups = [(name, [(each.code.lower(), each.code, each.rule) for each in held]) for name, held in by_kind]
    parts = [
        f"# {RULES}\n",
        "For staff. English only. Each rule has a code; `check` names it where a text breaks it.\n",
        _MACROS.contents(groups, [("standards", "What keeps each standard")]),
        *map(_entry, book),
        "## What keeps each standard {#standards}\n",
        _MACROS.standards(_standards(project)),
    ]
    return "\n".join(map(str, parts))


def _kind(entry: Entry) -> str:
    return _KINDS.get(entry.code[0], "More")


def _entry(entry: Entry) -> str:
    examples = _examples(entry.examples) if entry.examples else ""
    return str(_MACROS.rule(entry, Markup(entry.why), Markup(examples)))


def _examples(texts: Sequence[tuple[str, str]]) -> str:
    long = max(text.count("\n") for _, text in texts) >= SHORT
    return str(_MACROS.examples(texts, long))


def _standards(project: Project) -> list[tuple[str, str, str]]:
    keepers, rows = kept_by(project), project.standards.items()
    return [(name, standard.rule, ", ".join(keepers[name]).replace("`", "")) for name, standard in rows]


_MACROS = macros(Path(__file__).with_name("reference.html"))
