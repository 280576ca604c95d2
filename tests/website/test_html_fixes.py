"""Every picture says its size, so that no line moves when it comes."""

import re
from pathlib import Path

import pytest
from PIL import Image

from leafwright.website.html_fixes import mended, sized

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 120.4"></svg>'


def test_pictures_are_told_their_sizes(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.svg").write_text(SVG, "utf-8")
    Image.new("RGB", (30, 20)).save(tmp_path / "b.png")
    assert (
        sized('<img alt="x" src="images/a.svg">', tmp_path)
        == '<img width="240" height="120" alt="x" src="images/a.svg">'
    )
    assert sized('<img class="logo" src="../b.png" alt="">', tmp_path / "images").startswith(
        '<img width="30" height="20" '
    )


@pytest.mark.parametrize(
    "markup", ['<img width="1" height="2" src="b.png">', '<img src="none.png">', '<p>src="b.png"</p>']
)
def test_all_else_stays_as_it_is(tmp_path: Path, markup: str) -> None:
    Image.new("RGB", (30, 20)).save(tmp_path / "b.png")
    assert sized(markup, tmp_path) == markup


@pytest.mark.parametrize(
    ("markup", "mark"),
    [('<bdi class="number" dir="ltr">38</bdi>', "،"), ('<a href="tel:1"><bdi class="number">1</bdi></a>', ").")],
)
def test_the_mark_behind_a_number_stays_with_it(markup: str, mark: str) -> None:
    assert mended(f"<p>x {markup}{mark} y</p>") == f'<p>x <span class="kept">{markup}{mark}</span> y</p>'
    assert mended(f"<p>x {markup} y</p>") == f"<p>x {markup} y</p>"


@pytest.mark.parametrize(
    ("before", "after"), [("护士：", "护士："), ("请马上拨打", "马上拨打"), ("看護師：", "看護師：")]
)
@pytest.mark.parametrize("number", ['<a href="tel:1"><bdi class="number">1</bdi></a>', '<bdi class="number">1</bdi>'])
def test_the_signs_before_a_number_stay_together(before: str, after: str, number: str) -> None:
    told = mended(f"<p><strong>{before}</strong>{number}</p>")
    assert told == f'<p><strong>{before.removesuffix(after)}<span class="kept">{after}</span></strong>{number}</p>'


@pytest.mark.parametrize("mark", "。？，")
def test_the_number_of_a_source_stands_before_a_wide_mark(mark: str) -> None:
    source = '&#8288;<sup class="source"><a href="#source-2">2</a></sup>'
    another = source.replace('"source"', '"source another"')
    assert mended(f"<p>活检{mark}{source}{another}您</p>") == f"<p>活检{source}{another}{mark}您</p>"
    assert mended(f"<p>A biopsy.{source} You</p>") == f"<p>A biopsy.{source} You</p>"


@pytest.mark.build
def test_every_picture_of_the_site_says_its_size(site: Path) -> None:
    pictures = [
        (path.name, picture)
        for path in site.rglob("*.html")
        for picture in re.findall(r"<img\b[^>]*>", path.read_text("utf-8"))
    ]
    assert len(pictures) > 20
    assert [each for each in pictures if not re.search(r'width="\d+" height="\d+"', each[1])] == []
