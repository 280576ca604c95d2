"""What stays on one line: numbers with units, small words with the next, signs with the word before them."""

import dataclasses
import re
import tomllib
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import ImageOps

from conftest import ROOT
from leafwright.leaflets import composing
from leafwright.leaflets.formats import custom_properties, sign_of
from leafwright.leaflets.keeping import kept_together
from leafwright.model import Edition, Language
from leafwright.setup import places
from leafwright.text.whole_words import unbroken
from printing import Printing

pytestmark = pytest.mark.build
_BENGALI = places.DEFAULTS / "languages" / "bn.toml"


@pytest.fixture
def english(made: Printing) -> Language:
    return made.edition("en").language


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("<p>It is 4 cm wide.</p>", "<p>It is 4\u00a0cm wide.</p>"),
        ("<p>Above 38.0 °C</p>", "<p>Above 38.0\u00a0°C</p>"),
        ("<p>For\n2\nhours</p>", "<p>For\n2\u00a0hours</p>"),
        ("<p>لمدة 6 ساعات</p>", "<p>لمدة 6\u00a0ساعات</p>"),
        ("<p>৬ ঘণ্টা</p>", "<p>৬\u00a0ঘণ্টা</p>"),
        ("<p><b>90</b> people</p>", "<p><b>90</b>\u00a0people</p>"),
        (
            "<p>an X-ray, e-mail, post-op, এক্স-রে।</p>",
            "<p>an X-\u2060ray, e-\u2060mail, post-\u2060op, এক্স-\u2060রে।</p>",
        ),
        ("<p>LH-02, life-threatening · low-dose</p>", "<p>LH-02, life-threatening\u00a0· low-dose</p>"),
        ('<img alt="4 cm"><p>1, 2 and 3. Then</p>', '<img alt="4 cm"><p>1, 2\u00a0and\u00a03. Then</p>'),
    ],
)
def test_a_number_stays_with_what_it_counts(english: Language, written: str, printed: str) -> None:
    assert kept_together(written, english) == printed


def test_the_numbers_of_a_figure_stay_with_the_words_between_them(english: Language) -> None:
    assert kept_together("<p>3 out of 100 people</p>", english) == "<p>3\u00a0out of\u00a0100\u00a0people</p>"
    assert kept_together("<p>Out of 100, 3 come of 2</p>", english) == "<p>Out of 100, 3\u00a0come of 2</p>"
    urdu = english.model_copy(update={"figures": ("{of} میں سے * {count}", "{of} میں سے {count}")})
    assert kept_together("<p>100 میں سے 36 کو</p>", urdu) == "<p>100\u00a0میں سے\u00a036\u00a0کو</p>"
    spanish = english.model_copy(update={"figures": ("{count} de cada {of}",)})
    assert kept_together("<p>3 de cada 100</p>", spanish) == "<p>3\u00a0de cada 100</p>"  # no small word


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("<p>9 to 5</p>", "<p>9\u00a0to\u00a05</p>"),
        ("<p>1 or 2 or\n3 days</p>", "<p>1\u00a0or\u00a02\u00a0or\u00a03\u00a0days</p>"),
        ("<p>9 a.m. to 5 p.m.</p>", "<p>9\u00a0a.m. to\u00a05\u00a0p.m.</p>"),
        ("<p><b>8:30</b> to <b><i>16:00</i></b></p>", "<p><b>8:30</b>\u00a0to\u00a0<b><i>16:00</i></b></p>"),
        ("<p>9 to <b>noon</b>, or 5; 1 into 2</p>", "<p>9\u00a0to <b>noon</b>, or 5; 1\u00a0into 2</p>"),
        ("<p>3 out of 100 and 5</p>", "<p>3\u00a0out of\u00a0100\u00a0and 5</p>"),  # enough of one line
        ("<p>3 to 5 out of 100</p>", "<p>3\u00a0to 5\u00a0out of\u00a0100</p>"),
        ("<p>u\u00a063 to 88</p>", "<p>u\u00a063\u00a0to\u00a088</p>"),
        ('<img alt="9 to 5"><p>9</p>', '<img alt="9 to 5"><p>9</p>'),
    ],
)
def test_the_numbers_of_a_range_stay_with_the_word_between_them(english: Language, written: str, printed: str) -> None:
    assert kept_together(written, english) == printed


@pytest.mark.parametrize("file", sorted((places.DEFAULTS / "languages").glob("*.toml")), ids=lambda file: file.stem)
def test_each_language_with_room_between_words_lists_those_that_join_numbers(file: Path, english: Language) -> None:
    told = tomllib.loads(file.read_text("utf-8"))
    words = [word for word in told["figures_joined"] if word not in (",", "،")]
    assert words
    language = english.model_copy(update={"figures_joined": tuple(words), "figures": ()})
    for word in words if not told.get("full_width") else ():
        assert kept_together(f"<p>9 {word} 5</p>", language) == f"<p>9\u00a0{word}\u00a05</p>"


def test_a_unit_of_two_words_stays_on_one_line(english: Language) -> None:
    urdu = english.model_copy(update={"units": (("cm", "سینٹی میٹر"),)})
    assert kept_together("<p>10 سینٹی میٹر یا اس</p>", urdu) == "<p>10\u00a0سینٹی\u00a0میٹر یا اس</p>"
    bengali = english.model_copy(update={"units": (("°C", "ডিগ্রি সেলসিয়াস-"),)})  # as a stem
    assert kept_together("<p>ডিগ্রি সেলসিয়াসে</p>", bengali) == "<p>ডিগ্রি\u00a0সেলসিয়াসে</p>"
    assert kept_together("<p>سینٹی میٹر</p>", english) == "<p>سینٹی میٹر</p>"


def test_a_small_word_stays_with_the_next(english: Language) -> None:
    polish = english.model_copy(update={"bound": ("i", "w", "z")})
    told = kept_together('<p title="i w">W domu i w pracy z <b>nami</b>, kwiaty i\nsen</p>', polish)
    assert told == '<p title="i w">W\u00a0domu i\u00a0w\u00a0pracy z\u00a0<b>nami</b>, kwiaty i\u00a0sen</p>'
    assert kept_together("<p>I w domu</p>", english) == "<p>I w domu</p>"


def test_a_sign_stands_as_its_language_writes_it(english: Language) -> None:
    french = english.model_copy(update={"spacing": ((" ?", "\u202f?"), (" :", "\u00a0:"))})
    assert kept_together("<p>Quand ? Ici : là</p>", french) == "<p>Quand\u202f? Ici\u00a0: là</p>"


def _found(made: Printing, edition: Edition) -> set[str]:
    composer = composing.Composer(made.root, made.project, [edition])
    sheet = composer.sheet(edition, made.format("a4"))
    return {finding.message for finding in made.printer.print(sheet).findings if finding.code == "P024"}


def test_what_is_parted_is_found_on_the_laid_out_page(made: Printing, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = made.edition("en")
    # lines that begin at different places: some of them reach their end at a number, and at a small word
    words = "\n\n".join(f"{'x' * length} {'4 mmmmm w nnnnn ' * 9}".strip() for length in range(1, 20))
    text = edition.source.replace("## What do we not know?", f"{words}\n\n## What do we not know?", 1)
    assert text != edition.source
    language = edition.language.model_copy(update={"bound": ("w",)})
    given = dataclasses.replace(edition, text=text, source=text, language=language)
    assert _found(made, given) == set()
    monkeypatch.setattr(composing, "kept_together", lambda markup, language: markup)
    found = _found(made, given)
    assert any('ends with "4"' in message for message in found), found
    assert any('ends with "w"' in message for message in found), found


def test_words_are_divided_only_where_the_language_file_asks_for_it(made: Printing) -> None:
    edition, format = made.edition("en"), made.format("a4")
    divided = dataclasses.replace(edition, language=edition.language.model_copy(update={"hyphens": True}))
    assert "--hyphens: manual" in custom_properties(edition, format, (), ())
    assert "--hyphens: auto" in custom_properties(divided, format, (), ())


def _half(mark: str) -> str:
    return f'<span class="halt">{mark}</span>'


def _end(signs: str) -> str:
    return f'<span class="end">{signs}</span>'


@pytest.fixture
def chinese(english: Language) -> Language:
    return english.model_copy(update={"tag": "zh-Hans", "scripts": ("Han",), "full_width": True, "justified": True})


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("<p>请注意: 发烧</p>", "<p>请注意：发烧</p>"),
        ("<p><b>不要。</b> 请等。 好</p>", "<p><b>不要。</b>请等。好</p>"),
        ("<p>不要\n开车</p>", "<p>不要开车</p>"),
        ('<p>变小。&#8288;<sup class="source">2</sup>另见</p>', '<p>变小&#8288;<sup class="source">2</sup>。另见</p>'),
        (
            '<span class="end">变小。</span>\u2060<sup>2</sup>\u2060<sup>3</sup></p>',
            '<span class="end">变小</span>\u2060<sup>2</sup>\u2060<sup>3</sup>。</p>',
        ),
        ("<p>检查（活检）。另见《肝》，再问</p>", f"<p>检查（活检{_half('）')}。另见《肝{_half('》')}，再问</p>"),
        ("<p>早上8:30到1,200</p>", f"<p>{_end('早上8:30到')}1,200</p>"),
        ("<p>上午8点到下午4点</p>", f"<p>{_end('上午8点')}到{_end('下午4点')}</p>"),
        ("<p>每100人中有2.5厘米，5点</p>", f"<p>每{_end('100人')}中有{_end('2.5厘米')}，{_end('5点')}</p>"),
        ('<p>20和56<span class="end">人有。</span></p>', f"<p>{_end('20和')}{_end('56人有。')}</p>"),
        ("<p>发烧了(38度)吗?</p>", f"<p>发烧了（{_end('38度')}）吗？</p>"),
        ('<p title="请注意: 好">Draft: not (yet)</p>', '<p title="请注意: 好">Draft: not (yet)</p>'),
    ],
)
def test_marks_are_as_wide_as_chinese_signs(chinese: Language, english: Language, written: str, printed: str) -> None:
    assert kept_together(written, chinese) == printed
    assert kept_together(written, english) == written


def _lines(markup: str, style: str) -> list[Any]:
    """The lines of the first block of a page, as WeasyPrint lays them out."""
    import weasyprint

    sheet = weasyprint.CSS(string=f"@page {{ size: 600pt 800pt; margin: 0 }} * {{ font: 20pt 'Noto Sans SC' }} {style}")
    page = weasyprint.HTML(string=markup).render(stylesheets=[sheet]).pages[0]._page_box
    box = page
    while type(box).__name__ != "LineBox":
        siblings, box = box.children, box.children[0]
    return list(siblings)


def test_a_heading_is_broken_between_words(made: Printing, chinese: Language) -> None:
    words = ["我", "什么时候", "可以", "重新", "开始", "运动", "和", "旅行？"]
    language = chinese.model_copy(update={"whole": (*words[1:7], "旅行")})
    heading = '<html lang="zh">' + kept_together(f"<body><h2>{''.join(words)}</h2></body>", language)
    between = {sum(map(len, words[:number])) for number in range(len(words) + 1)}
    for signs in range(5, 15):
        lines = [
            _said(line) for line in _lines(f'<html lang="zh">{heading}', f"h2 {{ width: {20 * signs + 5}pt }}{_END}")
        ]
        ends = {sum(map(len, lines[:number])) for number in range(len(lines) + 1)}
        assert "".join(lines) == "".join(words)
        assert ends <= between, lines


def test_a_sign_that_begins_a_word_is_no_particle_of_the_one_before() -> None:
    told = unbroken("在哪里可以了解更多？好了吗", ("哪里", "可以", "了解", "更多", "好"), "end")
    assert re.findall(r'<span class="end">(.*?)</span>', told) == ["哪里", "可以", "了解", "更多？", "好了"]


def test_what_heads_a_column_or_a_row_of_a_table_is_broken_between_words(chinese: Language) -> None:
    table = "<table><tr><th>比较症状</th></tr><tr>\n<td><strong>好处：症状</strong></td><td>症状</td></tr></table>"
    told = kept_together(f"<body>{table}</body>", chinese.model_copy(update={"whole": ("好处", "症状", "比较")}))
    assert re.findall(r'<span class="end">(.*?)</span>', told) == ["比较", "症状", "好处：", "症状"]


_END = ".end { white-space: nowrap }"  # as leaflets/typography.css says


def _said(box: Any) -> str:
    return getattr(box, "text", "") + "".join(map(_said, getattr(box, "children", ())))


def test_lines_of_chinese_end_at_one_edge(made: Printing) -> None:
    signs = "<p>" + "口口口口100口口口<b>口口口</b>口口口口口&#8288;<sup>2</sup>。" * 9 + "</p>"
    style = "p { width: 411pt; text-align: justify } sup { font-size: 9pt }"
    *full, last = _lines(signs, style)
    assert len(full) >= 5
    assert {round(line.width) for line in full} == {548}  # 411 points in pixels
    assert last.width < 500
    assert _lines("<p>abc</p>", style)[0].width < 100
    ragged = _lines(signs, style.replace("justify", "start"))
    assert len({round(line.width) for line in ragged}) > 1
    # what has too little to fill a line is not torn apart: 20 signs of 20 points lack 1.5 or 3 of another
    long, style = f"<p>{'口' * 20}{_end('口' * 5)}</p>", style + _END
    assert [round(_lines(long, style.replace("411", width))[0].width) for width in ("430", "460")] == [573, 533]


def test_only_a_language_that_says_so_is_justified(made: Printing, chinese: Language) -> None:
    edition, format = made.edition("en"), made.format("a4")
    told = custom_properties(dataclasses.replace(edition, language=chinese), format, (), ())
    assert "text-align: justify" in told
    assert "justify" not in custom_properties(edition, format, (), ())


def test_what_names_a_box_or_tells_a_number_is_not_justified(made: Printing, chinese: Language) -> None:
    edition, format = made.edition("en"), made.format("a4")
    style = custom_properties(dataclasses.replace(edition, language=chinese), format, (), ())
    style += f" p, li {{ display: block; width: 430pt }} {_END}"
    signs, number = "口" * 20, '<bdi class="end">555 010 0199</bdi>'
    shapes = {
        f"<p>{signs}{_end('口' * 5)}</p>": True,
        f"<p>{signs}{number}</p>": True,
        f'<p class="admonition-title">{signs}{number}</p>': False,
        f"<li>{signs}{number}</li>": False,
        f'<div class="figure"><p>{signs}{number}</p></div>': False,  # labels stand below or beside what they name
    }
    for block, full in shapes.items():
        line = _lines(f'<html lang="zh-Hans"><div class="body">{block}</div>', style)[0]
        assert (line.width > 533.5) == full, block


def test_a_mark_takes_half_its_room_before_another(made: Printing) -> None:
    look = (ROOT / "leaflets" / "typography.css").read_text("utf-8")
    rule = look[look.index(".halt {") :].partition("\n")[0]

    def width(words: str) -> float:
        (line,) = _lines(f'<html lang="zh-Hans"><p>{words}</p>', rule)
        return float(sum(box.width for box in line.children))

    assert width(f"检查{_half('）')}。") == pytest.approx(width("检查）。") - 10 / 0.75, abs=0.1)  # of 20 points


def _all_lines(markup: str, tag: str, width: int = 90, around: str = "columns") -> list[str]:
    """What stands on each line, in the look of leaflets, in columns of a language that divides words."""
    import weasyprint

    files = ("typography.css", "formats/a4/page.css")
    look = "".join((ROOT / "leaflets" / file).read_text("utf-8").replace("columns: 2", "") for file in files)
    given = ":root { --hyphens: auto; --body: 12pt; --small: 10.5pt; --leading: 1.45; --fonts: 'Noto Sans' }"
    sheets = [weasyprint.CSS(string=text) for text in (given, look, f"@page {{ size: {width}mm 200mm; margin: 2mm }}")]
    page = weasyprint.HTML(string=f'<html lang="{tag}"><div class="{around}">{markup}</div>').render(stylesheets=sheets)
    waiting, lines = [page.pages[0]._page_box], []
    while waiting:
        box = waiting.pop()
        blocks = any("Block" in type(child).__name__ for child in getattr(box, "children", ()))
        lines += [_said(box)] if type(box).__name__ == "LineBox" and not blocks else []
        waiting += reversed(getattr(box, "children", ()))
    return [line for line in lines if line.strip()]


@pytest.mark.parametrize(("width", "lines"), [
    (240, ["Nach der Gallenblasenoperation zu Hause"]),
    (140, ["Nach der", "Gallenblasenoperation zu", "Hause"]),  # a line of its own holds it
    (105, ["Nach der", "Gallenblasenopera-", "tion zu Hause"]),
])  # fmt: skip
def test_a_word_of_a_heading_is_divided_only_where_no_line_holds_it(width: int, lines: list[str]) -> None:
    heading = "<h1 style='font-size: 26pt'>Nach der Gallenblasenoperation zu Hause</h1>"
    assert [line.strip().replace("\u2010", "-") for line in _all_lines(heading, "de", width)] == lines


_LABELS = ["Zabieg", "W szpitalu", "Pierwsze dwa tygodnie", "Powrót do pełnej aktywności", "Badania obrazowe"]
_STEPS = f'<div class="figure steps"><ol>{"".join(f"<li>{label}</li>" for label in _LABELS)}</ol></div>'


def test_labels_of_a_row_of_steps_are_divided_at_syllables(made: Printing) -> None:
    lines = _all_lines(_STEPS, "pl", around="section")
    whole = {word for label in _LABELS for word in label.split()}
    ends = [line.split()[-1] for line in lines]
    begun = [end for end in ends if end not in whole and not any(word.endswith(end) for word in whole)]
    assert begun
    assert all(end.endswith("\u2010") for end in begun), lines


def test_labels_of_steps_in_a_column_are_a_list_of_whole_words(made: Printing) -> None:
    lines = _all_lines(_STEPS, "pl", width=88)
    told = " ".join(lines).replace("\u00a0", " ").split()
    assert told == " ".join(f"{number}. {label}" for number, label in enumerate(_LABELS, start=1)).split()


def test_long_words_are_divided_in_columns_but_not_before_a_line_to_write_on(made: Printing) -> None:
    words = "Demandez quels médicaments reprendre, quels antihypertenseurs, anticoagulants et quand"

    def divided(item: str, tag: str) -> bool:
        """At some width of the page."""
        lines = (line for width in range(90, 190, 10) for line in _all_lines(f"<ul>{item}</ul>", tag, width))
        return any("\u2010" in line for line in lines)

    assert divided(f"<li>{words}</li>", "fr")
    assert not divided(f'<li>{words}<span class="fill"></span></li>', "fr")
    assert not divided(f"<li>{words}</li>", "en")


@pytest.mark.parametrize(("tag", "sign_at"), [("en", "foot-start"), ("ar", "foot-end")])
def test_what_a_leaflet_is_stands_where_reading_of_its_foot_begins(made: Printing, tag: str, sign_at: str) -> None:
    edition = made.edition(tag)
    values = custom_properties(edition, made.format("a4"), (), ())
    other = {"foot-start": "foot-end", "foot-end": "foot-start"}[sign_at]
    assert f'--{sign_at}: "{sign_of(edition)}"' in values
    assert re.search(rf'--{other}: "[^"]*" counter\(page\)', values)


def test_marks_keep_off_the_bengali_letters_before_them(made: Printing) -> None:
    import weasyprint

    fonts = ", ".join(f"'{font}'" for font in tomllib.loads(_BENGALI.read_text("utf-8"))["fonts"])

    def ink(words: str) -> int:
        sheet = f"<style>@page {{ size: 600pt 200pt; margin: 20pt }} body {{ font: bold 80pt {fonts} }}</style>{words}"
        drawn = pypdfium2.PdfDocument(weasyprint.HTML(string=sheet).write_pdf())[0].render(grayscale=True).to_pil()
        left, _, right, _ = ImageOps.invert(drawn).getbbox() or (0, 0, 0, 0)
        return right - left

    # a mark in another font than the letters is drawn as if their last sign had no width
    assert ink("ওয়ার্ড:") == pytest.approx(ink("ওয়ার্ড<span>:</span>"), abs=2)


@pytest.mark.parametrize(
    ("format", "markup", "parted"),
    [
        ("a4", '<div class="checklist"><ul>{}</ul></div>', False),
        ("a4", '<div class="checklist"><ul>{}{}</ul></div>', True),
        ("large-print", '<ul class="rows"><li>Harm<ul>{}</ul></li></ul>', False),
        ("large-print", '<ul class="rows"><li>Harm<ul>{}{}</ul></li></ul>', True),
    ],
)
def test_a_short_list_stays_on_one_page_and_a_long_one_may_not(format: str, markup: str, parted: bool) -> None:
    import weasyprint

    files = ("typography.css", f"formats/{format}/page.css")
    look = "".join((ROOT / "leaflets" / file).read_text("utf-8") for file in files)
    sizes = ":root { --body: 12pt; --small: 12pt; --leading: 1.4 } @page { size: 200mm 120mm; margin: 10mm }"
    points = "<li>One point of a list.</li>" * 5
    body = f'<body class="stacked"><div style="height: 80mm"></div>{markup.format(points, points)}'
    sheets = [weasyprint.CSS(string=text) for text in (look, sizes)]
    pages = weasyprint.HTML(string=body).render(stylesheets=sheets).pages
    assert len(pages) == 2
    told = [sum(box.element_tag == "li" for box in page._page_box.descendants()) for page in pages]
    assert (told[0] > 0) == parted, told


def test_a_picture_of_half_a_million_letters_is_not_read_from_each_of_them_on(english: Language) -> None:
    """What takes the square of its length ends, for this one, after the runner's patience."""
    for letters in ("9", "9a", "9.", "9 a"):
        picture = f'<img src="data:image/png;base64,{letters * 250_000}"> '
        assert kept_together(picture, english).count(letters) == 250_000
