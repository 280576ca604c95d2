"""Make every edition of a project: each topic in each language, with its state and what it lacks."""

import functools
import hashlib
import sys
from dataclasses import dataclass

from pydantic import TypeAdapter

from leafwright.cache import Cache, code
from leafwright.model import (
    Department,
    Edition,
    Hospital,
    Language,
    Project,
    SignOffs,
    State,
    Term,
    Topic,
    Words,
)
from leafwright.text.macros import fact_numbers
from leafwright.text.topic import glossary_terms, shared_sections, with_shared
from leafwright.translation.applying import (
    hash_words,
    signed_words,
    translate_departments,
    translate_glossary,
    translate_hospital,
    translate_topic,
)
from leafwright.translation.catalogs import gaps, usable
from leafwright.translation.interface import SIGNED, interface_words
from leafwright.translation.needed import needed, source_text, translated_topics
from leafwright.translation.pairs import catalog
from leafwright.translation.states import state_of, unsigned
from leafwright.translation.units import topic_units

_CODE = "checks", "model", "reading", "text", "translation"  # what the words and the state of an edition depend on


def editions(project: Project, cache: Cache | None = None) -> list[Edition]:
    """All editions, by topic, the source language first. A topic of unknown kind has none.

    `cache` holds what an earlier build worked out of those whose files are what they were.
    """
    cache = cache or Cache()
    translated = {topic.slug for topic in translated_topics(project)}
    around = {language.tag: _around(project, language) for language in project.languages}
    return [
        _edition(project, language, topic, around[language.tag], cache)
        for topic in project.topics
        if topic.meta.kind in project.kinds
        for language in project.languages
        if language.source or topic.slug in translated
    ]


@dataclass(frozen=True, kw_only=True)
class _Around:
    """What is the same for all topics of a language: words of the interface, the hospital's profile, the glossary."""

    words: Words
    hospital: Hospital
    departments: dict[str, Department]
    glossary: dict[str, Term]


def _around(project: Project, language: Language) -> _Around:
    words, hospital, glossary = interface_words(project, language), project.hospital, project.glossary
    departments = project.departments
    if not language.source:
        names = catalog(project, language, "hospital")
        hospital = translate_hospital(hospital, names)
        departments = translate_departments(departments, names)
        glossary = translate_glossary(glossary, catalog(project, language, "glossary"))
    return _Around(words=words, hospital=hospital, departments=departments, glossary=glossary)


def _edition(project: Project, language: Language, topic: Topic, around: _Around, cache: Cache) -> Edition:
    """One topic in one language."""
    department = around.departments.get(topic.meta.owner)  # none where the owner is unknown
    work = functools.partial(_words, project, language, topic, around, department)
    asked = project.inputs[language.tag, topic.slug], project.today.isoformat()
    own = cache.answer(_OWN, work, "edition", code(*_CODE), *asked)
    return Edition(
        topic=topic,
        language=language,
        kind=project.kinds[topic.meta.kind],
        text=own.text,
        words=around.words,
        hospital=around.hospital,
        department=department,
        state=own.state,
        hash=own.hash,
        source=sys.intern(own.source),  # held once for all languages
        glossary=around.glossary,
        machine=own.machine,
        credits={name: photo.credit for name, photo in project.photos.items() if photo},
        unsigned=own.unsigned,
    )


@dataclass(frozen=True, kw_only=True)
class _Own:
    """What is an edition's own, and has to be worked out: it depends on nothing but its files, and the day."""

    source: str
    text: str
    state: State
    hash: str
    machine: bool
    unsigned: tuple[str, ...]


_OWN = TypeAdapter(_Own)


def _words(project: Project, language: Language, topic: Topic, around: _Around, department: Department | None) -> _Own:
    """The words of a topic in a language, and how far they are."""
    source = source_text(project, topic)
    text = source if language.source else _translated(project, language, topic)
    seen = _beside(project, around, department, source)
    words_hash = hash_words(signed_words(source), signed_words(text), *seen)
    signoffs = project.signoffs.get((language.tag, topic.slug), SignOffs()).signoff
    state = state_of(
        topic,
        started=language.source or _started(project, language, topic),
        reasons=[] if language.source else _lacking(project, language, topic),
        signoffs=signoffs,
        words=words_hash,
        approval=project.review.approval,
        source=language.source,
        today=project.today,
    )
    return _Own(
        source=source,
        text=text,
        state=state,
        hash=words_hash,
        machine=any(catalog(project, language, stem).machine for stem in _told_by(topic)),
        unsigned=unsigned(signoffs, words_hash, project.review.approval, language.source),
    )


def _told_by(topic: Topic) -> set[str]:
    """A topic and those whose sections it shares, by their slugs."""
    return {topic.slug, *(slug for _, slug in shared_sections(topic.text))}


def _translated(project: Project, language: Language, topic: Topic) -> str:
    """A topic's words in a language, with the sections that it shares with other topics."""
    named = _told_by(topic)
    texts = {
        other.slug: translate_topic(other.text, catalog(project, language, other.slug))
        for other in project.topics
        if other.slug in named
    }
    return with_shared(texts[topic.slug], texts)


def _started(project: Project, language: Language, topic: Topic) -> bool:
    """Whether any words of a topic's own are translated."""
    own = catalog(project, language, topic.slug)
    return any(usable(own, *unit.key) for unit in topic_units(topic.text))


def _lacking(project: Project, language: Language, topic: Topic) -> list[str]:
    """Why each segment that cannot be shown is not: missing or fuzzy."""
    return [why for each, units in needed(project, language, topic) for _, why in gaps(each, units)]


def _beside(project: Project, around: _Around, department: Department | None, source: str) -> list[str]:
    """What a reader sees beside the words of a topic: a sign-off holds for exactly these too."""
    spoken = [around.words[key] for key in SIGNED if key in project.interface]
    publisher = around.hospital.model_dump_json(
        exclude={"leaflet", "print", "languages", "source", "formats", "prefix"}
    )
    publisher += department.model_dump_json() if department else ""
    terms = [around.glossary[slug].short for slug in sorted(glossary_terms(source)) if slug in around.glossary]
    figures = [project.facts[name].model_dump_json() for name in fact_numbers(source) if name in project.facts]
    drawings = [project.images[name] for name in sorted(project.images) if f"images/{name}" in source]
    return [
        *spoken,
        publisher,
        *around.hospital.leaflet.said.values(),
        *terms,
        *figures,
        *drawings,
        *_photographed(project, around, source),
    ]


def _photographed(project: Project, around: _Around, source: str) -> list[str]:
    """What tells the photographs of a topic from others, with what is said below them."""
    photos = [photo for name, photo in sorted(project.photos.items()) if photo and f"images/{name}" in source]
    shown = [part for photo in photos for part in (hashlib.sha256(photo.print).hexdigest(), photo.credit)]
    return [*shown, around.words.marked("photograph")] if shown else []
