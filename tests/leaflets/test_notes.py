"""Pages for notes fill the sheets of a booklet, and the one layout that does it is that of two."""

from typing import Any

import pytest

from conftest import ROOT
from leafwright.leaflets.fonts import prepare_fonts
from leafwright.leaflets.ink import use_of
from leafwright.leaflets.notes import filling

STYLE = """
@page { size: 74mm 105mm; margin: 9mm; @bottom-right { content: counter(page) "/" counter(pages); font-size: 8pt } }
@page :left { margin-left: 14mm }
@page back { margin: 5mm }
.chapter, .notes { break-before: page }
.back { page: back; break-before: page }
"""


def laid_out(chapters: int, notes: int, shown: int = 99) -> Any:
    """A booklet of so many chapters of a page, so many pages for notes of which some are shown, and a back page."""
    prepare_fonts(ROOT)
    import weasyprint

    parts = [
        *(f'<section class="chapter"><h2>{number}</h2><p>Words.</p></section>' for number in range(chapters)),
        "<div>",
        *('<section class="notes"><p>Notes</p></section>' for _ in range(notes)),
        '</div><div class="back"><p>Warning signs</p></div>',
    ]
    hidden = f".notes:nth-of-type(n + {shown + 1}) {{ display: none }}"
    return weasyprint.HTML(string=f'<html lang="en"><style>{STYLE}{hidden}</style>{"".join(parts)}</html>').render()


@pytest.mark.parametrize("chapters", [3, 4, 5, 6])
def test_one_layout_is_the_same_as_two(chapters: int) -> None:
    missing = -len(laid_out(chapters, 3, 0).pages) % 4
    twice = laid_out(chapters, 3, missing)
    with filling(4):
        once = laid_out(chapters, 3)
    assert len(once.pages) % 4 == 0
    told = [document.write_pdf(pdf_identifier=b"0" * 16) for document in (once, twice)]
    assert told[0] == told[1]


def test_too_few_pages_for_notes_are_all_shown() -> None:
    with filling(4):
        assert len(laid_out(4, 1).pages) == 6
        assert len(laid_out(4, 0).pages) == 5
    assert len(laid_out(4, 3).pages) == 8
    assert len(laid_out(3, 3).pages) == 7


def test_lines_to_write_on_are_ink() -> None:
    style = "@page { size: 100px; margin: 0 } * { margin: 0; font-size: 5px } .fill { height: 60px }"
    markup = f'<html lang="en"><style>{style}</style><p>Words.</p><div class="fill"></div></html>'
    prepare_fonts(ROOT)
    import weasyprint

    (page,) = weasyprint.HTML(string=markup).render().pages
    assert 0.6 < use_of(page, 1).share < 0.75
