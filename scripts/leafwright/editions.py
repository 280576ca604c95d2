"""Make every edition of a project: each topic in each language, with its state and what it lacks."""

from leafwright.model import Catalog, Edition, Language, Project, Topic
from leafwright.translation import (
    Unit,
    gaps,
    hash_words,
    hospital_units,
    interface_units,
    state,
    topic_units,
    translate_hospital,
    translate_topic,
    translate_words,
    usable,
)


def needed(project: Project, language: Language, topic: Topic) -> list[tuple[Catalog, list[Unit]]]:
    """Every catalog an edition needs, with the units it must hold."""
    stems = {
        topic.slug: topic_units(topic.text),
        "interface": interface_units(project.interface),
        "hospital": hospital_units(project.hospital),
    }
    return [(catalog(project, language, stem), units) for stem, units in stems.items()]


def catalog(project: Project, language: Language, stem: str) -> Catalog:
    """A language's catalog, empty where its file does not exist yet."""
    missing = Catalog(f"docs/translations/{language.tag}/{stem}.po")
    return project.catalogs.get((language.tag, stem), missing)


def editions(project: Project) -> list[Edition]:
    """All editions, by topic, the source language first. A topic of unknown kind has none."""
    return [
        edition(project, language, topic)
        for topic in project.topics
        if topic.meta.kind in project.kinds
        for language in project.languages
    ]


def edition(project: Project, language: Language, topic: Topic) -> Edition:
    """One topic in one language."""
    text, words, hospital = topic.text, project.interface, project.hospital
    started, lacking = language.source, []
    if not language.source:
        text = translate_topic(text, catalog(project, language, topic.slug))
        words = translate_words(words, catalog(project, language, "interface"))
        hospital = translate_hospital(hospital, catalog(project, language, "hospital"))
        for each, units in needed(project, language, topic):
            lacking += gaps(each, units)
        started = any(usable(catalog(project, language, topic.slug), *unit.key) for unit in topic_units(topic.text))
    # what a reader sees, in both languages: a sign-off holds for exactly these words
    words_hash = hash_words(topic.text, text, *words.values(), hospital.model_dump_json())
    signed = [record.words for record in project.signoffs.get((language.tag, topic.slug), ())]
    return Edition(
        topic=topic,
        language=language,
        kind=project.kinds[topic.meta.kind],
        text=text,
        words=words,
        hospital=hospital,
        state=state(started, lacking, signed, words_hash),
        hash=words_hash,
    )
