"""Leaflets in braille: what liblouis makes of them, read back by liblouis, and what is said where it cannot."""

import dataclasses
import re
import shutil
import subprocess
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from breaking import HERNIA, edition, loaded, replace, topic
from conftest import copy_library
from leafwright import leaflets
from leafwright.leaflets import Printer, braille
from leafwright.leaflets.braille import louis, pages, spoken
from leafwright.leaflets.choosing import makeable
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.model import Finding
from leafwright.setup.places import DEFAULTS
from printing import Printing

pytestmark = pytest.mark.build
TAGS = ("en", "ar")


@pytest.fixture(autouse=True)
def there(request: pytest.FixtureRequest) -> None:
    if "missing" not in request.node.name:
        assert braille.installed(), "liblouis is missing. `make test` installs it, or: apt-get install liblouis-bin"


def brf(made: Printing, tag: str) -> str:
    return made[tag, "brf"][1].files[f"{HERNIA}.brf"].decode("ascii")


def rows(made: Printing, tag: str) -> Iterator[list[str]]:
    """The lines of each page."""
    for page in brf(made, tag).split("\f")[:-1]:
        yield page.split("\r\n")[:-1]


@pytest.mark.parametrize("tag", TAGS)
def test_pages_are_what_displays_and_embossers_take(made: Printing, tag: str) -> None:
    assert brf(made, tag).endswith("\r\n\f")
    assert set(brf(made, tag)) <= set(pages._ASCII) | set("\r\n\f")
    found = list(rows(made, tag))
    assert made[tag, "brf"][1].pages == len(found) > 3
    for number, page in enumerate(found, start=1):
        assert len(page) == 25
        assert max(map(len, page)) <= 40
        assert (page[-1][:30].strip(), page[-1].endswith("#")) == ("", False), number
        last = [row for row in page[:-1] if row][-1]
        assert not re.match(r"    ,\w", last), f"a heading alone at the foot of page {number}"


def test_signs_are_those_of_braille_ascii() -> None:
    every = "".join(map(chr, range(0x2800, 0x2840)))
    command = ["lou_translate", "--forward", "en-us-brf.dis,unicode-braille.utb"]
    for cell in every[1:]:
        told = subprocess.run(command, input=cell.encode(), capture_output=True, check=True).stdout.decode().strip()
        assert told == pages._ascii(cell), cell


def test_every_page_says_that_it_is_a_draft_in_the_braille_of_each_language(made: Printing) -> None:
    assert {page[0] for page in rows(made, "en")} == {",DRAFT3 N = PATI5TS"}
    assert {page[1] for page in rows(made, "ar")} == {",DRAFT3 N = PATI5TS"}
    assert len({page[0] for page in rows(made, "ar")}) == 1
    assert brf(made, "en").count(",DRAFT3") == len(list(rows(made, "en"))), "once a page"


def test_a_heading_never_stands_last_on_a_page() -> None:
    words, blank = "\u2801" * 3, "\u2800"
    line, heading = spoken.Line(parts=()), spoken.Line(parts=(), level=2)
    for before in range(15, 25):
        lines = [*[(line, words)] * before, (heading, blank.join([words] * 12)), (line, words)]
        for page in pages.paged([], lines, lambda number: "\u2801"):
            filled = [row for row in page.split("\r\n")[:-2] if row]
            assert not filled[-1].startswith("    "), before


def test_letters_of_bengali_that_unicode_takes_apart_are_those_of_the_table() -> None:
    told = louis.Louis({"bn": ("bn.tbl", "Bengali"), "": ("en-ueb-g2.ctb", "English")}, "bn")
    (cells,) = told.cells([(("bn", "\u09b9\u09af\u09bc\u0964"),)])  # hoy, and a full stop
    assert (pages._ascii(cells), told.unknown) == ("H54", "")


def test_a_sign_that_only_looks_finer_is_read_as_the_plain_one() -> None:
    told = louis.Louis({"es": ("es-g1.ctb", "Spanish"), "": ("en-ueb-g2.ctb", "English")}, "es")
    fine, plain = told.cells([(("es", "hoy · no"),), (("es", "hoy - no"),)])
    assert (fine, told.unknown) == (plain, "")


@pytest.mark.parametrize(
    ("tag", "table", "foreign"), [("en", "en-ueb-g2.ctb", "[؀-ۿ]"), ("ar", "ar-ar-g1.utb", "[A-Za-z]")]
)
def test_braille_read_back_says_each_line_of_the_plain_text_in_its_order(
    made: Printing, tag: str, table: str, foreign: str
) -> None:
    sheet, printed = made[tag, "text"]
    told, at, compared = _letters(_read_back(made, tag, table)), 0, 0
    for line in printed.files[f"{sheet.name}.txt"].decode().split("\n"):
        if line in sheet.marks or re.search(f"{foreign}|://", line):  # heads of pages, and words in another braille
            continue
        found = told.find(_letters(line), at)
        assert found >= 0, line
        at, compared = found + len(_letters(line)), compared + bool(_letters(line))
    assert compared > 50


def _read_back(made: Printing, tag: str, table: str) -> str:
    """The words of a leaflet without the heads and feet of its pages, as liblouis reads the braille."""
    cells = {sign: chr(0x2800 + number) for number, sign in enumerate(pages._ASCII)}
    marks = len(made[tag, "brf"][0].marks)
    told = " ".join(" ".join(row.strip() for row in page[marks:-1]) for page in rows(made, tag))
    words = "".join(cells[sign] for sign in told).replace("\u2800", " ").split(" ")
    lines = [" ".join(words[at : at + 30]) for at in range(0, len(words), 30)]  # it cuts longer ones
    command = ["lou_translate", "--backward", f"unicode.dis,{table}"]
    return subprocess.run(command, input="\n".join(lines).encode(), capture_output=True, check=True).stdout.decode()


def _letters(text: str) -> str:
    """Letters and digits alone, digits as in English."""
    return "".join(str(unicodedata.digit(c, c)) for c in text.casefold() if c.isalnum())


@pytest.mark.parametrize("tag", TAGS)
def test_braille_has_the_same_bytes_each_time(made: Printing, tag: str) -> None:
    sheet, printed = made[tag, "brf"]
    assert printed.findings == ()
    assert Printer(made.root).print(sheet).files == printed.files


def test_another_liblouis_makes_it_anew(made: Printing, monkeypatch: pytest.MonkeyPatch) -> None:
    one, format, text = made.edition("en"), made.format("brf"), made.format("text")
    before = made.composer.inputs(one, format), made.composer.inputs(one, text), made.sheet("en", "brf").id
    monkeypatch.setattr(braille, "version", lambda: "lou_translate (Liblouis) 99.0")
    after = made.composer.inputs(one, format), made.composer.inputs(one, text), made.sheet("en", "brf").id
    assert [old == new for old, new in zip(before, after, strict=True)] == [False, True, False]


def embossed(made: Printing, old: str, new: str, **changed: object) -> tuple[str, list[Finding]]:
    """The English leaflet in braille with some words in place of others."""
    sheet = made.sheet("en", "brf")
    assert old in sheet.markup
    other: ComposedLeaflet = dataclasses.replace(sheet, markup=sheet.markup.replace(old, new), **changed)  # type: ignore[arg-type]
    data, _, found = braille.embossed(other)
    return data.decode("ascii"), found


def test_a_sign_without_braille_is_told_and_stands_as_a_full_cell(made: Printing) -> None:
    told, (finding,) = embossed(made, "It does not go away", "It ༖ does not go away")
    assert (finding.code, finding.level, "known for ༖;" in finding.message) == ("P032", "warn", True)
    assert ",X = DOES N G AWAY" in told


def test_words_that_the_table_does_not_know_are_read_by_that_of_the_source_language(made: Printing) -> None:
    sheet = made.sheet("ar", "brf")
    before, behind = sheet.markup.split("<h2>", 1)
    mixed = dataclasses.replace(sheet, markup=f"{before}<p>Phone Łódź: قف</p><h2>{behind}")
    lines = spoken.lines_of(mixed.markup)
    (line,) = [each for each in lines if "Phone" in str(each.parts)]
    tables = {**sheet.tables, "ar": ("ur-pk-g1.utb", "Urdu")}  # a table without Latin letters
    told = louis.Louis(tables, "ar")
    (cells,) = told.cells([line.parts])
    assert pages._ascii(cells).startswith(',PH"O ')
    assert pages._ascii(cells).endswith(" QF")
    assert told.unknown == ""


def test_a_language_without_a_table_is_named_once_in_place_of_its_words(made: Printing) -> None:
    tables = {**made.sheet("en", "brf").tables, "ar": ("", "Arabic")}
    told, found = embossed(made, "<h1>", "<h1>", tables=tables)
    assert found == []
    assert told.count(",>ABIC") == 1
    assert "- .<,>ABIC.>" in told


def test_a_long_paragraph_comes_whole(made: Printing) -> None:
    told, found = embossed(made, "It does not go away", "It " + "zebra quiz " * 400 + "ends. It does not go away")
    assert found == []
    assert told.count("ZEBRA") == 400


def test_a_table_that_is_not_there_is_told_and_nothing_is_made(made: Printing) -> None:
    tables = {**made.sheet("en", "brf").tables, "en": ("xx-none.ctb", "English")}
    told, (finding,) = embossed(made, "<h1>", "<h1>", tables=tables)
    assert told == ""
    assert (finding.code, finding.level, "xx-none.ctb" in finding.message) == ("P031", "warn", True)
    sheet = dataclasses.replace(made.sheet("en", "brf"), tables=tables)
    assert made.printer.print(sheet).files == {}


def test_missing_liblouis_is_one_line_of_advice_and_all_else_is_made(
    made: Printing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda *_: None)
    jobs = [(made.edition(tag), made.format(name)) for tag in TAGS for name in ("brf", "text")]
    left, (finding,) = makeable(jobs)
    assert [format.id for _, format in left] == ["text", "text"]
    assert (finding.code, finding.level) == ("P031", "warn")
    assert finding.message == "no braille is made: liblouis is not installed"
    assert finding.fix == "run: sudo apt-get install liblouis-bin"
    assert makeable(left) == (left, []), "nothing is said where nobody asks for braille"


def test_a_language_without_a_table_has_no_braille_and_one_line_of_advice(made: Printing) -> None:
    bare = dataclasses.replace(
        made.edition("ar"), language=made.edition("ar").language.model_copy(update={"braille": None})
    )
    jobs = [(made.edition("en"), made.format("brf")), (bare, made.format("brf")), (bare, made.format("text"))]
    left, (finding,) = makeable(jobs)
    assert left == [jobs[0], jobs[2]]
    assert (finding.code, "named for ar" in finding.message, "ar.toml" in finding.fix) == ("P031", True, True)


def test_a_language_known_to_have_no_table_has_no_braille_and_no_advice(made: Printing) -> None:
    edition = made.edition("en")
    bare = dataclasses.replace(edition, language=edition.language.model_copy(update={"braille": ""}))
    assert makeable([(bare, made.format("brf")), (bare, made.format("text"))]) == ([(bare, made.format("text"))], [])


def test_the_guide_names_the_languages_without_braille() -> None:
    languages = [tomllib.loads(path.read_text("utf-8")) for path in (DEFAULTS / "languages").glob("*.toml")]
    bare = {each["english"].partition(" ")[0] for each in languages if not each["braille"]}
    guide = (DEFAULTS / "guides" / "printer.md").read_text("utf-8")
    (told,) = re.findall(r"Chinese has none, .*? nor have (\w+) and (\w+) \(", guide, re.S)
    assert bare == {"Chinese", *told}


def test_braille_is_made_only_where_a_list_asks_for_it(tmp_path: Path) -> None:
    root = copy_library(tmp_path, ["a4"], ["en"])
    assert "brf" not in [format.id for format in leaflets.wanted(leaflets.formats(root), edition(root))]
    replace(topic(root), "audience:", "formats: [a4, brf]\naudience:")
    every = leaflets.formats(root, loaded(root).hospital.formats)
    assert [format.id for format in leaflets.wanted(every, edition(root))] == ["a4", "brf"]
