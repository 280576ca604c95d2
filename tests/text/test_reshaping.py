"""What a format with little room is given of a section: all of its words, without marks of sources and drawings."""

from leafwright.text.document import parse, words_of
from leafwright.text.reshaping import short_form

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
    assert "drawing" not in said
