"""The sample keeps its promises: nothing is found in it, nothing withheld, each language is complete, nobody signed."""

import html
import re
import tomllib
from pathlib import Path

import pytest
from lxml import html as lxml_html

from conftest import ROOT
from leafwright.model import State
from leafwright.pipeline import BuildResult
from leafwright.text.page import edition_sections
from leafwright.text.topic import title_of

pytestmark = pytest.mark.build
Built = tuple[Path, BuildResult]
TAGS = ("en", "ar", "bn", "es", "fr", "pl", "ur", "zh-Hans")


def test_nothing_is_found_and_nothing_withheld(sample: Built) -> None:
    _, made = sample
    assert [finding for finding in made.findings if finding.stops] == []
    assert made.withheld == {}


def test_each_topic_is_complete_in_each_language(sample: Built) -> None:
    _, made = sample
    topics = {edition.topic.slug for edition in made.editions if not edition.kind.source_only}
    complete = {edition.id for edition in made.editions if edition.state is State.TRANSLATED}
    assert len(topics) == 4
    assert {f"{tag}/{slug}" for tag in TAGS for slug in topics} <= complete


@pytest.mark.parametrize("tag", TAGS)
def test_every_section_stands_on_its_page_and_the_page_is_marked_as_a_draft(
    sample: Built, sample_site: Path, tag: str
) -> None:
    assert f'href="{tag}/index.html"' in (sample_site / "index.html").read_text("utf-8")
    for edition in sample[1].editions:
        if edition.language.tag != tag or edition.kind.source_only:
            continue
        text = (sample_site / tag / "topics" / f"{edition.topic.slug}.html").read_text("utf-8")
        page = lxml_html.fromstring(text)
        assert (page.get("lang"), page.get("dir")) == (tag, "rtl" if tag in ("ar", "ur") else "ltr")
        for section, _ in edition_sections(edition, sample[1].editions):
            assert page.get_element_by_id(section.id).text_content().strip() == section.heading
        assert edition.words["draft"] in html.unescape(text)
        assert "Draft: not for patients" in text


@pytest.mark.parametrize("tag", TAGS)
def test_every_topic_page_names_the_sample_hospital_in_the_readers_language(
    sample: Built, sample_site: Path, tag: str
) -> None:
    for edition in sample[1].editions:
        if edition.language.tag == tag:
            page = lxml_html.fromstring((sample_site / tag / "topics" / f"{edition.topic.slug}.html").read_bytes())
            assert edition.hospital.words.name in page.text_content(), edition.id


def test_nobody_has_signed_off_our_own_texts() -> None:
    assert not list((ROOT / "docs").rglob("signoffs/**/*.toml"))
    assert tomllib.loads((ROOT / "docs" / "hospital.toml").read_text("utf-8"))["sample"] is True


def test_titles_of_other_leaflets_are_set_off_on_paper_too(sample: Built) -> None:
    titles = {edition.id: title_of(edition.text) for edition in sample[1].editions}
    named = [
        (edition.language.tag, found[1])
        for edition in sample[1].editions
        for found in re.finditer(r"(\S?\s?\[([^\]]+)\]\(([a-z-]+)\.md\))", edition.text)
        if found[2].strip("《》") == titles.get(f"{edition.language.tag}/{found[3]}")
    ]
    assert {tag for tag, _ in named} == set(TAGS)
    assert [words for _, words in named if not re.search(r"[“”„«]\s?\[|\[《", words)] == []


def test_no_word_in_brackets_is_explained_in_brackets(sample: Built) -> None:
    link = r"\[[^\]]*\]\(glossary\.md#[\w-]+\)"
    told = [(edition.id, edition.text) for edition in sample[1].editions]
    assert any(re.search(link, text) for _, text in told)
    assert [(name, found[0]) for name, text in told for found in re.finditer(rf"[(（][^()（）\[\]]*{link}", text)] == []
