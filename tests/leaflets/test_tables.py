"""A table that does not end on the page where it begins leaves no row alone on either."""

import dataclasses
import re

import pytest

from leafwright.leaflets.parts import rows_kept
from printing import Printing

pytestmark = pytest.mark.build
_ONLY_THE_TABLE = ".columns, .key_points, .last-page, .notes, section.wide ~ section { display: none }"


@pytest.mark.parametrize(
    ("rows", "groups"), [(1, "1"), (2, "1 +1"), (3, "1 +1 +1"), (4, "1 +1 1 +1"), (6, "1 +1 2 1 +1")]
)
def test_the_second_row_and_the_last_are_joined_to_what_is_before_them(rows: int, groups: str) -> None:
    told = "".join(f"<tr>\n<td>{number}</td></tr>\n" for number in range(rows))
    markup = rows_kept(f"<table><thead><tr><th>a</th></tr></thead><tbody>{told}</tbody></table><p>b</p>")
    found = re.findall(r"<tbody( class=\"joined\")?>(.*?)</tbody>", markup, re.S)
    assert " ".join("+" * bool(joined) + str(body.count("<tr>")) for joined, body in found) == groups
    assert "".join(body for _, body in found) == told


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_no_row_of_a_table_stands_alone(made: Printing, tag: str) -> None:
    sheet = made.sheet(tag, "a4")
    sheet = dataclasses.replace(sheet, format=sheet.format.model_copy(update={"multiple": 1, "tight": ()}))
    first_pages = set()
    for free in range(15, 75, 5):  # millimetres for the table on the first page
        styles = (*sheet.styles, ("", f"{_ONLY_THE_TABLE} .hero {{ height: {230 - free}mm }}"))
        document = made.printer._fitted(sheet, styles)[1]
        rows = [page._page_box.descendants() for page in document.pages]
        counted = [sum(type(box).__name__ == "TableRowBox" for box in boxes) for boxes in rows]
        parted = [count - 1 for count in counted if count]  # but for the head, which each page repeats
        assert sum(parted) == 4
        assert 1 not in parted, (free, counted)
        first_pages.add(parted[0])
    assert first_pages == {2, 4}


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_table_is_set_as_large_as_other_text(made: Printing, tag: str) -> None:
    sheet, printed = made[tag, "a4"]
    (section,) = re.findall(r'<section class="section wide" id="(\w+)">', sheet.markup)
    sizes = {round(run.size, 1) for run in printed.papers[0].runs if run.section == section}
    assert sizes - {sheet.format.sizes["note"]} <= {sheet.format.sizes["body"], sheet.format.sizes["heading"]}


def test_a_table_to_write_in_keeps_to_its_column(made: Printing) -> None:
    sheet = made.sheet("en", "a4")
    table = '<table><tr><th>Medicine</th><td><span class="fill"></span></td><td>before you go to bed</td></tr></table>'
    markup = re.sub(r'(<div class="columns">.*?<div class="body">)', rf"\1{table}", sheet.markup, count=1, flags=re.S)
    assert table in markup
    tables = [
        each for each in made.printer.print(dataclasses.replace(sheet, markup=markup)).papers[0].pictures if each.table
    ]
    assert len(tables) > 1
    assert all(each.right < each.room_right + 1 for each in tables)
