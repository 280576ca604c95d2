"""Macros of a topic, and the values of the hospital profile and marks of sources that they stand for."""

import html
import re
from collections.abc import Mapping

from leafwright.model import Hospital, Phone

_TARGET = re.compile(r"\{[^{}]*\}|\]\([^)]*\)")
_WORD = re.compile(r"[^\W\d_]{4,}")
MACRO = re.compile(r"\{\{\s*([a-z_]+)(?:\.([\w-]+))?\s*\}\}")


def isolated(value: str) -> str:
    """A number or address that keeps its order in right-to-left text. An element with `dir` works on
    paper too, where WeasyPrint heeds neither `unicode-bidi` nor a bare `<bdi>`."""
    return f'<bdi class="number" dir="ltr">{html.escape(value)}</bdi>'


def fact_numbers(text: str) -> dict[str, int]:
    """The number of each source mark: facts in the order in which the source text first names them."""
    facts = [match[2] for match in MACRO.finditer(text) if match[1] == "fact" and match[2]]
    return {fact: number for number, fact in enumerate(dict.fromkeys(facts), start=1)}


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
    if group == "emergency" and name is None:
        return isolated(hospital.emergency)
    if group == "fill" and name is None:
        return '<span class="fill"></span>'
    if group == "phone" and name and name in phones:
        return isolated(phones[name].number)
    if group == "hours" and name and name in phones:
        return html.escape(hours_of(phones[name].hours))
    if group in ("local", "amount"):
        return local.get(f"{group}.{name}")
    if group == "icons" and name and (drawn := re.fullmatch(r"(F\d+)-(\d+)", name)):
        return f'<img class="icons" src="images/icons-{drawn[2]}.svg" alt="">' if drawn[1] in facts else None
    if group == "fact" and name in facts:
        number = facts[name]
        # the word joiner keeps the mark on the line of its sentence
        return f'&#8288;<sup class="source"><a href="#source-{number}">{number}</a></sup>'
    return None


def hours_of(text: str) -> str:
    """When a phone is answered; what an hour is counted by ("9 am") stays on its line."""
    return re.sub(r"(?<=\d) (?=\S)", "\u00a0", text)


def outside_macros(text: str) -> str:
    """The words of a segment without its macros, names in braces and link targets."""
    return _TARGET.sub(" ", MACRO.sub(" ", text))


def words_of(text: str) -> list[str]:
    """The words of a segment that a dictionary can hold: four letters or more, outside macros and addresses."""
    return _WORD.findall(re.sub("[’']", " ", outside_macros(text)))
