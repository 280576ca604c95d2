"""Advice on spelling and on terms, from the files of a project."""

from pathlib import Path

import polib
import pytest

from leafwright import pipeline
from leafwright.reading.spelling import unknown_words
from leafwright.text.macros import words_of


def _advice(project: Path, code: str, tag: str) -> list[str]:
    _, findings = pipeline.check(project, tag=tag)
    return [finding.message for finding in findings if finding.code == code]


def _change(project: Path, tag: str, stem: str, old: str, new: str) -> None:
    path = project / "docs" / "translations" / tag / f"{stem}.po"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_words_are_taken_from_outside_of_macros_and_addresses() -> None:
    assert words_of("L’**examen** [des](images/foie.svg) {{ phone.ward }} {page} os") == ["examen"]


def test_a_misspelled_word_of_a_translation_is_told(project: Path) -> None:
    assert _advice(project, "T014", "fr") == []
    _change(project, "fr", "after-liver-embolization", "L’essentiel", "L’essenciel")
    assert _advice(project, "T014", "fr") == ["the dictionary does not hold 'essenciel'"]


def test_answers_are_kept_and_a_broken_record_of_them_is_made_again(tmp_path: Path) -> None:
    asked = ["maison", "maizon", "bléomycine"]
    record = tmp_path / "build" / "spelling" / "dictionary-fr.json"
    for kept in (None, "{", '{"dictionary": "another", "words": {"maizon": true}}'):
        if kept is not None:
            record.write_text(kept, "utf-8")
        assert unknown_words(tmp_path, "dictionary-fr", asked, ["Bléomycine"]) == {"maizon"}
    assert '"maizon": false' in record.read_text("utf-8")


def test_without_a_dictionary_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEAFWRIGHT_HOME", str(tmp_path))
    assert unknown_words(tmp_path, "dictionary-fr", ["maizon"], []) == frozenset()


def test_a_term_under_another_name_is_told_until_a_reason_is_given(project: Path) -> None:
    path = project / "docs" / "translations" / "es" / "glossary.po"
    catalog = polib.pofile(str(path), wrapwidth=0)
    next(entry for entry in catalog if entry.msgctxt == "guideline.term").msgstr = "protocolo"
    catalog.save()
    told = _advice(project, "T013", "es")
    assert any('"guideline" is "protocolo"' in message for message in told)
    assert not any("cirrosis" in message for message in told), "that segment gives its reason"
