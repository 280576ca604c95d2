"""The about box says who answers, who paid and who has an interest, in every format; and how a text was translated."""

import dataclasses
from pathlib import Path

import pytest

from clinic import edition_of, leaflet_of, page_of, read, replace, translate, write_clinic
from leafwright.checks.prose import blocks
from leafwright.leaflets.plain import text_of
from leafwright.model import State
from leafwright.text.about import about_notes, draft_words, interests, main_sources
from made_up import FACT, REFERENCE


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    return write_clinic(tmp_path, ["en", "fr"])


@pytest.fixture
def paid(clinic: Path) -> Path:
    path = clinic / "docs/topics/hip.md"
    replace(path, "funding: none", "funding: Acme Pharma <sales>")
    replace(path, "conflicts: none", "conflicts: One author *advises* Acme")
    translate(clinic)
    return clinic


SAID = ("Paid for by: Acme Pharma <sales>", "Conflicts of interest: One author *advises* Acme")


@pytest.mark.parametrize("format", ["a4", "a5-booklet", "large-print", "text", "trifold", "poster"])
def test_who_paid_and_who_has_an_interest_stands_in_every_format(paid: Path, format: str) -> None:
    said = text_of(leaflet_of(paid, "en/hip", format))
    for words in (*SAID, "Hip department"):
        assert words in said
    assert "No company" not in said


def test_who_paid_stands_on_the_page_in_plain_letters(paid: Path) -> None:
    said = page_of(paid, "en/hip")
    assert "- **Paid for by:** Acme Pharma &lt;sales&gt;" in said
    assert "- **Conflicts of interest:** One author &#42;advises&#42; Acme" in said
    assert "- **Responsible department:** Hip department" in said


def test_who_paid_stands_beside_its_translation(paid: Path) -> None:
    said = leaflet_of(paid, "fr/hip", "dual")
    assert "Paid for by:</b> Acme Pharma" in said
    assert "par\u00a0:</b> fr Acme Pharma" in said
    assert "fr One author" in said
    assert "fr Hip department" in said


def test_what_stands_in_quotes_is_marked_as_the_language_it_is_in(clinic: Path) -> None:
    replace(clinic / "docs/topics/hip.md", "funding: none", 'funding: "Acme: Pharma"')
    assert '<span lang="en" dir="ltr">Acme: Pharma</span>' in dict(interests(edition_of(clinic, "fr/hip"))).values()


def test_that_nobody_paid_and_nobody_has_an_interest_is_said(clinic: Path) -> None:
    notes = about_notes(edition_of(clinic, "en/hip"))
    assert notes[:2] == ["No company or other sponsor paid for this leaflet.", "No conflicts of interest were stated."]
    assert "No company or other sponsor paid for this leaflet." in text_of(leaflet_of(clinic, "en/hip"))


def test_that_no_patient_has_read_it_is_said_until_one_has(clinic: Path) -> None:
    edition = edition_of(clinic, "en/hip")
    untried = edition.words["patient_readers_none"]
    for readers in (0, 1, 5):
        meta = edition.topic.meta.model_copy(update={"patient_readers": readers})
        topic = dataclasses.replace(edition.topic, meta=meta)
        notes = about_notes(dataclasses.replace(edition, topic=topic))
        assert (untried in notes) == (readers == 0)


@pytest.mark.parametrize(
    ("header", "note"),
    [
        ("X-Method: machine draft, unreviewed", "Traduction automatique provisoire"),
        ("X-Method: human, by an agency", "Traduction pas encore vérifiée."),
    ],
)
def test_only_a_machines_translation_is_called_one(clinic: Path, header: str, note: str) -> None:
    path = clinic / "docs/translations/fr/hip.po"
    replace(path, "X-Method: human, made up for tests", header)
    assert any(said.startswith(note) for said in about_notes(edition_of(clinic, "fr/hip")))


def test_who_paid_is_no_prose_to_measure(paid: Path) -> None:
    topic = next(topic for topic in read(paid).topics if topic.slug == "hip")
    assert "Acme" not in " ".join(block.text for block in blocks(topic.text))


@pytest.mark.parametrize(("state", "key"), [(State.TRANSLATED, "draft"), (State.EXPIRED, "expired")])
def test_a_mark_says_whether_a_text_is_a_draft_or_out_of_date(clinic: Path, state: State, key: str) -> None:
    edition = dataclasses.replace(edition_of(clinic, "fr/hip"), state=state)
    source = edition.words.source
    assert draft_words(edition, dict(source)) == [(edition.language, edition.words[key]), (None, source[key])]


def test_a_page_says_whether_its_text_is_a_draft_or_out_of_date(clinic: Path) -> None:
    pages = page_of(clinic, "en/hip"), page_of(clinic, "en/hip", State.EXPIRED)
    draft, late = (page.split("\n---\n", 1)[1] for page in pages)  # in its head stand the marks of printed sheets
    mark, other = "Draft: not for patients", "Out of date: not for patients"
    assert draft.count(mark) == late.count(other) == 1
    assert other not in draft
    assert mark not in late


def test_the_main_sources_are_those_that_most_places_lean_on(clinic: Path) -> None:
    marks = ("F1", "F2", "F2", "F3", "F3", "F3", "unknown")
    text = " ".join(f"{{{{ fact.{name} }}}}" for name in marks) + " {{ phone.F1 }}" * 5
    edition = dataclasses.replace(edition_of(clinic, "en/hip"), source=text)
    facts = {name: FACT.model_copy(update={"references": (name.lower(), "lost")}) for name in ("F1", "F2", "F3")}
    references = {name: REFERENCE.model_copy(update={"id": name}) for name in ("f1", "f2", "f3")}
    assert [each.id for each in main_sources(edition, facts, references, 9)] == ["f3", "f2", "f1"]
    assert [each.id for each in main_sources(edition, facts, references, 2)] == ["f3", "f2"]
    assert main_sources(edition, facts, references, 0) == []
