"""What an edition is made of, in the words of its language."""

from pathlib import Path

from breaking import loaded
from leafwright.translation.editions import editions
from leafwright.translation.needed import needed


def test_the_words_around_a_topic_are_in_its_language_too(library: Path) -> None:
    names = {edition.language.tag: edition.hospital.words.name for edition in editions(loaded(library))}
    assert names.keys() == {"en", "ar", "fr"}
    assert len(set(names.values())) == 3


def test_an_edition_needs_the_words_of_its_department(library: Path) -> None:
    project = loaded(library)
    [french] = [language for language in project.languages if language.tag == "fr"]
    for topic in project.topics:
        asked = {unit.text for _, units in needed(project, french, topic) for unit in units}
        assert project.departments[topic.meta.owner].name in asked


def test_the_words_of_the_source_are_held_once_for_all_languages(library: Path) -> None:
    project = loaded(library)
    sources = {(each.topic.slug, id(each.source)) for each in editions(project)}
    assert len(sources) == len(project.topics)
    held: dict[str, set[int]] = {}
    for catalog in project.catalogs.values():
        for _, source in catalog.words:
            held.setdefault(source, set()).add(id(source))
    assert max(map(len, held.values())) == 1
