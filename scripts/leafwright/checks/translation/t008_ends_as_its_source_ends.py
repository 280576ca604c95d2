"""A translation ends with the same kind of mark as its source.

A lost question mark turns a question into a claim; a lost full stop runs two warnings together.
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "Translate Toolkit, pofilter endpunc"
STANDARDS = ("R39",)
PASSES = [("Is it?", "¿Lo es?"), ("Yes.", "是。"), ("Call", "Llame"), ("Yes.{{ fact.F11 }}", "Sí.{{ fact.F11 }}")]
FAILS = [("Is it?", "Lo es."), ("Yes.", "Sí"), ("One.{{ fact.F1 }} Two.", "Uno.{{ fact.F1 }} Dos")]

_KINDS = {
    **dict.fromkeys(".。۔।", "."),
    **dict.fromkeys("?？؟", "?"),
    **dict.fromkeys("!！", "!"),
    **dict.fromkeys(":：", ":"),
}
_SOURCES = re.compile(r"(?:\s*\{\{ fact\.[^}]*\}\})+\s*$")  # a source stands behind the mark of its sentence


def _end(text: str) -> str:
    plain = _SOURCES.sub("", text).rstrip(' "”’»」』)*')
    return _KINDS.get(plain[-1:], "")


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or not pair.language.sentence_marks:
        return
    if _end(pair.source) != _end(pair.target):
        message = f'the end differs: "…{pair.source[-20:]}" and "…{pair.target[-20:]}"'
        yield Problem(pair.at, message, "end it as the source ends, with the mark of the language")
