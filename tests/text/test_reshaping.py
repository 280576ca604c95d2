"""What a format with little room is given of a section: all of its words, without marks of sources and drawings."""

from leafwright.model import Language
from leafwright.text.document import parse, words_of
from leafwright.text.inline import Run, every
from leafwright.text.reshaping import short_form, tables_as_lists
from made_up import SPANISH

TOPIC = """# A title

## Risks {#risks}

About **4 out of 100** people.{{ fact.F01 }} See [the benefits](#benefits).

!!! figure "A drawing"

    ![A line.](images/line.svg)
"""


def test_a_section_without_a_short_form_keeps_its_words_and_leaves_drawings_and_sources() -> None:
    section = parse(TOPIC).section("risks")
    assert section
    short = short_form(section, lambda target: f"page-2{target}")
    said = " ".join(words for _, words in words_of(short.blocks))
    assert "About 4 out of 100 people. See the benefits." in said
    assert "fact" not in said
    links = [run.target for block in short.blocks for run in every(block.runs) if run.kind == "link"]
    assert links == ["page-2#benefits"]
    assert "drawing" not in said


def test_a_row_becomes_an_item_that_its_first_cell_names() -> None:
    language: Language = SPANISH.model_copy(update={"colon": " : "})
    section = parse("## A {#a}\n\n| Way | Pain |\n|---|---|\n| Cut | less |\n").section("a")
    assert section
    (rows,) = tables_as_lists(section.blocks, language)
    (item,) = rows.children
    assert item.runs == (
        Run(kind="strong", children=tuple(Run(kind="text", text=words) for words in ("Way", " : ", "Cut"))),
    )
    (inside,) = item.children
    (told,) = inside.children
    heading = Run(kind="strong", children=(Run(kind="text", text="Pain"), Run(kind="text", text=language.mark)))
    assert told.runs == (heading, Run(kind="text", text=language.gap), Run(kind="text", text="less"))
