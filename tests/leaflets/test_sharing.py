"""Elements that look alike share a style, and none is drawn otherwise for it."""

import re
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
import weasyprint
from weasyprint.css import StyleFor

from leafwright.leaflets import printer
from leafwright.leaflets.sharing import styles_shared
from printing import Printing

pytestmark = pytest.mark.build
SOURCE = Path(weasyprint.__file__).parent
# whose style WeasyPrint writes into, by module: a copy of it, or the same each time, or what the cases below show
COPIES = {("grid", "child"), ("flex", "new_child"), ("inline", "first_line_box"), ("inline", "letter_style"),
          ("inline", "box"), ("build", "wrapper"), ("build", "table"), ("line_break", "style")}  # fmt: skip
ALWAYS = {("page", "style"), ("__init__", "style"), ("inline", "first_letter_style"), ("build", "chosen_box")}
OTHERS = {("__init__", "counter_style")}  # no style of an element
SHOWN = {("build", each) for each in ("style", "footnote", "new_box", "box", "marker_box", "leader_box", "text_box")}


def test_all_places_are_known_where_a_style_is_written_into_or_its_element_is_asked() -> None:
    files = {file: file.read_text("utf-8") for file in SOURCE.rglob("*.py") if "svg" not in file.parts}
    written = r"\b(\w+_style|style|\w+(?=\.style))(?:\.style)?\[[^\]]+\] = "
    styles = {(file.stem, name) for file, text in files.items() for name in re.findall(written, text)}
    assert styles == COPIES | ALWAYS | OTHERS | SHOWN
    asked = {file.stem for file, text in files.items() if re.search(r"style\.element\.", text)}
    assert asked == {"computed_values"}


CASES = {
    "elements that run to the margins of pages": (
        "@page { @top-left { content: element(mark) } } b { position: running(mark) } p { break-after: page }",
        "<b>one</b><p>first</p><b>two</b><p>second</p><b>three</b><p>third</p>",
    ),
    "footnotes": ("b { float: footnote }", "<p>first <b>one</b></p><p>second <b>two</b></p>"),
    "footnotes by a custom property": (
        ":root { --f: footnote } b { float: var(--f) }",
        "<p>first <b>one</b></p><p>second <b>two</b></p>",
    ),
    "signs of steps": (
        "li::marker { content: '( ' counter(list-item) ' )'; font-weight: bold } ul { list-style-position: inside }",
        "<ol><li>first<li>second</ol><ul><li>third<li>fourth</ul>",
    ),
    "dots that lead to a number": ("p::after { content: 'a  b' leader('.') 'c  d' }", "<p>first</p><p>second</p>"),
    "words of an attribute": ("p::before { content: attr(title) }", "<p title=one>first</p><p title=two>second</p>"),
    "such words by a custom property": (
        "body { --words: attr(title) } p::before { content: var(--words) }",
        "<p title=one>first</p><p title=two>second</p>",
    ),
    "such words beside one": (
        ":root { --dot: '.' } p::before { content: attr(title) var(--dot) }",
        "<p title=one>first</p><p title=two>second</p>",
    ),
    "languages": (
        "p { width: 5em; hyphens: auto }",
        "<p lang=en>hospitalization</p><p lang=de>Krankenhausaufenthalt</p><p lang=en>hospitalization</p>",
    ),
    "links and names": (
        "a { text-decoration: underline }",
        "<p id=one><a href='#two'>first <i>word</i></a> <a href='#one'>second <i>word</i></a></p><p id=two>third</p>",
    ),
    "links out of the flow": (
        "a { position: absolute; right: 0 }",
        "<p>first <a href='#x'>one</a></p><p id=x>second <a href='#y'>two</a></p><p id=y>third</p>",
    ),
    "what is inherited when told so": (
        "div { border: 1px solid red; padding: 9px } .other { border-color: blue } p { border: inherit }",
        "<div><p>first</p></div><div class=other><p>second</p></div><div><p>third</p></div>",
    ),
    "lines under words": (
        "div { text-decoration: underline } .other { text-decoration: line-through red }",
        "<div><p>first</p></div><div class=other><p>second</p></div><p>third</p>",
    ),
    "named pages": (
        "@page wide { size: 400px 200px } section { page: wide } main { page: tall }",
        "<section><p>first</p></section><main><p>second</p></main><section><p>third</p></section>",
    ),
    "shares of the room": (
        "p { width: 50%; margin: 5% } .narrow { width: 100px } .even p { width: calc(50% - 10px) }",
        "<p>first</p><div class=narrow><p>second</p></div><div class='narrow even'><p>third</p></div>",
    ),
    "sides of tables": (
        "table { border-collapse: collapse } td { border: 1px solid; padding: 3px } .wide { border: 9px solid }",
        "<table><tr><td>1<td>2<tr><td>3<td class=wide>4<tr><td>5<td>6<tr><td>7<td>8</table>",
    ),
    "columns that share a row": (
        "div { display: flex } section { display: grid; grid-template-columns: 1fr 2fr }",
        "<div><p>first</p><p>second words</p></div><section><p>third</p><p>fourth</p></section>",
    ),
    "which rule weighs more": (
        "p { margin-inline-start: 9px } p, .one { margin-left: 30px } p { margin-inline-start: 9px }",
        "<p class=one>first</p><p>second</p><p class=one>third</p>",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_alike_is_drawn_as_if_it_stood_alone(case: str) -> None:
    style, words = CASES[case]
    page = f"<html lang=en><style>@page {{ size: 300px }} {style}</style><body>{words}"

    def drawn() -> object:
        return weasyprint.HTML(string=page).write_pdf(pdf_identifier=b"same", uncompressed_pdf=True)

    usual = drawn()
    with styles_shared():
        assert drawn() == usual
    assert drawn() == usual


def test_a_leaflet_is_the_same_whose_styles_are_shared(made: Printing, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet, styled = made.sheet("ar", "large-print"), []
    style = StyleFor.set_computed_styles

    def counted(*told: Any, **more: Any) -> None:
        styled.append(told)
        style(*told, **more)

    monkeypatch.setattr(StyleFor, "set_computed_styles", counted)
    shared = made.printer.print(sheet).files
    once = len(styled)
    assert StyleFor.set_computed_styles is counted
    monkeypatch.setattr(printer, "styles_shared", nullcontext)
    assert made.printer.print(sheet).files == shared
    assert once < 0.6 * (len(styled) - once)
