"""A leaflet as plain text: every block of a section reaches it, whatever kind of block it is."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leafwright.leaflets import plain
from leafwright.text.topic import to_html

TABLE = """\
| When | Dose | With |
|---|---|---|
| The day before | 2 tablets | water |
| In the morning | 1 tablet | |
"""
TOPIC = f"""\
What do I take?

{TABLE}
Contrast dye
:   A liquid that shows vessels.
:   It is given into a vein.

Sedation
:   You are drowsy.

### A small heading

#### A smaller heading

1. Wash

    - with soap
    - twice

2. Rest

!!! checklist "Bring"

    - your list

    !!! slip "In my words"

        - What I have: <span class="fill"></span>

- a list

    !!! urgent "Phone us"

        if it bleeds
"""

LINES = (
    *("  - Dose: 2 tablets", "Sedation", "  You are drowsy.", "A smaller heading", "  - with soap", "2. Rest"),
    *("- your list", "- What I have: ____________", "  Phone us", "  if it bleeds"),
)


def leaflet(topic: str) -> str:
    return f'<html><body><main><section id="s"><h2>Taking it</h2>{to_html(topic)}</section></main></body></html>'


def faults(markup: str, text: str) -> list[str]:
    sheet = SimpleNamespace(markup=markup, file="t.md", tag="en", told={})
    return [finding.message for finding in plain.faults(sheet, text)]  # type: ignore[arg-type]


def test_a_row_is_its_first_cell_then_each_other_behind_the_heading_of_its_column() -> None:
    assert plain.text_of(to_html(TABLE.replace("", ""))).splitlines() == [
        "- When: The day before",
        "  - Dose: 2 tablets",
        "  - With: water",
        "- When: In the morning",
        "  - Dose: 1 tablet",
        "  - With: –",
    ]


def test_every_kind_of_block_reaches_the_text() -> None:
    markup = leaflet(TOPIC)
    text = plain.text_of(markup)
    for line in LINES:
        assert line in text.split("\n"), line
    assert faults(markup, text) == []


@pytest.mark.parametrize("tag", ["h2", "h3", "h4", "ul", "ol", "dl", "table"])
def test_a_block_that_does_not_reach_the_text_is_told(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    markup = leaflet(TOPIC)
    monkeypatch.setitem(plain._LAID_OUT, tag, lambda element: iter(()))
    told = faults(markup, plain.text_of(markup))
    inside = {"ul": "li", "ol": "li", "dl": "dd", "table": "td"}.get(tag, tag)
    assert any(f"a block ({inside}) did not reach the text" in message for message in told), told


@given(st.integers(0, 30))
def test_no_line_can_be_taken_out_of_the_text(number: int) -> None:
    markup = leaflet(TOPIC)
    lines = [line for line in plain.text_of(markup).split("\n") if line.strip(" -=.–")]
    assert faults(markup, "\n".join(lines)) == []
    if lines.pop(number % len(lines)).endswith(": –"):  # an empty cell
        return
    assert faults(markup, "\n".join(lines))


def test_an_element_that_nobody_foresaw_keeps_its_words() -> None:
    markup = "<body><section><figure>Before <figcaption>the <b>words</b></figcaption> after</figure></section></body>"
    assert plain.text_of(markup) == "Before\n\nthe words\n\nafter\n"
    assert faults(markup, "Before\nafter\n")
