"""A short form that is explained below the text is told in full where a reader first meets it, on page and paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clinic import leaflet_of, page_of, read, replace, translate, write_clinic
from leafwright.checks import check_topic
from leafwright.leaflets import plain
from leafwright.text.abbreviations import in_full, marked
from leafwright.text.as_markdown import inline_markdown
from leafwright.text.blocks import Block
from leafwright.text.document import parse
from leafwright.text.inline import Run, changed, said
from leafwright.translation.units import topic_units

_WORDS = "Your hip is worn. Ask your GP. A GP sees you. GPs, a GP-led ward, GP's; the OGP.\n\n*[GP]: family doctor"


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    root = write_clinic(tmp_path, ("en", "fr"))
    replace(root / "docs/kinds/tiny.toml", "required = true", 'required = true\nfold = "inside"')
    topic = root / "docs/topics/hip.md"
    replace(topic, "Your hip is worn.", _WORDS)
    # what stands behind the line is read on
    replace(topic, "*[GP]: family doctor", "*[GP]: family doctor\n\nMore of the GP.")
    translate(root)
    return root


def test_a_page_names_each_use_and_tells_the_first_in_full(clinic: Path) -> None:
    page = page_of(clinic, "en/hip")
    short = '<abbr title="family doctor">GP</abbr>'
    assert f"Ask your {short} (family doctor). A {short} sees you. GPs, a GP-led ward, GP's; the OGP." in page
    assert f"More of the {short}." in page
    assert "*[GP]" not in page
    assert page.count("family doctor)") == 1


def test_paper_tells_the_first_use_in_full_in_every_kind_of_format(clinic: Path) -> None:
    for format in ("a4", "trifold"):
        markup = leaflet_of(clinic, "en/hip", format)
        told = plain.text_of(markup)
        assert "Ask your GP (family doctor). A GP sees you." in told, format
        assert "[GP]" not in told
        assert "<abbr" not in markup


def test_what_it_stands_for_is_translated_and_told_in_each_of_two_languages(clinic: Path) -> None:
    assert [
        unit.key for unit in topic_units(read(clinic).topics[0].text) if unit.role in ("abbreviation", "meaning")
    ] == [("abbreviation", "GP"), ("meaning", "family doctor")]
    dual = plain.text_of(leaflet_of(clinic, "fr/hip", "dual"))
    assert "Ask your GP (family doctor). A GP sees you." in dual
    po = clinic / "docs/translations/fr/hip.po"
    replace(po, 'msgstr "fr GP"', 'msgstr "MG"')
    replace(po, 'msgstr "fr family doctor"', 'msgstr "médecin de famille"')
    replace(po, "fr More of the GP.", "Le MG.")
    assert "Le MG (médecin de famille)." in plain.text_of(leaflet_of(clinic, "fr/hip"))
    assert "Le MG (médecin de famille)." in plain.text_of(leaflet_of(clinic, "fr/hip", "dual"))


def test_headings_and_titles_stay_short_and_the_line_itself_is_not_shown() -> None:
    text = "# T\n\nOne line\n\n*[GP]: family doctor\n\n## A GP {#a}\n\n"
    text += '!!! note "A GP"\n\n    You see a GP.\n\n| GP | B |\n|---|---|\n| A GP | 2 |\n'
    document = parse(text)
    assert document.subtitle == "One line"
    (section,) = document.sections
    uses = [run for block in marked(section.blocks, {"GP": "x"}) for run in _abbreviations(block)]
    assert len(uses) == 2


def test_a_meaning_is_harmless_whatever_signs_stand_in_it() -> None:
    (block,) = marked(parse("# T\n\n## A {#a}\n\nA GP.\n").sections[0].blocks, {"GP": 'a "b" <i>* [c](d) {e}'})
    shown = inline_markdown(changed(block.runs, in_full("{term}", kept=True)))
    assert shown.count("<") == 2
    assert shown.count('"') == 2
    assert not set("*[]{}") & set(shown)
    assert said(changed(block.runs, in_full("{term}（{meaning}）"))).startswith('A GP（a "b"')


def test_a_second_or_unused_line_is_a_finding_and_an_explained_word_is_none(clinic: Path) -> None:
    topic = clinic / "docs/topics/hip.md"
    replace(topic, "*[GP]: family doctor", "*[GP]: family doctor\n*[GP]: doctor\n*[TACE]: a treatment")
    project = read(clinic)
    found = [finding for finding in check_topic(project.topics[0], project) if finding.code == "C056"]
    assert ["second time" in each.message for each in found] == [True, False]
    assert "does not use it" in found[1].message
    assert all(finding.stops for finding in found)


def _abbreviations(block: Block) -> Iterator[Run]:
    yield from (run for run in block.runs if run.kind == "abbreviation")
    for child in block.children:
        yield from _abbreviations(child)
