"""Make every edition of a project: each topic in each language, with its state and what it lacks."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from leafwright.checks import Pair
from leafwright.model import (
    Catalog,
    Department,
    Edition,
    Hospital,
    Language,
    Project,
    Shown,
    SignOffs,
    Term,
    Topic,
    Words,
)
from leafwright.text.macros import fact_numbers
from leafwright.text.topic import glossary_terms, shared_sections, with_shared
from leafwright.translation.applying import (
    hash_words,
    signed_words,
    translate_department,
    translate_glossary,
    translate_hospital,
    translate_topic,
)
from leafwright.translation.catalogs import gaps, usable
from leafwright.translation.interface import SIGNED, interface_pairs, interface_words
from leafwright.translation.pairs import catalog, pairs_between
from leafwright.translation.states import state_of, unsigned
from leafwright.translation.units import Unit, glossary_units, hospital_units, interface_units, topic_units


def needed(project: Project, language: Language, topic: Topic) -> list[tuple[Catalog, Sequence[Unit]]]:
    """Every catalog an edition needs, with the units it must hold; it can do without words of the interface."""
    used = glossary_terms(source_text(project, topic))
    stems: list[tuple[str, Sequence[Unit]]] = [
        (topic.slug, topic_units(topic.text)),
        ("hospital", hospital_units(project.hospital, _owner(project, topic))),
        ("glossary", glossary_units({slug: term for slug, term in project.glossary.items() if slug in used})),
    ]
    for section, slug in shared_sections(topic.text):
        other = next((other for other in project.topics if other.slug == slug), None)
        if other:
            stems.append((slug, [unit for unit in topic_units(other.text) if unit.where == section]))
    return [(catalog(project, language, stem), units) for stem, units in stems]


def _owner(project: Project, topic: Topic) -> dict[str, Department]:
    """The department that answers for a topic, by its id; none where the owner is unknown."""
    return {id_: each for id_, each in project.departments.items() if id_ == topic.meta.owner}


def pairs_of(project: Project, language: Language, topic: Topic) -> list[Pair]:
    """Every segment that an edition needs, and the interface words of its language, beside their translation."""
    own = (pairs_between(project, language, each, units) for each, units in needed(project, language, topic))
    return [*(pair for pairs in own for pair in pairs), *interface_pairs(project, language)]


def shown(project: Project, language: Language, topic: Topic) -> list[Shown]:
    """Every segment that an edition shows, with its translation: what a sign-off was made over."""
    found: dict[tuple[str, str], Shown] = {}
    for each, units in needed(project, language, topic):
        for unit in units:
            target = unit.text if language.source else usable(each, *unit.key) or ""
            found.setdefault(unit.key, Shown(unit.role, unit.text, target))
    words = interface_words(project, language)
    for unit in interface_units(project.interface):
        if unit.role in SIGNED:
            found.setdefault(unit.key, Shown(unit.role, unit.text, words[unit.role]))
    return list(found.values())


def source_text(project: Project, topic: Topic) -> str:
    """A topic's words in the source language, with the sections that it shares with other topics."""
    named = {slug for _, slug in shared_sections(topic.text)}
    return with_shared(topic.text, {other.slug: other.text for other in project.topics if other.slug in named})


def translated_topics(project: Project) -> tuple[Topic, ...]:
    """Topics that are written for readers of every language: all but those for staff."""
    return tuple(
        topic
        for topic in project.topics
        if topic.meta.kind in project.kinds and not project.kinds[topic.meta.kind].source_only
    )


def editions(project: Project) -> list[Edition]:
    """All editions, by topic, the source language first. A topic of unknown kind has none."""
    translated = {topic.slug for topic in translated_topics(project)}
    around = {language.tag: _around(project, language) for language in project.languages}
    return [
        _edition(project, language, topic, around[language.tag])
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
    glossary: dict[str, Term]


def _around(project: Project, language: Language) -> _Around:
    words, hospital, glossary = interface_words(project, language), project.hospital, project.glossary
    if not language.source:
        hospital = translate_hospital(hospital, catalog(project, language, "hospital"))
        glossary = translate_glossary(glossary, catalog(project, language, "glossary"))
    return _Around(words=words, hospital=hospital, glossary=glossary)


def _department(project: Project, language: Language, topic: Topic) -> Department | None:
    """Who answers for a topic, in the words of a language; None where the owner is unknown."""
    owner = project.departments.get(topic.meta.owner)
    if owner is None or language.source:
        return owner
    return translate_department(topic.meta.owner, owner, catalog(project, language, "hospital"))


def _edition(project: Project, language: Language, topic: Topic, around: _Around) -> Edition:
    """One topic in one language."""
    source = source_text(project, topic)
    text = source if language.source else _translated(project, language, topic)
    department = _department(project, language, topic)
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
    return Edition(
        topic=topic,
        language=language,
        kind=project.kinds[topic.meta.kind],
        text=text,
        words=around.words,
        hospital=around.hospital,
        department=department,
        state=state,
        hash=words_hash,
        source=source,
        glossary=around.glossary,
        machine=any(catalog(project, language, stem).machine for stem in _told_by(topic)),
        credits={name: photo.credit for name, photo in project.photos.items() if photo},
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
