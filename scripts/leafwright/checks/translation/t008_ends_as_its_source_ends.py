"""A translation ends with the same kind of mark as its source.

A lost question mark turns a question into a claim; a lost full stop runs two warnings together.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "Translate Toolkit, pofilter endpunc"
STANDARDS = ("R39",)
PASSES = [("Is it?", "¿Lo es?"), ("Yes.", "是。"), ("Call", "Llame"), ("Yes.{{ fact.F11 }}", "Sí.{{ fact.F11 }}")]
FAILS = [("Is it?", "Lo es."), ("Yes.", "Sí")]

_KINDS = {
    **dict.fromkeys(".。۔।", "."),
    **dict.fromkeys("?？؟", "?"),
    **dict.fromkeys("!！", "!"),
    **dict.fromkeys(":：", ":"),
}


def _end(text: str) -> str:
    plain = text.split("{{ fact.")[0].rstrip(' "”’»」』)*')
    return _KINDS.get(plain[-1:], "")


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None or not pair.language.sentence_marks:
        return
    if _end(pair.source) != _end(pair.target):
        message = f'the end differs: "…{pair.source[-20:]}" and "…{pair.target[-20:]}"'
        yield Problem(pair.at, message, "end it as the source ends, with the mark of the language")
