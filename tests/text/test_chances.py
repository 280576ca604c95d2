"""Chances side by side: an array for each choice, its figure in words, and a note that studies differ."""

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from breaking import loaded
from conftest import copy_library
from leafwright.checks.content.c036_icon_arrays_show_their_figure import check
from leafwright.leaflets import Composer, formats
from leafwright.leaflets.plain import text_of
from leafwright.model import Edition, Project
from leafwright.text.bilingual import side_by_side
from leafwright.text.page import edition_sections
from leafwright.text.segments import segments
from leafwright.translation.editions import editions

BOX = '!!! chances "Pain, out of 100 people"\n\n    - {{ icons.F02-10 }} Watching\n    - {{ icons.F02-20 }} Operation\n'
ARABIC = BOX.replace("Watching", "الانتظار").replace("Operation", "العملية").replace("Pain, out of 100 people", "الألم")
FORMATS = ["a4", "a5-booklet", "dual", "large-print", "text", "trifold"]
NOTE = {
    "en": "These figures come from different studies. Compare them with care.",
    "ar": "هذه الأرقام من دراسات مختلفة",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_library(tmp_path_factory.mktemp("library"), FORMATS, ["en", "ar"])


@pytest.fixture(scope="module")
def project(root: Path) -> Project:
    return loaded(root)


@pytest.fixture(scope="module")
def both(project: Project) -> dict[str, Edition]:
    """The edition of each language, with the box, and no table, before what is not known."""
    found = {each.language.tag: each for each in editions(project) if each.id.endswith("/hernia")}

    def put(text: str, box: str) -> str:
        return re.sub(r"(?m)^(## .*\{#unknowns\})$", lambda heading: f"{box}\n{heading[1]}", text)

    source = put(found["en"].source, BOX)
    return {
        tag: dataclasses.replace(each, source=source, text=put(each.text, BOX if tag == "en" else ARABIC))
        for tag, each in found.items()
    }


def composed(root: Path, project: Project, both: dict[str, Edition], tag: str, format: str) -> str:
    chosen = next(each for each in formats(root) if each.id == format)
    return Composer(root, project, list(both.values())).markup(both[tag], chosen)


def plainly(element: Any) -> str:
    """The words of an element, with common spaces."""
    return " ".join(element.text_content().split())


def test_label_and_title_are_words_to_translate_and_the_array_is_not() -> None:
    assert [piece.text for piece in segments(BOX)] == [
        "Pain, out of 100 people", "{{ icons.F02-10 }} Watching", "{{ icons.F02-20 }} Operation",
    ]  # fmt: skip


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("format", ["a4", "a5-booklet", "large-print"])
def test_each_choice_has_array_figure_and_source_and_the_box_its_note(
    root: Path, project: Project, both: dict[str, Edition], tag: str, format: str
) -> None:
    tree = lxml_html.document_fromstring(composed(root, project, both, tag, format))
    (box,) = tree.find_class("chances")
    arrays = box.xpath(".//li/img")
    figures = {"en": ["10 out of 100", "20 out of 100"], "ar": ["10 من كل 100", "20 من كل 100"]}[tag]
    assert [array.get("alt") for array in arrays] == figures
    assert [count.text.replace("\u00a0", " ") for count in box.find_class("count")] == figures
    assert {array.get("class") for array in arrays} == {"chance"}, "one class, one size"
    assert all(array.get("src").startswith("data:image/svg+xml") for array in arrays)
    assert all(item.xpath(".//sup/a/@href") for item in box.iter("li")), "the source stands with its label"
    assert NOTE[tag] in plainly(box.xpath("./p")[-1])


def test_a_short_leaflet_tells_chances_without_marks_of_sources(
    root: Path, project: Project, both: dict[str, Edition]
) -> None:
    sections = {section.id: section for section, _ in edition_sections(both["en"], list(both.values()))}
    assert any(block.box == ("chances",) for block in sections["alternatives"].blocks)
    (box,) = lxml_html.document_fromstring(composed(root, project, both, "en", "trifold")).find_class("chances")
    assert not box.findall(".//sup")
    assert NOTE["en"] in plainly(box)


def test_plain_text_says_each_figure_once(root: Path, project: Project, both: dict[str, Edition]) -> None:
    lines = text_of(composed(root, project, both, "en", "text")).split("\n")
    (first,) = [line for line in lines if line.startswith("- Watching")]
    assert re.fullmatch(r"- Watching\u2060? \[\d\]: 10 out of 100", first)
    assert NOTE["en"] in lines


def test_two_languages_stand_side_by_side(both: dict[str, Edition]) -> None:
    (box,) = [group for group in side_by_side(both["ar"], both["en"]) if group.box == ("chances",)]
    rows = [(row.role, *(re.sub("<[^>]+>", "", cell) for cell in (row.source, row.target))) for row in box.rows]
    assert ("li", "Watching: 10 out of 100", "الانتظار: 10 من كل 100") in rows
    assert any(source == NOTE["en"] and NOTE["ar"] in target for _, source, target in rows)


def test_a_language_without_the_note_shows_that_of_the_source(both: dict[str, Edition]) -> None:
    words = type(both["ar"].words)({}, both["en"].words.source, "en")
    bare = dataclasses.replace(both["ar"], words=words)
    told = [row.target for group in side_by_side(bare, both["en"]) for row in group.rows]
    assert f'<span lang="en" dir="ltr">{NOTE["en"]}</span>' in told


@pytest.mark.parametrize(
    ("box", "message"),
    [
        (BOX.replace("F02-20", "F02-25"), "fact F02 does not show 25 out of 100"),
        (BOX.replace("Operation", "Operation (2 of 50)"), 'a figure of its own beside an array: "Operation (2 of 50)"'),
        (BOX.replace("{{ icons.F02-20 }} Operation", "Operation"), "not an array with its label"),
        (BOX + "\n    Words.\n", "words beside the arrays of a box of chances"),
        (BOX.replace("    - {{ icons.F02-20 }} Operation\n", ""), "chances with nothing to compare"),
    ],
)
def test_what_cannot_be_compared_is_found(project: Project, box: str, message: str) -> None:
    topic = dataclasses.replace(project.topics[0], text=box)
    assert [problem.message for problem in check(topic, project, {"denominator": 100})] == [message]


def test_another_denominator_is_found(project: Project) -> None:
    of_1000 = project.facts["F02"].model_copy(update={"shown": [(10, 100), (20, 1000)]})
    other = dataclasses.replace(project, facts={**project.facts, "F02": of_1000})
    topic = dataclasses.replace(project.topics[0], text=BOX)
    assert [problem.message for problem in check(topic, project, {"denominator": 100})] == []
    (found,) = check(topic, other, {"denominator": 100})
    assert found.message == "fact F02 does not show 20 out of 100"


def test_a_label_ends_as_its_language_ends_labels(root: Path, project: Project, both: dict[str, Edition]) -> None:
    chinese = dataclasses.replace(both["en"], language=both["en"].language.model_copy(update={"colon": "："}))
    text = text_of(composed(root, project, {**both, "en": chinese}, "en", "a4"))
    assert re.search(r"(?m)^- Watching\u2060? \[\d\]：10 out of 100$", text)


def test_steps_beside_their_translation_are_numbered_from_where_they_begin(both: dict[str, Edition]) -> None:
    steps = BOX + "\n3. Lie down.\n4. Press.\n\n- Rest\n"
    own = {tag: dataclasses.replace(each, source=steps, text=steps) for tag, each in both.items()}
    rows = [row for group in side_by_side(own["ar"], own["en"]) for row in group.rows]
    told = {str(row.source): (row.bullet, row.number) for row in rows if row.role == "li"}
    assert told["Lie down."] == ("ol", 3)
    assert told["Press."] == ("ol", 4)
    assert told["Rest"][0] == "ul"
