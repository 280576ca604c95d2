"""What there is to translate: the segments of a topic, and the words of interface, hospital and glossary."""

import functools
import re
from dataclasses import dataclass

from leafwright.model import Hospital, Term
from leafwright.text.segments import cut

_ONLY_MACRO = re.compile(r"\{\{[^{}]*\}\}")


@dataclass(frozen=True)
class Unit:
    """Words to translate: their role, the source words, and a hint where they stand."""

    role: str
    text: str
    where: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.role, self.text


@functools.lru_cache(64)
def topic_units(text: str) -> tuple[Unit, ...]:
    """The units of a topic, each once, in reading order; `where` is the id of their section."""
    units: dict[tuple[str, str], Unit] = {}
    where, heading = "", ("", "")
    for piece in cut(text):
        if piece.role and _ONLY_MACRO.fullmatch(piece.text):
            continue  # a section shared with another topic: no words of its own
        if piece.role:
            key = piece.role, piece.text
            units.setdefault(key, Unit(*key, where))
            heading = key
        elif "{#" in piece.raw and heading[0].startswith("h"):  # the id stands behind the words of its heading
            where = piece.raw.split("{#", 1)[1].split("}", 1)[0]
            units[heading] = Unit(*heading, where)
    return tuple(units.values())


def interface_units(words: dict[str, str]) -> list[Unit]:
    """The units of the interface: their role is their key."""
    return [Unit(key, text) for key, text in words.items()]


def hospital_units(hospital: Hospital) -> list[Unit]:
    """The units of the hospital profile: what readers see and is not a number or an address."""
    units = [Unit(f"words.{key}", text) for key, text in hospital.words.model_dump().items()]
    for key, phone in hospital.phones.items():
        units += [Unit(f"phones.{key}.name", phone.name), Unit(f"phones.{key}.hours", phone.hours)]
    units += [
        Unit(f"local.{key}", choice.value, choice.unit) for key, choice in hospital.local.items() if choice.translate
    ]
    return units


def glossary_units(glossary: dict[str, Term]) -> list[Unit]:
    """The units of the glossary: a term, what stands between brackets behind it, and its meaning."""
    return [
        Unit(f"{slug}.{part}", getattr(term, part))
        for slug, term in glossary.items()
        for part in ("term", "short", "meaning")
    ]
