"""The values that a hospital has chosen, as an edition says them: number, temperature, range or list, with its unit."""

import functools
import html
from collections.abc import Mapping

from leafwright.model import Edition, Hospital, Language, LocalChoice, Words
from leafwright.text.macros import isolated
from leafwright.text.numbers import Number, amount, bound, listed, number
from leafwright.text.same import Same

_SIGNS = {"celsius": "°C", "fahrenheit": "°F"}


def local_values(edition: Edition) -> Mapping[str, str]:
    """What stands for `local.name`, and for `amount.name` where the value counts something, as inline HTML."""
    return _values_of(Same(edition.hospital), Same(edition.language), Same(edition.words))


@functools.lru_cache(32)  # all topics of a language share them
def _values_of(hospital: Same[Hospital], language: Same[Language], words: Same[Words]) -> Mapping[str, str]:
    return values_of(hospital.it, language.it, words.it)


def values_of(hospital: Hospital, language: Language, words: Words) -> dict[str, str]:
    """The same from a profile and the words of a language."""
    found = {}
    for name, choice in hospital.local.items():
        found[f"local.{name}"] = _said(choice, hospital, language, words)
        if choice.counts:
            found[f"amount.{name}"] = html.escape(_counted(choice, language, words))
    return found


def _said(choice: LocalChoice, hospital: Hospital, language: Language, words: Mapping[str, str]) -> str:
    if isinstance(choice.value, str):
        return html.escape(choice.value) if choice.translate else isolated(choice.value)
    if choice.measure:
        return isolated(_temperature(choice.value, choice.measure, hospital.temperature, language))
    text = _plain(choice, language, words)
    return html.escape(bound(text)) if choice.several else isolated(text)


def _plain(choice: LocalChoice, language: Language, words: Mapping[str, str]) -> str:
    """The number, range or list alone."""
    if choice.to is not None:
        return _range(number(choice.first, language), number(choice.to, language), words)
    return listed([number(each, language) for each in choice.numbers], language)


def _counted(choice: LocalChoice, language: Language, words: Mapping[str, str]) -> str:
    """The number, range or list with what it counts, in the form that goes with its last number."""
    last = choice.numbers[-1] if choice.to is None else choice.to
    alone = amount(last, choice.counts, language)
    if number(last, language) in alone:
        return amount(last, choice.counts, language, bound(_plain(choice, language, words)))
    if choice.to is not None:
        return _range(number(choice.first, language), alone, words)
    return listed([*(number(each, language) for each in choice.numbers[:-1]), alone], language)


def _range(low: str, high: str, words: Mapping[str, str]) -> str:
    return (words["range"] or "{low}–{high}").format(low=low, high=high)


def _temperature(value: object, measure: str, scales: tuple[str, ...], language: Language) -> str:
    """A temperature on each of the hospital's scales, the first one before the others: "38.0 °C (100.4 °F)"."""
    assert isinstance(value, int | float)
    first, *others = (f"{number(_on(value, measure, scale), language)}\u00a0{_SIGNS[scale]}" for scale in scales)
    return f"{first} ({', '.join(others)})" if others else first


def _on(value: Number, measure: str, scale: str) -> Number:
    """A temperature on another scale, with as many decimals."""
    if measure == scale:
        return value
    other = value * 9 / 5 + 32 if scale == "fahrenheit" else (value - 32) * 5 / 9
    decimals = len(str(value).partition(".")[2])
    return round(other, decimals) if decimals else round(other)
