"""What goes out for translation: every segment of a catalog, with stable ids and its markup protected."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from leafwright.model import Language, Project
from leafwright.translation.catalogs import usable
from leafwright.translation.needed import translated_topics
from leafwright.translation.pairs import catalog
from leafwright.translation.units import Unit, glossary_units, hospital_units, interface_units, topic_units

# Macros, {names}, pictures, link targets, and the marks of links, bold and code: no translator need touch them.
PROTECTED = re.compile(r"\{\{[^{}]*\}\}|\{[^{}\s]*\}|!\[|\]\([^()]*\)|\[|\]|\*\*|`")

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Segment:
    """Words to translate, with what is already there."""

    id: str
    role: str
    source: str
    target: str = ""
    previous: str = ""  # a translation of an earlier source, to start from
    note: str = ""

    @property
    def codes(self) -> list[str]:
        """The protected parts of the source, in order."""
        return PROTECTED.findall(self.source)


@dataclass(frozen=True)
class Package:
    """All segments of one catalog in one language."""

    stem: str
    original: str
    language: Language
    source: Language
    segments: tuple[Segment, ...]
    terms: tuple[tuple[str, str], ...] = ()  # of the glossary, source and target, to keep to


@dataclass(frozen=True)
class Row:
    """A segment as it came back: `line` is the line or table row of the file."""

    id: str
    source: str
    target: str
    line: int
    comment: str = ""


def packages(project: Project, language: Language, stem: str = "") -> list[Package]:
    """The packages of a language: all catalogs, or only `stem`."""
    units: dict[str, tuple[str, Sequence[Unit]]] = {
        topic.slug: (topic.file, topic_units(topic.text)) for topic in translated_topics(project)
    }
    units |= {
        "glossary": ("docs/glossary.toml", glossary_units(project.glossary)),
        "interface": ("docs/interface.toml", interface_units(project.interface)),
        "hospital": ("docs/hospital.toml", hospital_units(project.hospital, project.departments)),
    }
    known = catalog(project, language, "glossary")
    terms = tuple(
        (term.term, translated)
        for slug, term in project.glossary.items()
        if (translated := usable(known, f"{slug}.term", term.term))
    )
    found = []
    for name, (original, wanted) in units.items():
        if stem in ("", name):
            there = catalog(project, language, name)
            segments = tuple(
                Segment(
                    id=identifier(name, unit),
                    role=unit.role,
                    source=unit.text,
                    target=plain(usable(there, *unit.key) or ""),
                    previous=plain(there.words.get(unit.key, "")) if unit.key in there.fuzzy else "",
                    note=unit.where,
                )
                for unit in wanted
            )
            found.append(Package(name, original, language, project.source, segments, terms))
    return found


def plain(text: str) -> str:
    """Words without the control characters that no XML can hold; a rule tells of them where they stand."""
    return _CONTROLS.sub("", text)


def identifier(stem: str, unit: Unit) -> str:
    """A segment's id: the same for the same words in the same role, whatever stands around them."""
    words = "\0".join([stem, unit.role, " ".join(unit.text.split())])
    return hashlib.sha256(words.encode()).hexdigest()[:16]
