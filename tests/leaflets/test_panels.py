"""Each panel of a tri-fold holds what its format says, the choices as a grid among it, and none is wasted."""

import dataclasses
import re
import tomllib
from pathlib import Path

import pytest
from lxml import html as lxml_html

from breaking import HERNIA, replace, topic
from conftest import ROOT, copy_library
from leafwright.leaflets import formats
from leafwright.leaflets.arranging import PanelRule, complete, turns
from leafwright.setup.errors import SetupError
from leafwright.text.document import parse
from printing import Printing

pytestmark = pytest.mark.build
TABLE = re.compile(r"\| Compare \|.*?\n\n", re.S)
FOLDER = "leaflets/formats/trifold"


def panels(printing: Printing, tag: str = "en", slug: str = HERNIA) -> dict[str, list[str]]:
    """The sections of each panel, in reading order."""
    tree = lxml_html.document_fromstring(printing.sheet(tag, "trifold", slug).markup)
    return {each.get("data-panel"): [e.get("id") for e in each.iter("section") if e.get("id")] for each in
            tree.xpath("//*[@data-panel]")}  # fmt: skip


def pages_of(printing: Printing, tag: str, section: str) -> set[int]:
    """The pages on which words of a section stand."""
    (paper,) = printing[tag, "trifold"][1].papers
    return {run.page for run in paper.runs if run.section == section and run.text.strip()}


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_three_inside_say_what_it_is_what_one_can_choose_and_what_to_do(made: Printing, tag: str) -> None:
    assert panels(made, tag) == {
        "cover 1": [],
        "flap 1": ["summary", "contacts"],
        "what 1": ["condition"],
        "choices 1": ["alternatives"],
        "ready 1": ["unknowns", "follow_up", "questions"],
        "back 1": ["when_to_seek_help"],
    }
    assert pages_of(made, tag, "condition") == {3}
    assert pages_of(made, tag, "alternatives") == {4}
    assert pages_of(made, tag, "follow_up") == {5}


def test_choices_stand_below_each_other_under_what_is_compared(made: Printing) -> None:
    tree = lxml_html.document_fromstring(made.sheet("en", "trifold").markup)
    grids = tree.xpath("//*[@data-panel='choices 1']//table[@class='grid']")
    told = [[" ".join(cell.text_content().split()) for cell in grid.iter("th", "td")] for grid in grids]
    assert told[2] == [
        "Risks", "Watching: The lump can grow and hurt.", "Operation: It can come back, and you can have pain."
    ]  # fmt: skip
    assert [grid[0] for grid in told] == ["What it is", "Benefits", "Risks", "At home"]
    assert "Compare" not in tree.text_content()


def test_the_panel_that_says_what_it_is_shows_one_drawing_with_its_legend(made: Printing) -> None:
    tree = lxml_html.document_fromstring(made.sheet("en", "trifold").markup)
    (drawing,) = tree.xpath("//*[@data-panel='what 1']//*[contains(@class, 'figure')]")
    assert "The hernia" in drawing.text_content()
    assert not tree.xpath("//*[@data-panel='ready 1']//*[contains(@class, 'figure')]")


def test_a_grid_can_be_the_short_form_of_a_longer_table(library: Path) -> None:
    short = "!!! short\n\n    | Compare | Watching | Knife |\n    |---|---|---|\n    | **Gain** | Ease. | |\n\n"
    replace(topic(library), "## What do we not know?", f"{short}## What do we not know?")
    tree = lxml_html.document_fromstring(Printing(library, ["en"]).sheet("en", "trifold").markup)
    (grid,) = tree.xpath("//table")
    assert [cell.text_content() for cell in grid.iter("th", "td")] == ["Gain", "Watching: Ease."]  # no empty row


def test_without_a_table_all_sections_flow_over_the_three_inside_and_nothing_is_called_a_grid(library: Path) -> None:
    path = topic(library)
    path.write_text(TABLE.sub("", path.read_text("utf-8")), "utf-8")
    printing = Printing(library, ["en"])
    assert [*panels(printing)] == ["cover 1", "flap 1", "inside 3", "back 1"]
    assert panels(printing)["inside 3"] == ["condition", "alternatives", "unknowns", "follow_up", "questions"]
    markup = printing.sheet("en", "trifold").markup
    assert "<table" not in markup
    assert markup.count("data-turn") == 2
    assert printing["en", "trifold"][1].pages == 6
    (paper,) = printing["en", "trifold"][1].papers
    first = {section: min(run.page for run in paper.runs if run.section == section) for section in paper.given}
    assert {first[section] for section in panels(printing)["inside 3"]} == {3, 4, 5}


def test_sections_are_shared_out_so_that_the_fullest_panel_is_least_full() -> None:
    words = "Word " * 20
    sizes = (5, 1, 1, 4, 1, 3)
    text = "# T\n\n" + "".join(f"## H {{#s{chr(97 + n)}}}\n\n{words * size}\n\n" for n, size in enumerate(sizes))
    sections = parse(text).sections
    assert turns(sections, 3) == {2, 4}
    assert turns(sections, 1) == set()
    assert turns(sections[:2], 3) == set()


def test_where_turning_leaves_too_little_room_the_words_run_on(library: Path) -> None:
    path = topic(library)
    long = "Many words that everybody needs to know. " * 52
    path.write_text(TABLE.sub(f"{long}\n\n", path.read_text("utf-8")), "utf-8")
    printing = Printing(library, ["en"])
    assert printing["en", "trifold"][1].pages == 6
    assert pages_of(printing, "en", "alternatives") >= {3, 4}  # they begin where others end


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_every_panel_is_used(made: Printing, tag: str) -> None:
    (paper,) = made[tag, "trifold"][1].papers
    assert [use.panel for use in paper.uses] == ["cover", "flap", "what", "choices", "ready", "back"]
    assert all(0.5 <= use.share <= 1 for use in paper.uses), paper.uses


def test_a_panel_half_empty_and_one_for_notes_only_are_told(made: Printing) -> None:
    sheet = made.sheet("en", "trifold")
    empty = ("", "#follow_up, #questions { display: none }")
    found = made.printer.print(dataclasses.replace(sheet, styles=(*sheet.styles, empty))).findings
    (told,) = [finding for finding in found if finding.code == "P025"]
    assert "page 5 (panel ready, " in told.message
    assert not told.stops


def test_a_panel_without_sections_is_for_notes_and_told(library: Path) -> None:
    kind = library / "docs" / "kinds" / "overview.toml"
    kind.write_text(kind.read_text("utf-8").replace('fold = "ready"\n', ""), "utf-8")
    printed = Printing(library, ["en"])["en", "trifold"][1]
    assert printed.pages == 6
    assert [run.text for run in printed.papers[0].runs if run.page == 5] == ["Your notes and questions"]
    (told,) = [finding for finding in printed.findings if finding.code == "P025"]
    assert re.search(r"page 5 \(panel ready, \d+%\)", told.message)


def test_a_format_that_leaves_sections_without_a_panel_is_refused(tmp_path: Path) -> None:
    shipped = tomllib.loads((ROOT / FOLDER / "format.toml").read_text("utf-8"))
    rules = tuple(PanelRule(**panel) for panel in shipped["panels"])
    assert complete(rules) == rules
    for number, rule in enumerate(rules):
        with pytest.raises(ValueError, match="0 take sections of fold"):
            complete(rules[:number] + rules[number + 1 :])
        with pytest.raises(ValueError, match="2 take sections of fold"):
            complete((*rules, rule))
    root = copy_library(tmp_path, ["trifold"], ["en"])
    own = root / FOLDER / "format.toml"
    text = (ROOT / FOLDER / "format.toml").read_text("utf-8")
    own.write_text(text.replace('folds = ["flap"]', "folds = []"), "utf-8")
    with pytest.raises(SetupError, match=f"{FOLDER} is not a format"):
        formats(root, ["trifold"])


def test_points_to_weigh_take_a_line_each_with_the_words_of_their_scale_once(library: Path) -> None:
    box = '!!! values "How much does each matter?"\n\n    - Less pain\n    - No operation\n\n'
    replace(topic(library), "Tell us before then if the lump grows.\n", f"Tell us before then.\n\n{box}")
    printing = Printing(library, ["en"])
    tree = lxml_html.document_fromstring(printing.sheet("en", "trifold").markup)
    (drawn,) = tree.find_class("values")
    assert [" ".join(line.text_content().split()) for line in drawn.iter("p", "li")] == [
        "How much does each matter?", "not at all … very much", "Less pain", "No operation"
    ]  # fmt: skip
    assert len(drawn.find_class("circle")) == 10
