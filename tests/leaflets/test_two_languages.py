"""The leaflet in two languages shows what each language's own leaflet shows: drawings, steps, ticks and frames."""

import base64
import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from conftest import ROOT, copy_library
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.fonts import prepare_fonts
from leafwright.leaflets.formats import type_sizes
from leafwright.text.bilingual import about_side_by_side
from printing import Printing

pytestmark = pytest.mark.build

STEPS = "    1. Lie down.\n    2. Press here.\n    3. Wait.\n"
BOX = f'!!! emergency "Phone now if you"\n\n    - bleed\n    - faint\n\n{STEPS}\n'
TICKS = '!!! checklist "Tell the team if you"\n\n    - smoke\n    - cough\n\n'
DRAWING = (
    '!!! figure steps "Two steps"\n\n    ![Two panels side by side](images/two.svg)\n\n    1. First\n    2. Then\n\n'
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" data-mirror="panels">'
    '<g class="panel" data-x="0" data-width="90"><rect width="90" height="90"/></g>'
    '<g class="panel" data-x="110" data-width="90"><circle cx="150" cy="50" r="40"/></g></svg>'
)


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> ComposedLeaflet:
    """An Arabic leaflet beside the English, with a box of each kind in both."""
    root = copy_library(tmp_path_factory.mktemp("library"), ["dual"], ["en", "ar"])
    made = Printing(root, ("en", "ar"))
    images = {**made.project.images, "two.svg": SVG}
    text = made.edition("en").source
    at = text.index("## What do we not know?")
    text = f"{text[:at]}{DRAWING}{TICKS}{BOX}{text[at:]}"
    both = [dataclasses.replace(made.edition(tag), text=text, source=text) for tag in ("en", "ar")]
    project = dataclasses.replace(made.project, images=images)
    composer = type(made.composer)(root, project, both)
    return composer.sheet(both[1], made.format("dual"))


@pytest.fixture(scope="module")
def pages(sheet: ComposedLeaflet, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """The same laid out, with room for less than half of the box on the page where it would begin."""
    prepare_fonts(tmp_path_factory.mktemp("fonts"))
    import weasyprint

    tall = '<div style="height: 215mm"></div><div class="box admonition emergency'
    markup = sheet.markup.replace('<div class="box admonition emergency', tall, 1)
    styles = [*(text for _, text in sheet.styles), type_sizes(sheet.format.sizes)]
    given = [weasyprint.CSS(string=text) for text in styles]
    return list(weasyprint.HTML(string=markup, base_url=str(Path.cwd())).render(stylesheets=given).pages)


def boxes(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child)


def cells(sheet: ComposedLeaflet, box: str) -> list[list[Any]]:
    """The cells of each row of the first box of a kind."""
    found = lxml_html.document_fromstring(sheet.markup).find_class(box)[0]
    return [row.find_class("cell") for row in found.find_class("row")]


def text(element: Any) -> str:
    return " ".join(element.text_content().split())


def plain(words: str) -> str:
    """Words whose spaces are plain, without marks of direction."""
    return " ".join(re.sub("[\u2066-\u2069\u200e\u200f]", "", words).split())


def test_a_drawing_stands_in_both_languages_as_each_reads_it(sheet: ComposedLeaflet) -> None:
    (drawn,) = [row for row in cells(sheet, "steps") if row[0].findall(".//img")]
    sources = [cell.find(".//img").get("src").partition("base64,")[2] for cell in drawn]
    english, arabic = (base64.b64decode(source).decode() for source in sources)
    assert english == SVG
    assert "translate(110 0)" in arabic
    assert [text(cell) for cell in drawn] == ["", ""], "what it shows is told to those who cannot see it, not printed"
    assert drawn[1].find(".//img").get("alt") == "Two panels side by side"


def test_steps_are_counted_on(pages: list[Any]) -> None:
    printed = [box.text for page in pages for box in boxes(page._page_box) if hasattr(box, "text")]
    for step in ("1.", "2.", "3."):
        assert [words.strip() for words in printed].count(step) >= 2, f"{step} stands in both languages"


def test_a_checklist_has_signsto_tick(pages: list[Any]) -> None:
    ticks = [
        box.width
        for page in pages
        for box in boxes(page._page_box)
        if (box.element_tag or "") == "li::before" and box.style["border_top_width"] > 0
    ]
    assert len(ticks) >= 4, "two points in two languages"
    assert min(ticks) > 8


def test_a_frame_is_whole_and_a_row_on_one_page(pages: list[Any]) -> None:
    where = defaultdict(set)
    for number, page in enumerate(pages):
        for box in boxes(page._page_box):
            if box.element is not None and {"row", "box"} & set((box.element.get("class") or "").split()):
                where[box.element].add(number)
    framed = [element for element in where if "emergency" in element.get("class")]
    assert framed
    assert all(len(numbers) == 1 for numbers in where.values())


def test_warning_signs_have_their_frame_around_both_languages(sheet: ComposedLeaflet) -> None:
    frames = lxml_html.document_fromstring(sheet.markup).find_class("warning")
    assert frames
    for frame in frames:
        assert len(frame.find_class("cell")) == 2 * len(frame.find_class("row")) > 2


def test_where_the_words_come_from_stands_in_both_languages(tmp_path: Path) -> None:
    made = Printing(copy_library(tmp_path, ["dual"], ["en", "ar"]), ("en", "ar"))
    heading, facts, notes, why = about_side_by_side(made.edition("ar"), made.edition("en")).rows
    assert (heading.role, facts.role, notes.role, why.role) == ("h2", "p", "p", "alarm")
    assert "No clinician" in why.source
    assert why.target == made.edition("ar").words.marked("draft_why")
    assert heading.source == made.edition("en").words.marked("about")
    assert heading.target == made.edition("ar").words.marked("about")
    assert "FX-01" in facts.source
    assert "FX-01" in facts.target
    assert notes.source
    assert notes.target
    assert notes.source != notes.target


def test_whom_to_phone_and_the_way_to_the_page_stand_in_it_too(sheet: ComposedLeaflet) -> None:
    document = lxml_html.document_fromstring(sheet.markup)
    rows = [[text(cell) for cell in row.find_class("cell")] for row in document.find_class("row")]
    (heading,) = [number for number, row in enumerate(rows) if row[0] == "Whom can I contact?"]
    told, beside = rows[heading + 2]  # behind the ward
    assert plain(told).startswith("Hernia clinic: 555 010 0202 · Monday")
    assert plain(beside).startswith("عيادة الفتق: 555 010 0202 · ")
    (web,) = document.find_class("web")
    assert [each.get("dir") for each in web.iterancestors("div")][:1] == ["rtl"]
    assert sheet.addresses
    assert text(web.find_class("address")[0]) == sheet.addresses[0]


def test_a_head_reads_as_its_words_do(sheet: ComposedLeaflet) -> None:
    (head,) = lxml_html.document_fromstring(sheet.markup).find_class("head")
    assert next(each.get("dir") for each in head.iterancestors() if each.get("dir")) == "rtl"


def test_no_short_word_stands_alone_below_the_rest_of_a_cell(sheet: ComposedLeaflet) -> None:
    said = [
        "".join(words.itertext()) for row in cells(sheet, "warning") for cell in row for words in cell.iter("p", "li")
    ]
    ends = [words for words in said if len(words.split(" ")) > 3 and len("".join(words.split()[-2:])) <= 12]
    assert ends
    assert all("\u00a0" in words for words in ends), ends


def test_points_to_weigh_have_the_lines_of_their_rows_only(tmp_path: Path) -> None:
    prepare_fonts(tmp_path)
    import weasyprint

    files = ("typography.css", "formats/dual/page.css")
    look = "".join((ROOT / "leaflets" / file).read_text("utf-8") for file in files)
    row = (
        '<div class="row"><div class="cell"><ul><li>A</li></ul></div><div class="cell"><ul><li>B</li></ul></div></div>'
    )
    sheets = [weasyprint.CSS(string=text) for text in (":root { --body: 12pt; --small: 10pt; --leading: 1.4 }", look)]
    page = weasyprint.HTML(string=f'<div class="box values">{row * 2}</div>').render(stylesheets=sheets).pages[0]
    items = [box for box in boxes(page._page_box) if box.element_tag == "li" and box.element.get("class") is None]
    assert items
    assert not any(box.border_bottom_width for box in items if "Block" in type(box).__name__)


def laid_out(markup: str, root: Path, *more: str) -> list[str]:
    """The words of each page of rows, with those in its head, as the format looks, or as `more` sheets do."""
    prepare_fonts(root)
    import weasyprint

    files = "marks.css", *(more or ("formats/dual/page.css",))
    looks = [(ROOT / "leaflets" / file).read_text("utf-8") for file in files]
    values = ':root { --mark-left: string(section, start); --continued: "goes on" }'
    given = [weasyprint.CSS(string=text) for text in ("@page { size: A4 } div { font-size: 12pt }", values, *looks)]
    drawn = weasyprint.HTML(string=markup).render(stylesheets=given).pages
    return [" ".join(box.text for box in boxes(page._page_box) if hasattr(box, "text")) for page in drawn]


def tall(height: int, words: str, kind: str) -> str:
    """A group of one row, so many millimetres high."""
    return f'<div role="rowgroup" class="{kind}"><div class="row" style="height: {height}mm">{words}</div></div>'


def test_a_page_on_which_signs_go_on_says_so(tmp_path: Path) -> None:
    signs = "".join(tall(120, words, "box warning") for words in ("one", "two", "three"))
    heads = laid_out(f"{tall(20, 'before', 'plain')}{signs}{tall(260, 'after', 'plain')}", tmp_path)
    assert len(heads) > 2
    other = [{"before", "after"} & set(words.split()) for words in heads]
    assert ["goes on" in words for words in heads] == [not words for words in other]


def test_a_page_on_which_points_to_weigh_go_on_says_so(tmp_path: Path) -> None:
    points = "".join(f'<div class="row" style="height: 40mm">point {number}</div>' for number in range(8))
    box = f'<div role="rowgroup" class="box values">{points}</div>'
    heads = laid_out(f"{box}{tall(60, 'note', 'box note')}{tall(200, 'after', 'box slip')}", tmp_path)
    assert ["goes on" in words for words in heads] == [False, True, False, False]
    heads = laid_out(f"{tall(250, 'before', 'plain')}{box}", tmp_path)
    assert ["goes on" in words for words in heads] == [False, False, True]  # not where they begin a page


def test_each_language_is_set_in_its_own_fonts(sheet: ComposedLeaflet) -> None:
    (values, page) = sheet.styles[0][1], dict(sheet.styles)["leaflets/formats/dual/page.css"]
    assert re.search(r'--source-fonts: "Noto Sans"', values)
    assert ".cell[lang] { font-family: var(--source-fonts) }" in page


def test_the_code_is_not_alone_on_a_page(tmp_path: Path) -> None:
    about = "".join(f'<div class="row" style="height: 60mm">about {number}</div>' for number in range(2))
    end = '<div class="closing"><p style="height: 30mm">code</p></div>'
    for room in (100, 135, 160):
        rows = f'<div role="table">{tall(room, "words", "plain")}<div role="rowgroup" class="plain">{about}</div></div>'
        *_, last = laid_out(f"<main>{rows}{end}</main>", tmp_path)
        assert "about 0" in last
        assert "code" in last
