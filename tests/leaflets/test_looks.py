"""What is seen on the page: labels in the order of reading, words beside their picture, lists that part well."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from leafwright.leaflets.fonts import prepare_fonts
from printing import Printing

pytestmark = pytest.mark.build
_GIVEN = """
:root { --body: 12pt; --small: 11pt; --note: 9pt; --heading: 14pt; --alarm: 14pt; --call: 13pt; --subtitle: 13pt }
:root { --leading: 1.5; --tight: 1.35; --accent: #000; --fonts: 'Noto Sans'; --source-fonts: 'Source' }
"""
_DRAWN = "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/%3E"
_PICTURE = f'<img class="icons" alt="" src="data:image/svg+xml,{_DRAWN}">'
_LABELS = "".join(f"<li>label {number}</li>" for number in range(1, 7))


@pytest.fixture(autouse=True)
def _fonts(tmp_path: Path) -> None:
    prepare_fonts(tmp_path)


def _laid_out(body: str, format: str, direction: str = "ltr", page: str = "size: A4") -> list[Any]:
    """The boxes of each page of some words in the look of a format."""
    import weasyprint

    files = ("typography.css", "marks.css", f"formats/{format}/page.css")
    looks = [(ROOT / "leaflets" / file).read_text("utf-8") for file in files]
    whole = f'<html lang="en" dir="{direction}"><body class="{direction} stacked"><main>{body}</main>'
    sheets = [weasyprint.CSS(string=text) for text in (_GIVEN, *looks, f"@page {{ {page} }}")]
    return [page._page_box for page in weasyprint.HTML(string=whole).render(stylesheets=sheets).pages]


def _boxes(page: Any, tag: str) -> list[Any]:
    """The boxes of some elements of a page, each once; its lines where no tag is given."""

    def below(box: Any) -> Iterator[Any]:
        yield box
        for child in getattr(box, "children", ()):
            yield from below(child)

    if not tag:
        return [box for box in below(page) if type(box).__name__ == "LineBox"]
    found: dict[Any, Any] = {}
    for box in below(page):
        if getattr(box, "element_tag", "") == tag:
            found.setdefault(box.element, box)
    return list(found.values())


def _told(page: Any) -> str:
    return " ".join(box.text for box in page.descendants() if hasattr(box, "text"))


@pytest.mark.parametrize("format", ["a4", "large-print"])
def test_labels_side_by_side_run_as_their_language_is_read(format: str) -> None:
    body = f'<div class="columns"><div class="figure steps"><ol>{_LABELS}</ol></div></div>'
    for direction, first_is_left in (("ltr", True), ("rtl", False)):
        (page,) = _laid_out(body, format, direction)
        labels = _boxes(page, "li")
        for one, other in zip(labels[::2], labels[1::2], strict=True):
            assert one.position_y == other.position_y
            assert (one.position_x < other.position_x) == first_is_left, direction


@pytest.mark.parametrize("format", ["a4", "a5-booklet", "trifold", "dual"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_words_beside_a_picture_do_not_slip_below_it(format: str, direction: str) -> None:
    (page,) = _laid_out(
        f'<p class="pictured">{_PICTURE}{"some words " * 40}</p>', format, direction, "size: 120mm 250mm"
    )
    (picture,) = [box for box in page.descendants() if type(box).__name__ == "BlockReplacedBox"]
    lines = [line for line in _boxes(page, "") if line.position_y > picture.position_y + picture.margin_height()]
    assert lines
    end = picture.position_x + picture.margin_width()
    for line in lines:
        if direction == "ltr":
            assert line.position_x >= end
        else:
            assert line.position_x + line.width <= picture.position_x


def test_numbers_to_phone_in_a_booklet_stand_on_one_page() -> None:
    phones = '<li>Ward: <bdi class="number">555 010 0199</bdi></li>' * 4
    above = '<div style="height: 148mm"></div>'
    first, second = _laid_out(f"{above}<h2>Phones</h2><ul>{phones}</ul>", "a5-booklet", page="size: A5")
    assert "Phones" not in _told(first)
    assert _told(second).count("Ward") == 4
    first, second = _laid_out(f"{above}<h2>Others</h2><ul>{'<li>Point</li>' * 4}</ul>", "a5-booklet", page="size: A5")
    assert "Others" in _told(first)


@pytest.mark.parametrize("format", ["a4", "a5-booklet"])
def test_no_point_of_a_list_stands_alone_below_the_heading_of_its_section(format: str) -> None:
    points = "".join(f"<li>Point {number}</li>" for number in range(1, 6))
    seen = set()
    for room in range(200, 260, 5):
        section = f'<div class="section"><h2>Points</h2><div class="body"><ul>{points}</ul></div></div>'
        first = _told(_laid_out(f'<div style="height: {room}mm"></div>{section}', format)[0])
        seen.add(first.count("Point "))
        assert ("Points" in first) == ("Point 2" in first), room
    assert {0, 2} <= seen


@pytest.mark.parametrize("format", ["a4", "a5-booklet"])
def test_no_language_stands_alone_at_the_foot_of_a_page(format: str) -> None:
    names = "".join(f'<li lang="xx" dir="ltr"><strong>Name {number}</strong> ask</li>' for number in range(5))
    seen = set()
    for room in range(190, 260, 4):
        section = (
            f'<div class="section" id="formats_languages"><div class="body"><p>Ask</p><ul>{names}</ul></div></div>'
        )
        seen.add(_told(_laid_out(f'<div style="height: {room}mm"></div>{section}', format)[0]).count("Name "))
    assert {0, 2, 5} <= seen
    assert not {1, 4} & seen


@pytest.mark.parametrize(
    ("format", "lists"), [("a5-booklet", "avoid"), ("a5-booklet", "auto"), ("large-print", "auto")]
)
def test_what_is_compared_first_may_end_a_page_and_what_is_compared_last_begin_one(format: str, lists: str) -> None:
    choices = "".join(f"<li>choice {number}</li>" for number in range(4))
    compared = "".join(f"<li>Compare {number}<ul>{choices}</ul></li>" for number in range(2))
    section = f'<div class="section"><h2>All</h2><div class="body"><ul class="rows">{compared}</ul></div></div>'
    rooms = [f'<div style="height: {room}mm"></div>' for room in range(140, 250, 5)]
    style = f"<style>:root {{ --lists: {lists} }}</style>"
    held = {_told(_laid_out(style + room + section, format)[0]).count("choice") for room in rooms}
    assert {0, 4, 8} <= held
    assert ({0, 4, 8} == held) == (lists == "avoid"), "what is compared is torn where it need not be"


def test_what_a_booklet_says_of_itself_is_not_parted_where_it_has_room() -> None:
    about = (
        f'<section class="section small" id="about"><p>{"words " * 60}</p><p class="alarm">not approved</p></section>'
    )
    first, second = _laid_out(
        f'<div style="height: 120mm"></div>{about}<section class="web">code</section>', "a5-booklet", page="size: A5"
    )
    assert _told(first).count("words") == 60
    assert "not approved" in _told(second)
    assert "code" in _told(second)


@pytest.mark.parametrize("size", ["297mm 420mm", "279.4mm 431.8mm"])
def test_four_codes_of_a_poster_stand_in_a_row_whatever_script_is_below(size: str) -> None:
    codes = " ".join(
        f'<div class="one"><img src="data:image/svg+xml,{_DRAWN}"><p lang="{tag}">{tag}</p></div>'
        for tag in ("en", "zh", "fr", "es")
    )
    style = "<style>p:lang(zh) { line-height: 3 } :root { --body: 34pt }</style>"
    (page,) = _laid_out(f'{style}<div class="codes">{codes}</div>', "poster", page=f"size: {size}")
    places = {box.position_y for box in page.descendants() if type(box).__name__ == "BlockReplacedBox"}
    assert len(places) == 1


@pytest.mark.parametrize("kind", ["opening", ""])
def test_no_words_that_lead_to_a_list_are_parted_from_it_in_two_languages(kind: str) -> None:
    def row(words: str, kind: str = "") -> str:
        return f'<div class="row {kind}"><div class="cell">{words}</div><div class="cell">{words}</div></div>'

    points = "".join(row(f"<ul><li>Point {number}</li></ul>") for number in range(1, 6))
    seen = set()
    for room in range(230, 262, 4):
        body = f'<div style="height: {room}mm"></div><div class="plain">{row("<p>Points</p>", kind)}{points}</div>'
        first = _told(_laid_out(body, "dual")[0])
        seen.add(first.count("Point ") // 2)
        assert ("Points" in first) == (f"Point {2 if kind else 1}" in first), room  # below a heading none stands alone
        go_on = _told(_laid_out(f"<style>:root {{ --lists: auto }}</style>{body}", "dual")[0])
        assert not kind or ("Points" in go_on) == ("Point 2" in go_on), "a heading is parted where lists go on"
    assert {0, 2} <= seen


@pytest.mark.parametrize("format", ["a5-booklet", "trifold"])
def test_few_warning_signs_have_more_room_on_the_back(format: str) -> None:
    def between(signs: int) -> float:
        """From line to line of two signs."""
        listed = f'<div class="admonition"><ul>{"<li>sign</li>" * signs}</ul></div>'
        signs_told = f'<section class="warning"><h2>Help</h2><div class="frame">{listed}</div></section>'
        body = f'<div class="panel back">{signs_told}</div>'
        first, second, *_ = [
            line for page in _laid_out(body, format) for line in _boxes(page, "") if "sign" in _told(line)
        ]
        return float(second.position_y - first.position_y)

    assert between(4) > between(5) * 1.1


def test_labels_of_arrays_in_a_booklet_keep_apart() -> None:
    arrays = "".join(f'<li><strong>{name}<sup class="source">12</sup></strong></li> ' for name in ("Embolization",) * 4)
    (page,) = _laid_out(f'<div class="chances"><ul>{arrays}</ul></div>', "a5-booklet", page="size: A5")
    items = _boxes(page, "li")
    assert len({item.position_y for item in items}) == 1
    texts = [box for box in page.descendants() if getattr(box, "text", "") == "12"]
    for text, item in zip(texts, items[1:], strict=False):
        assert text.position_x + text.width + 5 < item.position_x


@pytest.mark.parametrize("lead", [1, 0.9])
def test_a_box_to_tick_stands_in_the_middle_of_its_line(lead: float) -> None:
    body = f'<style>:root {{ --lead: {lead} !important }}</style><div class="checklist"><ul><li>words</li></ul></div>'
    (page,) = _laid_out(body, "a5-booklet")
    (box,) = _boxes(page, "li::before")
    (line,) = [each for each in _boxes(page, "") if "words" in _told(each)]
    assert abs(box.position_y + box.border_height() / 2 - line.position_y - line.height / 2) < 0.7


def test_a_mark_in_the_language_of_the_source_is_set_in_its_letters() -> None:
    marks = '<p class="{0}">its own</p><p class="{0}" lang="en">Draft</p>'
    body = "".join(f'<div class="head">{marks.format(name)}</div>' for name in ("draft-mark", "mark"))
    (page,) = _laid_out(body, "a4")
    fonts = [tuple(box.style["font_family"]) for box in _boxes(page, "p")]
    assert fonts == [("Noto Sans",), ("Source",)] * 2


def test_no_short_word_stands_alone_below_what_a_leaflet_says_of_itself(made: Printing) -> None:
    for tag in ("en", "ar"):
        about = made.sheet(tag, "a4").markup.partition('id="about"')[2].partition("</section>")[0]
        notes = re.findall(r"<p>([^<]{40,})</p>", about)
        assert notes
        assert all("\u00a0" in words[-20:] for words in notes), notes


def test_key_points_are_as_wide_as_the_words_of_the_back() -> None:
    points = '<section class="section key_points"><div class="body"><p>words</p></div></section>'
    (page,) = _laid_out(f'{points}<div style="break-before: avoid" class="last-page"><p>words</p></div>', "a4")
    assert len({round(box.width) for box in _boxes(page, "p")}) == 1


@pytest.mark.parametrize("width", ["100%", "auto"])
def test_facts_of_a_leaflet_in_large_print_share_a_line_where_that_is_asked(width: str) -> None:
    facts = "".join(f'<span class="fact"><b>{name}:</b> 1</span> ' for name in ("Leaflet", "Version", "Language"))
    style = f"<style>:root {{ --facts: {width} !important }}</style>"
    (page,) = _laid_out(f'{style}<p class="facts">{facts}</p>', "large-print")
    lines = _boxes(page, "p")[0].children
    assert len(lines) == (3 if width == "100%" else 1)
