"""What there is to translate: the segments of a topic, and the words of interface, hospital and glossary."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from leafwright.model import Department, Hospital, Phone, Term
from leafwright.text.document import parse

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
    for each in parse(text).segments:
        if _ONLY_MACRO.fullmatch(each.text):
            continue  # a section shared with another topic: no words of its own
        if (each.role, each.text) not in units or each.role == "h2":
            units[each.role, each.text] = Unit(each.role, each.text, each.section)
    return tuple(units.values())


def interface_units(words: dict[str, str]) -> list[Unit]:
    """The units of the interface: their role is their key."""
    return [Unit(key, text) for key, text in words.items()]


def hospital_units(hospital: Hospital, departments: Mapping[str, Department]) -> list[Unit]:
    """The units of the hospital profile and of `departments`, by id: what readers see and is not a number."""
    units = [Unit(f"words.{key}", text) for key, text in hospital.words.model_dump().items()]
    units += [Unit(f"leaflet.{key}", text) for key, text in hospital.leaflet.said.items()]
    units += _phone_units("phones", hospital.phones)
    for key, choice in hospital.local.items():
        units += [Unit(f"local.{key}", choice.to_translate, choice.unit)] if choice.to_translate else []
    for id_, department in departments.items():
        units += _department_units(f"departments.{id_}", department)
    return units


def _department_units(role: str, department: Department) -> list[Unit]:
    said = {"name": department.name, "header": department.header, "interpreter": department.interpreter}
    own = [Unit(f"{role}.{key}", text) for key, text in said.items() if text]
    return [*own, *_phone_units(f"{role}.phones", department.phones)]


def _phone_units(role: str, phones: Mapping[str, Phone]) -> list[Unit]:
    return [
        unit
        for key, phone in phones.items()
        for unit in (Unit(f"{role}.{key}.name", phone.name), Unit(f"{role}.{key}.hours", phone.hours))
    ]


def glossary_units(glossary: dict[str, Term]) -> list[Unit]:
    """The units of the glossary: a term, what stands between brackets behind it, and its meaning."""
    return [
        Unit(f"{slug}.{part}", getattr(term, part))
        for slug, term in glossary.items()
        for part in ("term", "short", "meaning")
    ]
