"""Words of site and leaflet that a language lacks: what needs them is left out, and no edition is ever withheld."""

import re
from pathlib import Path

import pytest

from clinic import edition_of, leaflet_of, page_of, read, write, write_clinic
from conftest import copy_library
from leafwright import leaflets, pipeline
from leafwright.cache import Cache
from leafwright.leaflets.plain import text_of
from leafwright.model import Words
from leafwright.text.about import about_notes
from leafwright.translation import interface
from leafwright.translation.editions import editions
from leafwright.translation.interface import interface_words, with_faulty
from leafwright.translation.needed import pairs_of
from leafwright.website.downloads import format_name


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    return write_clinic(tmp_path, ["en", "fr"])


def lacking(root: Path, *keys: str) -> None:
    """Words of the interface that no language but English has."""
    write(root / "docs" / "interface.toml", "".join(f'{key} = "Other English words"\n' for key in keys))


def test_a_new_word_of_the_interface_withholds_nothing(clinic: Path) -> None:
    before = edition_of(clinic, "fr/hip")
    lacking(clinic, "brand_new")
    after = edition_of(clinic, "fr/hip")
    assert after.state is before.state
    assert after.state.complete
    assert after.hash == before.hash  # nor does it void a sign-off
    assert after.words["brand_new"] == ""
    assert edition_of(clinic, "en/hip").words["brand_new"] == "Other English words"


def test_a_missing_word_is_no_finding(clinic: Path) -> None:
    lacking(clinic, "brand_new")
    project = read(clinic)
    pairs = pairs_of(project, project.translated[0], project.topics[0])
    assert all(pair.target for pair in pairs)
    assert "machine_draft" in {key for key, text in project.interface.items() if text in {p.source for p in pairs}}


def test_a_format_without_a_word_goes_by_its_own_name(clinic: Path) -> None:
    chosen = next(each for each in leaflets.formats(clinic) if each.id == "a4")
    assert format_name(chosen, edition_of(clinic, "fr/hip").words) == "Brochure au format A4"
    lacking(clinic, "format_a4")
    assert format_name(chosen, edition_of(clinic, "fr/hip").words) == chosen.name


def test_a_note_without_words_is_left_out_and_the_rest_stays(clinic: Path) -> None:
    lacking(clinic, "funding_none", "version", "sources_note", "page_of", "term_explained", "icons_alt")
    said = text_of(leaflet_of(clinic, "fr/hip"))
    assert "Other English words" not in said
    assert "0.1" not in said
    assert "XX-11" in said
    assert "" not in about_notes(edition_of(clinic, "fr/hip"))


def test_a_draft_mark_is_never_left_out(clinic: Path) -> None:
    lacking(clinic, "draft", "draft_why")
    leaflet, page = leaflet_of(clinic, "fr/hip"), page_of(clinic, "fr/hip")
    assert '<p class="draft-mark" lang="en" dir="ltr">Other English words · Sample hospital</p>' in leaflet.replace(
        "\u00a0", " "
    )
    assert '<span lang="en" dir="ltr">Other English words</span>' in leaflet
    assert '<strong lang="en" dir="ltr">Other English words</strong>' in page


@pytest.mark.parametrize("key", ["contacts", "about", "download", "on_this_page"])
def test_a_heading_that_is_missing_stands_in_english_marked_as_such(clinic: Path, key: str) -> None:
    lacking(clinic, key)
    assert '<span lang="en" dir="ltr">Other English words</span>' in page_of(clinic, "fr/hip")
    assert "555 010 0011" in leaflet_of(clinic, "fr/hip")


def test_a_faulty_word_is_not_shown_and_is_a_finding(clinic: Path) -> None:
    write(
        clinic / "docs/translations/fr/interface.po",
        'msgid ""\nmsgstr ""\n\nmsgctxt "about"\nmsgid "About this leaflet"\nmsgstr "<b>Ceci</b>"\n',
    )
    assert edition_of(clinic, "fr/hip").words["about"] == ""
    assert "T004" in {finding.code for finding in pipeline.check(clinic)[1]}


def test_what_is_remembered_of_a_word_is_not_what_was_true_of_another(clinic: Path) -> None:
    file, cache = clinic / "docs/translations/fr/interface.po", Cache(clinic / "build" / "cache")
    for said, faulty in (("<b>Ceci</b>", True), ("Ceci", False), ("<b>Ceci</b>", True)):
        write(file, f'msgid ""\nmsgstr ""\n\nmsgctxt "about"\nmsgid "About this leaflet"\nmsgstr "{said}"\n')
        project = with_faulty(read(clinic), cache)
        assert ("About this leaflet" in project.faulty["fr"]) is faulty
        assert bool(interface_words(project, project.translated[0])["about"]) is not faulty


def test_interface_words_that_were_looked_at_once_are_not_looked_at_again(
    clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(clinic / "build" / "cache")
    known = with_faulty(read(clinic), cache).faulty
    cache.close()
    monkeypatch.setattr(interface, "check_pair", lambda *_: pytest.fail("looked at again"))
    project = with_faulty(read(clinic), Cache(clinic / "build" / "cache"))
    assert project.faulty == known
    assert interface_words(project, project.translated[0])["about"]


def test_the_pages_around_speak_english_where_the_language_has_no_words_for_them(clinic: Path) -> None:
    project = read(clinic)
    (french,) = project.translated
    assert pipeline._language_site(project, french, editions(project), {}).speaks.tag == "fr"
    lacking(clinic, "not_yet_why")
    project = read(clinic)
    site = pipeline._language_site(project, french, editions(project), {})
    assert site.speaks.tag == "en"
    assert {edition.id for edition in site.shown} == {"fr/hip", "fr/knee"}


@pytest.mark.build
def test_an_edition_is_marked_as_its_language_where_the_page_around_speaks_another(tmp_path: Path) -> None:
    root = copy_library(tmp_path, ["text"], ["en", "ar"])
    lacking(root, "not_yet_why")
    made = pipeline.build(root, lambda *_: None)
    assert not made.stopped, made.findings
    for tag, marked in (("ar", True), ("en", False)):
        page = (root / "build" / "site" / tag / "topics" / "hernia.html").read_text("utf-8")
        assert '<html lang="en" dir="ltr"' in page
        assert bool(re.search(r'<article class="page[^>]* lang="ar" dir="rtl">', page)) is marked


def test_a_word_that_nobody_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        Words({"a": "x"}, {"a": "x"})["mistyped"]
