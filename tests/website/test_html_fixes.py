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


def test_no_heading_is_broken_inside_a_word() -> None:
    head = '<h1 id="a">肝<em>血管瘤</em>，</h1><h2>治疗<a class="headerlink" title="治疗" href="#b">¶</a></h2>'
    rest = '<p class="subtitle">治疗</p><p>治疗</p><table><th scope="col">治疗</th><td>治疗</td></table>'
    told = mended(head + rest, ("血管瘤", "治疗"))
    kept = '<span class="kept">治疗</span>'
    assert told == (
        '<h1 id="a">肝<em><span class="kept">血管瘤</span></em>，</h1>'
        f'<h2>{kept}<a class="headerlink" title="治疗" href="#b">¶</a></h2>'
        f'<p class="subtitle">{kept}</p><p>治疗</p><table><th scope="col">{kept}</th><td>治疗</td></table>'
    )
    assert mended(head + rest) == head + rest
    number = '<bdi class="number">1</bdi>'
    assert mended(f"<h3>夜间都可以{number}</h3>", ("夜间",)) == (
        f'<h3><span class="kept">夜间</span><span class="kept">都可以</span>{number}</h3>'
    )


@pytest.mark.build
def test_every_picture_of_the_site_says_its_size(site: Path) -> None:
    pictures = [
        (path.name, picture)
        for path in site.rglob("*.html")
        for picture in re.findall(r"<img\b[^>]*>", path.read_text("utf-8"))
    ]
    assert len(pictures) > 20
    assert [each for each in pictures if not re.search(r'width="\d+" height="\d+"', each[1])] == []
