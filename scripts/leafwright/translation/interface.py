"""The words of site and leaflet in a language: only those that it has, and that no check stops."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pydantic import TypeAdapter

from leafwright.cache import Cache, code, digest
from leafwright.checks import Pair, check_pair
from leafwright.model import HouseRule, Language, Project, Words
from leafwright.translation.applying import translate_words
from leafwright.translation.catalogs import gaps, usable
from leafwright.translation.pairs import catalog, pairs_between
from leafwright.translation.units import hospital_units, interface_units

SIGNED = (
    *("patient_information", "page_of", "leaflet_number", "version", "language", "owner", "written", "last_review"),
    *("next_review", "not_reviewed", "after_sign_off", "funding", "funding_none", "conflicts", "conflicts_none"),
    *("patient_readers_none", "sample", "about", "sources", "sources_note", "read_on_web", "contacts", "notes"),
    *("formats_languages", "formats_notice", "formats_own", "feedback_complaints", "term_explained", "icons_alt"),
    *("range", "values_least", "values_most", "chance", "chances_note"),
)
"""Words that an approved leaflet shows: a sign-off holds for them, and not for those around the pages of the site."""
AROUND = (
    *("home", "patient_information", "topics", "for_staff", "register", "register_why", "state", "files", "language"),
    *("not_yet", "not_yet_why", "not_ready", "not_ready_why", "withdrawn", "withdrawn_why", "read_english"),
    *("download", "glossary", "glossary_why", "not_found"),
)
"""Words without which the pages around the topics are in the source language."""

_CODE = "checks", "model", "text", "translation"  # what a fault in these words depends on
_SOURCES = TypeAdapter(frozenset[str])


def interface_pairs(project: Project, language: Language) -> list[Pair]:
    """The interface words that a language has, beside their source: what is missing is left out, not reported.

    Those of the tool were translated from English: beside words of another source language they are not compared.
    """
    known, english = catalog(project, language, "interface"), project.source.is_english
    units = [
        unit
        for unit in interface_units(project.interface)
        if usable(known, *unit.key) and (english or unit.key in known.lines)
    ]
    return pairs_between(project, language, known, units)


def interface_words(project: Project, language: Language) -> Words:
    """The words of site and leaflet in a language. One with a fault that stops is left out like one that is missing."""
    if language.source:
        return Words(project.interface, project.interface, language.tag, direction=language.direction)
    known = project.faulty.get(language.tag)
    faulty = _faulty(project, language, _REMEMBERED) if known is None else known
    sound = {key: text for key, text in project.interface.items() if text not in faulty}
    own = translate_words(sound, catalog(project, language, "interface"))
    lacking, source = _names_lacking(project, language), project.source
    return Words(own, project.interface, source.tag, lacking, source.direction)


def _names_lacking(project: Project, language: Language) -> frozenset[str]:
    """Names of the hospital, its departments and phones that a language does not have."""
    known, units = catalog(project, language, "hospital"), hospital_units(project.hospital, project.departments)
    return frozenset(unit.text for unit, _ in gaps(known, units) if unit.role.endswith(".name"))


def with_faulty(project: Project, cache: Cache) -> Project:
    """The project, with those interface words of each language that it cannot show: nothing asks for them again."""
    return replace(project, faulty={each.tag: _faulty(project, each, cache) for each in project.translated})


_REMEMBERED = Cache()  # what this process found before: who has no cache of a library asks many times


def _faulty(project: Project, language: Language, cache: Cache) -> frozenset[str]:
    """The source words whose translation has a fault that stops."""
    pairs, house = interface_pairs(project, language), project.house

    def work() -> frozenset[str]:
        return frozenset(pair.source for pair in pairs if any(found.stops for found in check_pair(pair, house)))

    return cache.answer(_SOURCES, work, "interface", code(*_CODE), _asked(pairs, house))


def _asked(pairs: Sequence[Pair], house: Mapping[str, HouseRule]) -> str:
    """A hash over all that faults in these pairs depend on."""
    said = [part for pair in pairs for part in (pair.source, str(pair.target), pair.note, *pair.unknown)]
    around = [each for pair in pairs for each in (pair.language, pair.terms, pair.forbidden, pair.said_in)]
    shared = {id(each): each for each in around}.values()  # most pairs have the very same
    return digest(*said, *sorted(map(str, shared)), str(house))


def speaks_around(words: Words) -> bool:
    """Whether a language has the words for the pages around its topics."""
    return all(words[key] for key in AROUND)
