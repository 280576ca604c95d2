"""What a translation may not do is refused, and withholds that edition only."""

import re
from pathlib import Path

import pytest

from breaking import HERNIA, edition, found, loaded, opened, words
from leafwright import pipeline
from leafwright.model import State
from leafwright.translation.editions import editions
from leafwright.translation.withholding import withheld


def test_a_missing_segment_withholds_its_edition_only(library: Path) -> None:
    po = opened(words(library, "fr"))
    next(entry for entry in po if entry.msgctxt == "h1").msgstr = ""
    po.save()
    (finding,) = found(library, "T001")
    assert finding.language == "fr"
    assert finding.at.file == f"docs/translations/fr/{HERNIA}.po"
    project, findings = pipeline.check(library)
    assert project is not None
    assert list(withheld(project, editions(project), findings)) == [f"fr/{HERNIA}"]


def test_what_a_file_does_not_hold_is_told_at_its_first_line(library: Path) -> None:
    po = opened(words(library, "fr"))
    po.remove(next(entry for entry in po if entry.msgctxt == "h1"))
    po.save()
    (finding,) = found(library, "T001")
    assert (finding.at.file, finding.at.line) == (f"docs/translations/fr/{HERNIA}.po", 1)


def test_a_fuzzy_segment_is_refused_and_its_words_are_never_shown(library: Path) -> None:
    po = opened(words(library, "ar"))
    entry = next(entry for entry in po if entry.msgctxt == "h1")
    said, entry.flags = entry.msgstr, ["fuzzy"]
    po.save()
    (finding,) = found(library, "T001")
    assert "fuzzy" in finding.message
    assert edition(library, "ar").state is State.STALE
    assert f"# {said}\n" not in edition(library, "ar").text


@pytest.mark.parametrize("tag", ["ar", "fr"])
def test_a_number_changed_in_a_translation_is_refused(library: Path, tag: str) -> None:
    po = opened(words(library, tag))
    entry = next(entry for entry in po if "In 96 out of 100" in entry.msgid)
    entry.msgstr = re.sub(r"\b96\b", "69", entry.msgstr)
    po.save()
    (finding,) = found(library, "T002")
    assert "lost 96, added 69" in finding.message
    assert finding.language == tag


def test_markup_from_a_translation_is_refused(library: Path) -> None:
    po = opened(words(library, "ar", "hospital"))  # no dictionary need be opened for it
    po[0].msgstr += "<img src=x onerror=alert(1)>"
    po.save()
    assert len(found(library, "T004")) == 1


def test_an_untranslated_interface_never_shows_english_under_another_tag(library: Path) -> None:
    (library / "docs" / "interface.toml").write_text('not_yet = "Not translated yet"\n', "utf-8")
    project, findings = pipeline.check(library)
    assert project is not None
    hidden = withheld(project, editions(project), findings)
    arabic = next(language for language in loaded(library).languages if language.tag == "ar")
    site = pipeline._language_site(project, arabic, editions(project), hidden)
    assert site.speaks.tag == "en"
    assert site.shown
    assert {each.words["not_yet"] for each in site.shown} == {""}
