"""Letters of a font that draws them small are set larger on paper, and what stands beside them is not."""

import dataclasses

import pypdfium2
import pytest
from pydantic import ValidationError

from leafwright import leaflets
from leafwright.leaflets import Composer, Printer
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.fitting import with_smaller_letters
from leafwright.leaflets.formats import Fit
from leafwright.model import Language
from printing import Printing

pytestmark = pytest.mark.build


def _sheet(made: Printing, format: str, **changes: object) -> ComposedLeaflet:
    edition = made.edition("ar")
    edition = dataclasses.replace(edition, language=edition.language.model_copy(update=changes))
    return Composer(made.root, made.project, [edition]).sheet(edition, made.format(format))


def _height(data: bytes, sign: str) -> float:
    """How high such a sign is drawn in running text, which most of them stand in, in points."""
    heights: list[float] = []
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        boxes = [text.get_charbox(i) for i in range(text.count_chars()) if text.get_text_range(i, 1) == sign]
        heights += [top - bottom for _, bottom, _, top in boxes]
    return sorted(heights)[len(heights) // 2]


def test_arabic_letters_are_larger_and_figures_as_large_as_before(made: Printing) -> None:
    sheet = _sheet(made, "a5-booklet")
    larger = made.printer.print(sheet).files[f"{sheet.name}.pdf"]
    usual = made.printer.print(_sheet(made, "a5-booklet", enlarged=())).files[f"{sheet.name}.pdf"]
    assert 1.15 <= _height(larger, "د") / _height(usual, "د") <= 1.2
    assert _height(larger, "4") == pytest.approx(_height(usual, "4"), abs=0.05)
    assert Printer(made.root).print(sheet).files[f"{sheet.name}.pdf"] == larger  # whoever makes it


def test_where_paper_cannot_grow_letters_are_enlarged_as_far_as_they_fit(made: Printing) -> None:
    folded = made.format("trifold")
    wide = folded.model_copy(update={"sizes": {**folded.sizes, "body": 16}, "tight": ()})
    usual = made.printer.print(dataclasses.replace(_sheet(made, "trifold", enlarged=()), format=wide))
    full = wide.model_copy(update={"fit": Fit(least=usual.size, pages=6)})
    sheet = _sheet(made, "trifold", enlarged=(("Noto Naskh Arabic", 1.18),))
    printed = made.printer.print(dataclasses.replace(sheet, format=full))
    assert printed.size == usual.size, [finding.message for finding in printed.findings]
    (own,) = [data for name, data in printed.files.items() if name.endswith("trifold.pdf")]
    assert not [name for name in leaflets.embedded_fonts(own) if "x118" in name]


def test_letters_shrink_by_halves_until_nobody_sees_it(made: Printing) -> None:
    sheet = _sheet(made, "trifold", enlarged=(("Noto Naskh Arabic", 1.18),))
    half = with_smaller_letters(sheet)
    assert half.enlarged == (("Noto Naskh Arabic", 1.09),)
    assert '"Noto Naskh Arabic x109"' in str(half.styles)
    assert "x118" not in str(half.styles)
    none = with_smaller_letters(half)
    assert none.enlarged == ()
    assert " x1" not in str(none.styles)


def test_nothing_is_enlarged_beyond_measure(made: Printing) -> None:
    told = made.edition("ar").language.model_dump()
    with pytest.raises(ValidationError, match="less than or equal"):
        Language(**{**told, "enlarged": [["Noto Naskh Arabic", 1.6]]})


def test_where_words_do_not_fit_in_the_fonts_of_paper_it_is_said(made: Printing) -> None:
    fonts = ("Noto Sans", "Noto Nastaliq Urdu")
    sheet = _sheet(made, "trifold", paper_fonts=fonts)
    least = {**sheet.format.sizes, "body": 11}  # one size to try, and one way
    sheet = dataclasses.replace(sheet, format=sheet.format.model_copy(update={"sizes": least, "tight": ()}))
    huge = dataclasses.replace(sheet, paper_styles=(*sheet.paper_styles, ("", "p, li { font-size: 60pt }")))
    told = [finding for finding in made.printer.print(huge).findings if finding.code == "P028"]
    assert [finding.level for finding in told] == ["warn"]
    assert "Noto Nastaliq Urdu" in told[0].message
    as_usual = dataclasses.replace(sheet, paper_styles=sheet.styles)
    assert "P028" not in {finding.code for finding in made.printer.print(as_usual).findings}
