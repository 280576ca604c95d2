"""Another paper: each format is laid out for it, with type as large as on A4, and folds from sheets of it."""

from functools import partial
from pathlib import Path

import pikepdf
import pytest
from pydantic import ValidationError

from breaking import loaded
from conftest import copy_library
from folding import alike, leaves_of_a_booklet, panels_of_a_letter_fold, pictures
from leafwright import reading
from leafwright.leaflets.formats import A4
from leafwright.model import Paper
from printing import Printing, opened

pytestmark = pytest.mark.build

LETTER = {
    "a4": [(215.9, 279.4)],
    "large-print": [(215.9, 279.4)],
    "dual": [(215.9, 279.4)],
    "form": [(215.9, 279.4)],
    "a5-booklet": [(139.7, 215.9)],
    "trifold": [(91, 215.9), (94.2, 215.9)],
    "poster": [(279.4, 431.8)],
}


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Printing:
    """The tiny hospital, whose printers hold US Letter."""
    root = copy_library(tmp_path_factory.mktemp("letter"), [*LETTER, "text"], ["en", "ar"])
    choose(root, "Letter")
    return Printing(root, ("en", "ar"))


def choose(root: Path, name: str) -> None:
    profile = root / "docs" / "hospital.toml"
    profile.write_text(f'{profile.read_text("utf-8")}\n[paper]\nsize = "{name}"\n', "utf-8")


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in millimetres."""
    with opened(pdf) as read:
        boxes = [[float(edge) * 25.4 / 72 for edge in page.mediabox] for page in read.pages]
    return [(round(right - left, 1), round(high - low, 1)) for left, low, right, high in boxes]


@pytest.mark.parametrize("format", LETTER)
def test_pages_have_the_size_of_the_hospitals_paper(letter: Printing, format: str) -> None:
    tag = "ar" if format == "dual" else "en"
    assert sorted(set(sizes(letter.own(tag, format)))) == LETTER[format]
    assert letter[tag, format][1].findings == ()


@pytest.mark.parametrize("format", [name for name in LETTER if name not in ("dual", "form")])
def test_type_is_as_large_as_on_a4(letter: Printing, made: Printing, format: str) -> None:
    assert letter["en", format][1].size == made["en", format][1].size
    assert type_of(letter.own("en", format)) == type_of(made.own("en", format)) != set()


def type_of(pdf: bytes) -> set[float]:
    """The sizes that letters are drawn at, in points: those of the text matrix on a page that is not scaled."""
    found = set()
    with opened(pdf) as read:
        for page in read.pages:
            scale = 1.0
            for step in pikepdf.parse_content_stream(page, "Tf Tm"):
                if isinstance(step, pikepdf.ContentStreamInstruction):
                    numbers = [float(value) for value in step.operands if not isinstance(value, pikepdf.Name)]
                    if str(step.operator) == "Tf":
                        (scale,) = numbers
                    else:
                        found.add(round(abs(numbers[3]) * scale, 2))
    return found


def test_lines_of_a_form_are_as_long_as_on_a4(letter: Printing, made: Printing) -> None:
    first, other = (min(run.left for run in each["en", "form"][1].papers[0].runs) for each in (letter, made))
    assert first - other == pytest.approx((215.9 - 210) / 2 * 72 / 25.4, abs=0.1)


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("format", ["a5-booklet", "trifold"])
def test_office_sheets_are_the_hospitals_paper_and_read_in_order_when_folded(
    letter: Printing, tag: str, format: str
) -> None:
    sheet, printed = letter[tag, format]
    file = printed.files[f"{sheet.name}.office.pdf"]
    assert set(sizes(file)) == {(279.4, 215.9)}
    assert "A4" not in printed.files[f"{sheet.name}.job.json"].decode()
    sides, read = pictures(file, trimmed=False), pictures(letter.own(tag, format), trimmed=False)
    hand = leaves_of_a_booklet if format == "a5-booklet" else partial(panels_of_a_letter_fold, third=94.2, flap=91)
    folded = hand(sides, sheet.binding)
    assert [number for number, pair in enumerate(zip(folded, read, strict=True), 1) if not alike(*pair)] == []


def test_a_paper_that_nobody_has_is_told_at_its_line(library: Path) -> None:
    choose(library, "Foolscap")
    project, (finding,) = reading.load(library)
    assert project is not None
    assert project.paper == A4
    assert (finding.code, finding.message) == ("S005", "size: there is no paper Foolscap")
    assert finding.fix == "choose from: A4, Letter; or describe yours in docs/papers/foolscap.toml"
    assert "Foolscap" in (library / "docs" / "hospital.toml").read_text("utf-8").split("\n")[finding.at.line - 1]


def test_without_a_word_of_paper_it_is_a4_and_a_library_may_bring_its_own(library: Path) -> None:
    assert loaded(library).paper == A4
    choose(library, "Legal")
    own = library / "docs" / "papers" / "legal.toml"
    own.parent.mkdir()
    own.write_text(
        'name = "Legal"\nhalf_name = "Half-legal"\nsheet = [215.9, 355.6]\nhalf = [177.8, 215.9]\n'
        "third = [119.5, 215.9]\nflap = [116.6, 215.9]\nposter = [355.6, 431.8]\n",
        "utf-8",
    )
    assert loaded(library).paper.sheet == (215.9, 355.6)


@pytest.mark.parametrize(
    ("part", "size", "wrong"),
    [
        ("half", (150, 210), "two half sheets must lie side by side"),
        ("third", (101, 210), "two thirds and the flap must lie side by side"),
        ("flap", (97, 200), "the flap must be narrower than a third, and as high"),
        ("third", (97, 210), "the flap must be narrower than a third, and as high"),
    ],
)
def test_a_paper_that_does_not_fold_is_refused(part: str, size: tuple[float, float], wrong: str) -> None:
    with pytest.raises(ValidationError, match=wrong):
        Paper.model_validate({**A4.model_dump(), part: size})
