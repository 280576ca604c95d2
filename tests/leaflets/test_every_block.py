"""Every block of a topic reaches page, leaflet, plain text and the leaflet in two languages, or a finding names it."""

import base64
import dataclasses
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
from lxml import html as lxml_html
from markupsafe import Markup
from PIL import Image

from conftest import copy_library
from leafwright import pipeline, reading
from leafwright.checks import Page
from leafwright.checks.website.w006_page_and_leaflet_say_the_same import check
from leafwright.leaflets import Composer, Printer, formats, plain
from leafwright.model import Edition, Place, Project, Words
from leafwright.text import bilingual, values
from leafwright.text.as_html import buttons_html, inline_html
from leafwright.text.blocks import Block
from leafwright.text.document import section_of
from leafwright.text.inline import Run
from leafwright.text.page import words_by_section
from leafwright.text.pictures import picture
from leafwright.translation.editions import editions
from leafwright.website.topic import captions, tables
from leafwright.website.topic.page import topic_page

VALUES = (
    '!!! values "How much does each matter?"\n\n    - Less *pain*\n    - No operation\n\n    Tick one in each row.\n'
)
CHANCES = '!!! chances "Pain"\n\n    - {{ icons.F02-10 }} Watching\n    - {{ icons.F02-20 }} Operation\n'
BOXES = """!!! note "At any time"

    You can stop.

    - Tell us.
        - Or nod.

!!! table "When to stop"

    | Pill | Before | After |
    |---|---|---|
    | Blue | at once | later |

    Ask about others.

Pill
:   What you swallow.

!!! photo "The room"

    ![A bed by a window.](images/room.png)

    It is quiet.
"""
LAYERS = '!!! short\n\n    In short.\n\n!!! detail "Why?"\n\n    Because of it.\n\n!!! detail\n\n    And more.'
EXTENSIONS = ["admonition", "attr_list", "md_in_html", "tables", "def_list", "sane_lists"]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    root = copy_library(tmp_path, ["a4", "text", "dual", "trifold"], ["en", "ar"])
    topic = root / "docs" / "topics" / "hernia.md"
    words = topic.read_text("utf-8")
    at = words.index("## What do we not know?")
    topic.write_text(f"{words[:at]}{VALUES}\n{CHANCES}\n{BOXES}\n{LAYERS}\n\n{words[at:]}", "utf-8")
    Image.new("RGB", (1000, 600), "#5B2C6F").save(root / "docs" / "topics" / "images" / "room.png")
    source = '["room.png"]\ncredit = "A. Hand & Co"\nrights = "own work"\npeople = "none"\n'
    (root / "docs" / "pictures.toml").write_text(source, "utf-8")
    return root


@pytest.fixture
def project(library: Path) -> Project:
    loaded, _ = reading.load(library)
    assert loaded is not None
    return loaded


def edition_of(project: Project, tag: str = "en") -> Edition:
    return next(each for each in editions(project) if each.id == f"{tag}/hernia")


def told(root: Path, project: Project, format: str) -> set[str]:
    """What is found of blocks that do not reach a leaflet."""
    composer = Composer(root, project, editions(project))
    chosen = next(each for each in formats(root) if each.id == format)
    printed = Printer(root).print(composer.sheet(edition_of(project), chosen))
    return {finding.message for finding in printed.findings if finding.code == "P003"}


def page_of(project: Project) -> str:
    everything = editions(project)
    sites = [pipeline._language_site(project, language, everything, {}) for language in project.languages]
    staged = topic_page(project, edition_of(project), sites, [])
    return markdown.markdown(staged.split("\n---\n", 1)[1], extensions=EXTENSIONS)


def on_page(project: Project) -> list[str]:
    """What is found of blocks that do not reach the page."""
    sections = words_by_section(edition_of(project), editions(project))
    return [problem.message for problem in check(Page(Place("p"), page_of(project), sections=sections), {})]


@pytest.mark.build
@pytest.mark.parametrize("format", ["a4", "text", "dual", "trifold"])
def test_all_blocks_reach_every_leaflet(library: Path, project: Project, format: str) -> None:
    assert told(library, project, format) == set()


@pytest.mark.build
@pytest.mark.parametrize("format", ["a4", "text"])
def test_a_table_that_does_not_reach_a_leaflet_is_told(
    library: Path, project: Project, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from leafwright.leaflets import parts

    def without(blocks: tuple[Block, ...]) -> str:
        return html(tuple(block for block in blocks if block.kind != "table"))

    html: Callable[..., str] = parts.html
    monkeypatch.setattr(parts, "html", without)
    found = told(library, project, format)
    assert any("a block of section alternatives did not reach" in message for message in found), found
    assert any("A surgeon closes the weak place" in message for message in found), found


@pytest.mark.build
def test_a_table_that_does_not_reach_the_leaflet_in_two_languages_is_told(
    library: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bilingual, "_rows", lambda table, heads, around: iter(()))
    assert any("A surgeon closes the weak place" in message for message in told(library, project, "dual"))


def test_all_blocks_reach_the_page(project: Project) -> None:
    assert on_page(project) == []


def test_a_table_that_does_not_reach_the_page_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def without(row: Block) -> list[Markup]:
        return cells(row)[:1]

    cells: Callable[[Block], list[Markup]] = tables._cells
    monkeypatch.setattr(tables, "_cells", without)
    assert 'a block of section alternatives is not on the page: "A surgeon closes the weak place."' in on_page(project)


def test_words_of_the_page_alone_are_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(captions, "inline_html", lambda runs: "Other words")
    assert any("has words that the topic has not: Otherwords" in message for message in on_page(project))


def test_details_are_folded_on_the_page_and_stand_nowhere_on_paper(library: Path, project: Project) -> None:
    page = page_of(project)
    assert "<summary>Why?</summary>" in page
    assert "<summary>What can I choose?</summary>" in page  # one without a title of its own
    assert "In short." not in page
    composer = Composer(library, project, editions(project))
    for format in formats(library):
        if not format.staff:
            markup = composer.markup(edition_of(project), format)
            assert ("In short." in markup) == (format.sections == "folded"), format.id
            assert "Because of it." not in markup


def test_each_value_has_a_scale_on_paper_and_in_the_text(library: Path, project: Project) -> None:
    composer = Composer(library, project, editions(project))
    sheets = {each.id: composer.markup(edition_of(project), each) for each in formats(library)}
    for id_ in ("a4", "text"):
        tree = lxml_html.document_fromstring(sheets[id_])
        assert [len(each.find_class("circle")) for each in tree.find_class("scale")] == [5, 5], id_
    scale = "[not at all ( ) ( ) ( ) ( ) ( ) very much]"
    text = plain.text_of(sheets["text"])
    assert [line.strip() for line in text.splitlines() if "( )" in line] == [
        f"- Less pain {scale}",
        f"- No operation {scale}",
    ]
    dual = bilingual.side_by_side(edition_of(project, "ar"), edition_of(project))
    cells = [(row.source, row.target) for group in dual for row in group.rows]
    for side in zip(*cells, strict=True):
        assert [cell.count("circle") for cell in side if "scale" in cell] == [5, 5]


def test_each_value_is_a_group_of_named_buttons_on_the_page_and_no_form(project: Project) -> None:
    tree = lxml_html.document_fromstring(page_of(project))
    groups = tree.xpath("//div[@class='admonition values']/fieldset")
    assert [group.find("legend").text_content() for group in groups] == [
        "Less pain",
        "No operation",
    ]
    names = set()
    for group in groups:
        buttons = group.xpath(".//input")
        labels = [button.get("aria-label") for button in buttons]
        assert labels == ["1 (not at all)", "2", "3", "4", "5 (very much)"]
        assert {button.get("type") for button in buttons} == {"radio"}
        names |= {button.get("name") for button in buttons}
    assert len(names) == 2  # one tick in each row, and no more
    assert not tree.xpath("//form | //script | //*[@onchange or @onclick]")


def test_a_scale_without_words_in_a_language_speaks_the_source_language_marked_as_such(project: Project) -> None:
    words = Words({}, project.interface)
    scale = values.ends(Run(kind="scale", title="value-1"), words)
    assert inline_html([scale]).count('<span lang="en" dir="ltr">') == 2
    assert 'aria-label="1 (not at all)"' in buttons_html(scale)


def test_layers_are_segments_to_translate(project: Project) -> None:
    from leafwright.translation.units import topic_units

    units = {(unit.role, unit.text, unit.where) for unit in topic_units(edition_of(project).source)}
    assert {("p", "In short.", "alternatives"), ("title", "Why?", "alternatives")} <= units


def test_a_short_form_takes_the_place_of_the_text() -> None:
    from leafwright.text.reshaping import short_form

    long = section_of("risks", "Risks", '!!! figure "A"\n\n    1. One\n\nSee [it](#help).{{ fact.F01 }}')
    assert [block.kind for block in short_form(long, lambda target: target).blocks] == ["paragraph"]
    both = dataclasses.replace(long, short=section_of("", "", "Few.").blocks)
    assert [block.words for block in short_form(both, lambda target: target).blocks] == ["Few."]


def test_a_photograph_has_its_source_and_is_the_same_in_every_language(library: Path, project: Project) -> None:
    both = [edition_of(project), edition_of(project, "ar")]
    photo = project.photos["room.png"]
    assert photo is not None
    addresses = {picture("room.png", edition, project.pictures) for edition in both}
    assert addresses == {f"data:image/png;base64,{base64.b64encode(photo.print).decode()}"}
    composer = Composer(library, project, editions(project))
    sheets = {each.id: composer.markup(both[0], each) for each in formats(library)}
    for id_ in ("a4", "trifold"):
        (box,) = lxml_html.document_fromstring(sheets[id_]).find_class("photo")
        assert box[-1].text_content() == "Photograph: A. Hand & Co", id_
    assert "[A bed by a window.]\n\nIt is quiet.\n\nPhotograph: A. Hand & Co\n" in plain.text_of(sheets["text"])
    (dual,) = [group for group in bilingual.side_by_side(both[1], both[0], project.pictures) if "photo" in group.box]
    assert dual.rows[-1].source == 'Photograph: <span dir="ltr">A. Hand &amp; Co</span>'
    assert dual.rows[-1].target.startswith("الصورة")
    page = lxml_html.document_fromstring(page_of(project))
    (shown,) = page.find_class("photograph")
    widths = ", ".join(f"images/room-png-{width}.png {width}w" for width in (480, 960, 1000))
    assert shown.get("srcset") == widths
    assert (shown.get("src"), shown.get("width"), shown.get("height")) == ("images/room-png-960.png", "1000", "600")
    assert page.find_class("credit")[0].text_content() == "Photograph: A. Hand & Co"


def test_a_picture_that_changes_voids_what_was_signed(library: Path, project: Project) -> None:
    changed = dataclasses.replace(project.photos["room.png"], print=b"other")  # type: ignore[type-var]
    hashes = {edition_of(each).hash for each in (project, dataclasses.replace(project, photos={"room.png": changed}))}
    assert len(hashes) == 2


def test_a_table_in_a_box_has_its_heads_on_the_page(project: Project) -> None:
    (box,) = lxml_html.document_fromstring(page_of(project)).xpath("//div[@class='admonition table']")
    assert [cell.text_content() for cell in box.xpath(".//th[@scope='row']")] == ["Blue"]
    assert box[0].get("class") == "admonition-title"
    assert not box.xpath(".//*[@markdown] | .//p//table")


def test_a_title_with_signs_is_a_title_and_no_markup(library: Path, project: Project) -> None:
    edition = edition_of(project)
    text = edition.text.replace("# Hernia of the groin", '# "Lump" & < 5 cm *now*', 1)
    assert text != edition.text
    everything = [dataclasses.replace(edition, text=text, source=text)]
    chosen = next(each for each in formats(library) if each.id == "a4")
    tree = lxml_html.document_fromstring(Composer(library, project, everything).markup(everything[0], chosen))
    assert tree.findtext(".//title") == '"Lump" & < 5 cm now'
    assert " ".join(tree.find(".//h1").text_content().split()) == '"Lump" & < 5 cm now'
