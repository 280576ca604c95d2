"""Pages of leaflets are filled as far as words allow."""

from typing import Any

import pytest

from conftest import ROOT
from leafwright.leaflets.lines import lines_of
from printing import Printing

pytestmark = pytest.mark.build
_LOOK = "".join(
    (ROOT / "leaflets" / file).read_text("utf-8") for file in ("typography.css", "formats/a5-booklet/page.css")
)
_SIZES = "--body: 12pt; --small: 11pt; --note: 9pt; --heading: 14pt; --leading: 1.4; --hang: 0mm; --fonts: 'Noto Sans'"
_SLIP = '<div class="slip"><p class="admonition-title">Slip</p><ul><li>One</li><li>Two</li></ul></div>'
_FIGURE = '<div class="figure wide"><p class="admonition-title">Drawing</p><p>Drawn</p><ol><li>Legend</li></ol></div>'


def _first_pages(blocks: str) -> list[list[str]]:
    """The lines of the first page of a booklet, on paper that grows by a millimeter."""
    import weasyprint

    section = '<section class="section body"><h2>Heading</h2><div class="body">{}</div></section>'
    words = section.format("<p>Words</p>") + section.format(blocks)
    document = weasyprint.HTML(string=f'<html lang="en"><body class="stacked"><main>{words}</main>')
    found = []
    for height in range(60, 150):
        size = f":root {{ {_SIZES} }} @page {{ size: 148mm {height}mm }}"
        sheets = [weasyprint.CSS(string=text) for text in (size, _LOOK, f"@page {{ size: 148mm {height}mm }}")]
        page: Any = document.render(stylesheets=sheets).pages[0]
        found.append([line.text for line in lines_of(page, 1, frozenset())])
    return found


def test_what_fits_stays_though_the_room_behind_it_does_not(made: Printing) -> None:
    held = [len(lines) for lines in _first_pages(_SLIP + _SLIP)]
    assert held == sorted(held), "a higher page holds less"
    assert len(set(held)) > 2


def test_a_list_behind_a_drawing_is_not_kept_with_it(made: Printing) -> None:
    held = [" ".join(lines) for lines in _first_pages(f"{_FIGURE}<ul><li>First</li><li>Second</li></ul>")]
    assert any("Legend" in words and "First" not in words for words in held)
