"""Pages of leaflets are filled as far as words allow."""

from typing import Any

import pytest

from conftest import ROOT
from leafwright.leaflets.lines import lines_of
from printing import Printing

pytestmark = pytest.mark.build
_SIZES = (
    "--body: 12pt; --small: 11pt; --note: 9pt; --heading: 14pt; --leading: 1.4; --hang: 0mm; --hyphens: auto; "
    "--fonts: 'Noto Sans'"
)
_SLIP = '<div class="slip"><p class="admonition-title">Slip</p><ul><li>One</li><li>Two</li></ul></div>'
_FACTS = (
    '<p class="facts"><span class="fact">Number</span> <span class="fact">Date</span> <span class="fact">Due</span></p>'
)
_FIGURE = '<div class="figure wide"><p class="admonition-title">Drawing</p><p>Drawn</p><ol><li>Legend</li></ol></div>'


def _first_pages(
    blocks: str, format: str = "a5-booklet", heights: range = range(60, 150), closer: str = ""
) -> list[list[str]]:
    """The lines of the first page of a format, on paper that grows by some millimeters; `closer` is a style more."""
    import weasyprint

    files = ("typography.css", f"formats/{format}/page.css")
    look = "".join((ROOT / "leaflets" / file).read_text("utf-8") for file in files)
    section = '<section class="section body"><h2>Heading</h2><div class="body">{}</div></section>'
    words = section.format("<p>Words</p>") + section.format(blocks)
    body = f'<body class="stacked"><main><div class="columns">{words}</div></main>'
    document = weasyprint.HTML(string=f'<html lang="en">{body}')
    looks = [weasyprint.CSS(string=text) for text in (f":root {{ {_SIZES} }}", look, closer)]
    found = []
    for height in heights:
        size = weasyprint.CSS(string=f"@page {{ size: 148mm {height}mm }}")
        page: Any = document.render(stylesheets=[*looks, size]).pages[0]
        found.append([line.text.strip() for line in lines_of(page, 1, frozenset())])
    return found


def test_what_fits_stays_though_the_room_behind_it_does_not(made: Printing) -> None:
    held = [len(lines) for lines in _first_pages(_SLIP + _SLIP)]
    assert held == sorted(held), "a higher page holds less"
    assert len(set(held)) > 2


def test_a_list_behind_a_drawing_is_not_kept_with_it(made: Printing) -> None:
    held = [" ".join(lines) for lines in _first_pages(f"{_FIGURE}<ul><li>First</li><li>Second</li></ul>")]
    assert any("Legend" in words and "First" not in words for words in held)


def test_what_large_print_says_of_itself_is_not_torn(made: Printing) -> None:
    pages = _first_pages(_FACTS + '<p>Told</p><p class="alarm">Not approved</p>', "large-print", range(75, 120, 2))
    facts = {tuple(line for line in page if line in ("Number", "Date", "Due")) for page in pages}
    assert facts == {(), ("Number", "Date", "Due")}
    assert any("Told" in page for page in pages)
    assert all(("Told" in page) == ("Not approved" in page) for page in pages), "that it is not approved stands alone"


def test_words_of_large_print_are_not_divided(made: Printing) -> None:
    blocks = f"<p>{'Internationalization ' * 9}</p>"
    steps = blocks.replace("<p>", '<div class="figure wide steps"><ol><li>').replace("</p>", "</li></ol></div>")
    (page,) = _first_pages(blocks + steps, "large-print", range(200, 201))
    assert sum("Internationalization" in line for line in page) > 8
    assert not any(line.endswith(("-", "\u2010")) for line in page)


def test_many_labels_of_steps_stand_side_by_side_in_large_print(made: Printing) -> None:
    def height(labels: int) -> int:
        """Millimeters from which on a page holds a drawing with so many labels."""
        steps = "".join(f"<li>Label {number}</li>" for number in range(labels))
        drawing = f'<div class="figure wide steps"><ol>{steps}</ol></div>'
        pages = _first_pages(drawing, "large-print", range(90, 150, 3))
        return next(height for height, page in enumerate(pages) if any("Label 0" in line for line in page))

    assert height(6) < height(4)


_ARRAYS = "".join(f'<li><strong>Choice {number}</strong><img class="chance" alt="">None</li>' for number in range(2))
_ARRAYS = f'<div class="chances"><p class="admonition-title">Harm</p><ul>{_ARRAYS}</ul><p>With care</p></div>'
_PHONES = "".join(f"<li>Phone {number}</li>" for number in range(4))
_PHONES = f'<div class="last-page"><section class="section contacts"><ul>{_PHONES}</ul></section></div>'


@pytest.mark.parametrize(("step", "parts"), [(0, {(), (0, 1)}), (1, {(), (0,), (0, 1)})])
def test_arrays_go_on_on_the_next_page_where_nothing_else_fills_one(
    made: Printing, step: int, parts: set[tuple[int, ...]]
) -> None:
    tight = made.format("large-print").tight[step].style + " .chance { height: 20mm }"
    pages = _first_pages(_ARRAYS, "large-print", range(84, 170, 6), tight)
    assert {tuple(n for n in range(2) if f"Choice {n}" in page) for page in pages} == parts
    assert all(("Choice 1" in page) == ("With care" in page) for page in pages), "what is said of them stands alone"
    assert not any("Harm" in page and "Choice 0" not in page for page in pages), "their title stands alone"


@pytest.mark.parametrize(("step", "parted"), [(0, False), (1, True)])
def test_numbers_to_phone_stand_on_one_page_where_that_fills_it(made: Printing, step: int, parted: bool) -> None:
    style = made.format("large-print").tight[step].style + ".last-page { break-before: auto }"
    pages = _first_pages(f"<p>Last</p>{_PHONES}", "large-print", range(80, 140, 6), style)
    assert {sum("Phone" in line for line in page) for page in pages} >= {0, 4}
    assert any(sum("Phone" in line for line in page) == 2 for page in pages) == parted


def test_warning_signs_begin_a_page_however_thin_the_one_before_it(made: Printing) -> None:
    signs = '<p>Last</p></div></section></div><div class="last-page"><p>Call</p></div>'
    for step in made.format("large-print").tight:
        (page,) = _first_pages(signs, "large-print", range(200, 201), step.style)
        assert "Last" in page
        assert "Call" not in page


def test_leaflets_in_two_languages_are_set_closer_where_that_fills_a_page(made: Printing) -> None:
    step = made.format("dual").tight[0]

    def held(box: str, style: str, rows: int = 7) -> set[int]:
        """How many rows of a box stand on the first page."""
        points = "".join(f'<div class="row"><div class="cell">Point {number}</div></div>' for number in range(rows))
        pages = _first_pages(f'<div class="box {box}">{points}</div>', "dual", range(96, 160, 8), style)
        return {sum("Point" in line for line in page) for page in pages}

    for box in ("values", "checklist"):
        assert held(box, "") == {0, 7}, "torn where it need not be"
        assert len(torn := held(box, step.style)) > 2, "what is weighed or ticked leaves a page empty"
        assert 6 not in torn, "a row stands alone"
    assert held("checklist", step.style, 6) == {0, 6}, "a short list is torn"


def test_the_last_of_what_is_compared_in_two_languages_does_not_begin_a_page_alone() -> None:
    name = '<div class="row names"><div class="cell">Compare</div></div>'
    rows = (name + '<div class="row"><div class="cell"><ul><li>Choice</li></ul></div></div>' * 4) * 2
    held = {page.count("Choice") for page in _first_pages(rows, "dual", range(84, 160, 4))}
    assert 3 not in held
    assert {2, 4} <= held


@pytest.mark.parametrize(("step", "parted"), [(0, False), (1, True)])
def test_words_above_a_list_in_two_languages_go_before_it_only_where_else_a_page_is_thin(
    made: Printing, step: int, parted: bool
) -> None:
    cell = '<div class="row"><div class="cell">{}</div></div>'
    rows = cell.format("Before") * 2 + cell.format("Words above") + cell.format("<ul><li>Point</li></ul>") * 3
    pages = _first_pages(rows, "dual", range(84, 108, 4), made.format("dual").tight[step].style)
    assert any(page[-1] == "Words above" for page in pages) == parted
    assert any(page[-1] == "Point" for page in pages)


@pytest.mark.parametrize(
    ("format", "blocks", "height"),
    [("a5-booklet", _FIGURE * 2, 134), ("dual", '<div class="row"><div class="cell">Row</div></div>' * 4, 109)],
)
def test_there_is_less_room_around_blocks_where_that_fills_a_page(
    made: Printing, format: str, blocks: str, height: int
) -> None:
    closer = made.format(format).tight[0].style + ":root { --lead: 1 }"
    for style, fits in (("", False), (closer, True)):
        (page,) = _first_pages(f"{blocks}<p>End</p>", format, range(height, height + 1), style)
        assert ("End" in page) == fits


@pytest.mark.parametrize(("step", "parted"), [(0, False), (1, True)])
def test_a_checklist_of_a_booklet_goes_on_where_nothing_else_fills_a_page(
    made: Printing, step: int, parted: bool
) -> None:
    points = "".join(f"<li>Point {number}</li>" for number in range(6))
    checklist = f'<div class="checklist"><ul>{points}</ul></div>'
    pages = _first_pages(checklist, "a5-booklet", range(64, 112, 6), made.format("a5-booklet").tight[step].style)
    found = {sum("Point" in line for line in page) for page in pages}
    assert {0, 6} <= found
    assert bool(found - {0, 6}) == parted
