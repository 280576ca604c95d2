"""Hostile words in a translation of every kind of segment: each is a finding, and withholds the edition."""

from pathlib import Path

import pytest

from breaking import opened
from conftest import copy_library
from hostile.payloads import HIDDEN, MARKUP
from leafwright import pipeline
from leafwright.checks import Pair, check_pair
from leafwright.model import Place, Project
from leafwright.translation.catalogs import entries_of

SOURCES = {
    "plain words": "Keep it dry.",
    "a link": "See [when to get help](#when_to_seek_help) below.",
    "a macro": "Phone {{ phone.ward }} at once.",
    "strong words": "**Wound.** Keep it dry.",
    "a name in braces": "{pages} pages",
}
AS_WORDS = ("entities", "a snippet")


@pytest.mark.parametrize("source", SOURCES)
def test_a_translation_adds_no_markup_no_link_no_name_and_no_hidden_sign(source: str, project: Project) -> None:
    language, words = project.translated[0], SOURCES[source]
    unnoticed = []
    for kind, added in {**MARKUP, **HIDDEN}.items():
        for target in (f"{added} {words}", f"{words} {added}", added):
            pair = Pair(words, target, Place("docs/translations/ar/x.po"), language)
            if not any(each.stops for each in check_pair(pair, project.house)) and kind not in AS_WORDS:
                unnoticed.append((kind, target))
    assert unnoticed == []


@pytest.mark.parametrize(
    "added", ["{" * 4_900, "[" * 4_900, "*" * 4_900, "`" * 4_900, "<" * 4_900, "](" * 2_450, "{{" * 2_450]
)
def test_signs_without_end_come_to_an_end(added: str, whole: Project) -> None:
    pair = Pair("Keep it dry.", added, Place("docs/translations/ar/x.po"), whole.translated[0])
    assert check_pair(pair, whole.house)


def test_every_catalog_is_looked_at(tmp_path: Path) -> None:
    """Words around the topics stand on every page: a glossary's, a hospital's, an interface's count as a topic's do."""
    root = copy_library(tmp_path / "project", languages=["en", "ar"], spelled=False)
    stems = ("hernia", "glossary", "hospital")
    for stem in stems:
        po = opened(root / "docs" / "translations" / "ar" / f"{stem}.po")
        for entry in po:
            entry.msgstr = f"{entry.msgstr}<script>alert(1)</script>"
        po.save()
    found = [each for each in pipeline.check(root)[1] if each.code == "T004" and "<script>" in each.message]
    assert {Path(each.at.file).stem for each in found} == set(stems)
    assert all(each.stops for each in found)


@pytest.mark.parametrize(
    "po", ["/etc/passwd", "/etc/passwd\n", 'msgid "' + "x" * 5_001 + '"\nmsgstr ""\n', "msgid\n", "\0"]
)
def test_what_is_no_catalog_is_refused_and_opens_nothing(po: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        entries_of(po)


@pytest.mark.parametrize(
    "target",
    [
        "Phone at once.",
        "Phone {{ phone.clinic }} at once.",
        "Phone {{ phone.ward }} {{ phone.ward }} at once.",
        "Phone {{ phone.ward }} {{ config }} at once.",
        "Phone {{ phone.ward }} {evil} at once.",
        "Phone {phone.ward} at once.",
    ],
)
def test_a_name_in_braces_is_neither_lost_nor_added_nor_another(target: str, project: Project) -> None:
    pair = Pair(SOURCES["a macro"], target, Place("docs/translations/ar/x.po"), project.translated[0])
    assert "T003" in {each.code for each in check_pair(pair, project.house) if each.stops}
