"""What editions need: the words of their topics, and every segment with its translation."""

from collections.abc import Sequence

from leafwright.checks import Pair
from leafwright.model import Catalog, Department, Language, Project, Shown, Topic
from leafwright.text.topic import glossary_terms, shared_sections, with_shared
from leafwright.translation.catalogs import usable
from leafwright.translation.interface import SIGNED, interface_pairs, interface_words
from leafwright.translation.pairs import catalog, pairs_between
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
