"""Macros of a topic, and the values of the hospital profile and marks of sources that they stand for."""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from leafwright.model import Hospital, Phone

_TARGET = re.compile(r"\{[^{}]*\}|\]\([^)]*\)")
_CYRILLIC = "\u0400-\u04ff"  # where the apostrophe is a part of the word: п’ять
_WORD = re.compile(rf"[{_CYRILLIC}]+[’'][{_CYRILLIC}]+|[^\W\d_]{{4,}}")
_APART = re.compile(rf"(?<![{_CYRILLIC}])[’']|[’'](?![{_CYRILLIC}])|[\w-]+\.(?:html|pdf|csv|toml|md)\b")
_ICONS = re.compile(r"(F\d+)-(\d+)")
MACRO = re.compile(r"\{\{\s*([a-z_]+)(?:\.([\w-]+))?\s*\}\}")


def isolated(value: str) -> str:
    """A number or address that keeps its order in right-to-left text. An element with `dir` works on
    paper too, where WeasyPrint heeds neither `unicode-bidi` nor a bare `<bdi>`."""
    return f'<bdi class="number" dir="ltr">{html.escape(value)}</bdi>'


def fact_numbers(text: str) -> dict[str, int]:
    """The number of each source mark: facts in the order in which the source text first names or draws them."""
    return {fact: number for number, fact in enumerate(dict.fromkeys(facts_named(text)), start=1)}


def facts_named(text: str) -> list[str]:
    """The facts that a text cites (`fact.F17`) or shows as an array (`icons.F17-3`), each as often as it does."""
    return [
        match[2].partition("-")[0] if match[1] == "icons" else match[2]
        for match in MACRO.finditer(text)
        if match[1] in ("fact", "icons") and match[2]
    ]


def drawn_figure(target: str) -> tuple[str, str] | None:
    """The fact and the count of a macro that draws an array (`icons.F17-3`), or None for another target."""
    drawn = _ICONS.fullmatch(target.removeprefix("icons.")) if target.startswith("icons.") else None
    return (drawn[1], drawn[2]) if drawn else None


@dataclass(frozen=True, kw_only=True)
class _Values:
    """What the macros of a text stand for."""

    hospital: Hospital
    phones: Mapping[str, Phone]
    facts: Mapping[str, int]
    local: Mapping[str, str]


def macro_value(
    group: str,
    name: str | None,
    hospital: Hospital,
    phones: Mapping[str, Phone],
    facts: dict[str, int],
    local: Mapping[str, str],
) -> str | None:
    """The inline HTML a macro stands for, or None for a macro that does not exist.

    `local` holds what stands for the hospital's own values, by group and name.
    """
    values = _Values(hospital=hospital, phones=phones, facts=facts, local=local)
    if name is None:
        return _ALONE[group](values) if group in _ALONE else None
    return _NAMED[group](values, name) if group in _NAMED else None


def _phone(values: _Values, name: str) -> str | None:
    return isolated(values.phones[name].number) if name in values.phones else None


def _hours(values: _Values, name: str) -> str | None:
    return html.escape(hours_of(values.phones[name].hours)) if name in values.phones else None


def _icons(values: _Values, name: str) -> str | None:
    drawn = _ICONS.fullmatch(name)
    if drawn is None or drawn[1] not in values.facts:
        return None
    return f'<img class="icons" src="images/icons-{drawn[2]}.svg" alt="">'


def _fact(values: _Values, name: str) -> str | None:
    number = values.facts.get(name)
    # the word joiner keeps the mark on the line of its sentence
    return f'&#8288;<sup class="source"><a href="#source-{number}">{number}</a></sup>' if number is not None else None


_ALONE: dict[str, Callable[[_Values], str]] = {
    "emergency": lambda values: isolated(values.hospital.emergency),
    "fill": lambda values: '<span class="fill"></span>',
}
_NAMED: dict[str, Callable[[_Values, str], str | None]] = {
    "phone": _phone,
    "hours": _hours,
    "local": lambda values, name: values.local.get(f"local.{name}"),
    "amount": lambda values, name: values.local.get(f"amount.{name}"),
    "icons": _icons,
    "fact": _fact,
}


def hours_of(text: str) -> str:
    """When a phone is answered; what an hour is counted by ("9 am") stays on its line."""
    return re.sub(r"(?<=\d) (?=\S)", "\u00a0", text)


def outside_macros(text: str) -> str:
    """The words of a segment without its macros, names in braces and link targets."""
    return _TARGET.sub(" ", MACRO.sub(" ", text))


def words_of(text: str) -> list[str]:
    """The words of a segment that a dictionary can hold: four letters or more, outside macros, addresses and files."""
    return _WORD.findall(_APART.sub(" ", outside_macros(text)))
