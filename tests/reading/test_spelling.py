"""Advice on spelling and on terms, from the files of a project."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from breaking import HOME, opened, words
from leafwright import pipeline, reading, workers
from leafwright.cache import Cache
from leafwright.reading.words import misspelled, spelling
from leafwright.reading.words.spelling import Spelling
from leafwright.reading.words.syllables import SOUNDS
from leafwright.setup.places import modules
from leafwright.text.macros import words_of


def _advice(library: Path, code: str, tag: str) -> list[str]:
    _, findings = pipeline.check(library, tag=tag)
    return [finding.message for finding in findings if finding.code == code]


def _change(library: Path, tag: str, stem: str, old: str, new: str) -> None:
    path = library / "docs" / "translations" / tag / f"{stem}.po"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_words_are_taken_from_outside_of_macros_and_addresses() -> None:
    assert words_of("L’**examen** [des](images/foie.svg) {{ phone.ward }} {page} os") == ["examen"]
    assert words_of("‘П’ятниця’ зв'язок у хаті") == ["П’ятниця", "зв'язок", "хаті"]


def test_a_misspelled_word_of_a_translation_is_told(library: Path) -> None:
    assert _advice(library, "T014", "fr") == []
    _change(library, "fr", "hernia", "L’équipe", "L’équippe")
    assert _advice(library, "T014", "fr") == ["the dictionary does not hold 'équippe'"]


def test_a_misspelled_word_of_a_topic_is_told_once_at_its_first_line(library: Path) -> None:
    assert _advice(library, "C055", "en") == []
    path = library / "docs" / "topics" / f"{HOME}.md"
    text = path.read_text("utf-8")
    path.write_text(f"{text}\nThe temprature rises. A temprature of {{{{ local.fever }}}}.\n", "utf-8")
    assert _advice(library, "C055", "en") == ["the dictionary does not hold 'temprature'"]
    (library / "docs" / "languages").mkdir()
    (library / "docs" / "languages" / "en.toml").write_text('words = ["temprature"]\n', "utf-8")
    assert _advice(library, "C055", "en") == []


def test_what_a_word_may_have_been_meant_to_be_is_in_the_dictionary_too(library: Path) -> None:
    path = library / "docs" / "topics" / f"{HOME}.md"
    path.write_text(f"{path.read_text('utf-8')}\nThe flexor and the color are fine, after rehydration.\n", "utf-8")
    assert _advice(library, "C055", "en") == []  # a flexer is in a list of names alone
    (library / "docs" / "languages").mkdir()
    (library / "docs" / "languages" / "en.toml").write_text('dictionary = "dictionary-en-gb"\n', "utf-8")
    assert _advice(library, "C055", "en") == ["the dictionary does not hold 'color'"]


def test_answers_are_kept_and_a_broken_record_of_them_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEAFWRIGHT_HOME", str(tmp_path))
    package = tmp_path / "node_modules" / "dictionary-tiny"
    package.mkdir(parents=True)
    for name, text in (("index.aff", "SET UTF-8\n"), ("index.dic", "1\nmaison\n"), ("package.json", "{}")):
        (package / name).write_text(text, "utf-8")
    asked = ["maison", "maizon", "bléomycine"]
    record = tmp_path / "build" / "spelling" / "dictionary-tiny.json"
    for kept in (None, "{", '{"dictionary": "another", "words": {"maizon": true}}'):
        if kept is not None:
            record.write_text(kept, "utf-8")
        assert Spelling(tmp_path, "dictionary-tiny", ["Bléomycine"]).unknown(asked) == {"maizon"}
    assert '"maizon": false' in record.read_text("utf-8")


def test_a_dictionary_is_opened_for_new_words_alone_and_anew_when_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEAFWRIGHT_HOME", str(tmp_path))
    package = tmp_path / "node_modules" / "dictionary-tiny"
    package.mkdir(parents=True)
    for name, text in (("index.aff", "SET UTF-8\n"), ("index.dic", "1\nmaison\n"), ("package.json", "{}")):
        (package / name).write_text(text, "utf-8")
    opened_at: list[Path] = []
    real = spelling._dictionary

    def counted(path: Path) -> object:
        opened_at.append(path)
        return real(path)

    monkeypatch.setattr(spelling, "_dictionary", counted)
    for version, times in (("{}", 1), ("{}", 1), ('{"version": "2"}', 2)):
        (package / "package.json").write_text(version, "utf-8")
        assert Spelling(tmp_path, "dictionary-tiny").unknown(["maison", "maizon"]) == {"maizon"}
        assert len(opened_at) == times


@pytest.mark.usefixtures("unshared")
def test_several_dictionaries_are_opened_elsewhere_and_one_here(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[int] = []

    def each(work: Callable[[Any], Any], parts: Sequence[Any], cores: int) -> Iterator[Any]:
        opened.append(cores)
        return own(work, parts, cores)

    own = workers.each
    monkeypatch.setattr(workers, "each", each)
    first, _ = reading.load(library)  # all words are known
    for record in (library / "build" / "spelling").glob("*.json"):
        record.unlink()
    again, _ = reading.load(library)
    assert opened == [1, 0]
    assert first and again and first.misspelled == again.misspelled  # noqa: PT018  # types
    path = library / "docs" / "topics" / f"{HOME}.md"
    path.write_text(f"{path.read_text('utf-8')}\nThe temprature rises.\n", "utf-8")
    reading.load(library)
    assert opened == [1, 0, 1]


def test_without_a_dictionary_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEAFWRIGHT_HOME", str(tmp_path))
    assert Spelling(tmp_path, "dictionary-fr").unknown(["maizon"]) == frozenset()


def test_a_term_under_another_name_is_told_until_a_reason_is_given(library: Path) -> None:
    catalog = opened(words(library, "fr", "glossary"))
    next(entry for entry in catalog if entry.msgctxt == "scar.term").msgstr = "marque"
    catalog.save()
    told = _advice(library, "T013", "fr")
    assert any('"scar" is "marque"' in message for message in told)
    scar = opened(words(library, "fr", HOME))
    next(entry for entry in scar if "glossary.md#scar" in entry.msgid).tcomment = "terms: the everyday word is meant"
    scar.save()
    assert len(_advice(library, "T013", "fr")) == len(told) - 1


def test_what_tells_how_words_are_said_is_asked_once_it_is_there(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, cache = tmp_path / "home" / "node_modules", Cache()
    here.mkdir(parents=True)
    for each in (modules() / name for name in ("dictionary-en", "dictionary-fr")):
        (here / each.name).symlink_to(each.resolve())
    sounds = (modules() / SOUNDS).resolve()

    def known() -> bool:
        project, _ = reading.load(library, cache=cache)
        return project is not None and "behaviour" in project.misspelled["en"]

    monkeypatch.setenv("LEAFWRIGHT_HOME", str(here.parent))
    path = library / "docs" / "topics" / f"{HOME}.md"
    path.write_text(f"{path.read_text('utf-8')}\nThe behaviorr is fine.\n", "utf-8")
    assert not known()
    (here / SOUNDS).symlink_to(sounds)
    assert known()


def test_what_no_dictionary_holds_is_remembered(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path / "kept")
    first, _ = reading.load(library, cache=cache)
    monkeypatch.setattr(misspelled, "_asked", None)
    again, _ = reading.load(library, cache=cache)
    cache.close()
    assert first and again and first.misspelled == again.misspelled  # noqa: PT018  # types
