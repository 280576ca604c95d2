"""Lines are broken once, and as WeasyPrint breaks them."""

import inspect
import re
from contextlib import nullcontext
from typing import Any

import pytest
import weasyprint.layout.inline as inline
import weasyprint.layout.preferred as preferred
from weasyprint.text import fonts, line_break

from leafwright.leaflets import printer, remembering
from leafwright.leaflets.remembering import READ
from printing import Printing

pytestmark = pytest.mark.build


def test_all_of_a_style_that_breaks_a_line_tells_lines_apart() -> None:
    source = inspect.getsource(line_break) + inspect.getsource(fonts.get_font_description)
    assert {*re.findall(r"style\['(\w+)'\]", source)} == {*READ}
    assert {*re.findall(r"style\.(\w+)", source)} <= {"cache", "copy", "font_config"}


def test_the_same_words_in_another_style_or_room_are_another_line() -> None:
    style = _Style()
    asked = []

    def split(*told: object, **how: bool) -> tuple[object, ...]:
        asked.append(told)
        return told

    once = remembering._remembering(split)
    for _ in range(2):
        once("words", style, None, 100, 0)
    once("words", _Style(), None, 100, 0)
    assert len(asked) == 1
    once("words", _Style(font_size=13), None, 100, 0)
    once("words", style, None, 99, 0)
    once("words", style, None, 100, 1)
    once("words", style, None, 100, 0, is_line_start=False)
    once("words", style, None, 100, 0, minimum=True)
    once("other words", style, None, 100, 0)
    assert len(asked) == 7


class _Style(dict[str, object]):
    """A style, which WeasyPrint makes as a dictionary that works out what it lacks."""

    def __missing__(self, key: str) -> str:
        return f"usual {key}"


def test_a_leaflet_is_the_same_whose_lines_are_remembered(made: Printing, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet, broken = made.sheet("ar", "dual"), []
    split = line_break.split_first_line

    def counted(*told: Any, **more: Any) -> Any:
        broken.append(told)
        return split(*told, **more)

    for module in (inline, preferred):
        monkeypatch.setattr(module, "split_first_line", counted)
    remembered = made.printer.print(sheet).files
    once = len(broken)
    assert inline.split_first_line is preferred.split_first_line is counted
    monkeypatch.setattr(printer, "lines_remembered", nullcontext)
    assert made.printer.print(sheet).files == remembered
    assert once < 0.6 * (len(broken) - once)
