"""A hospital with files of its own for all that it can have of its own, built by the tool as it is.

Two departments, British spelling, another emergency number, a kind, a format, a language with its font and a logo
as a picture: tests/second/ holds just these.
"""

import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import html

from conftest import ROOT
from leafwright import leaflets, pipeline
from leafwright.pipeline import BuildResult
from leafwright.reading import layers
from leafwright.translation.editions import editions
from leafwright.translation.withholding import withheld

pytestmark = pytest.mark.build
HIP, KNEE, OFFICE = "0301", "0302", "0300"  # their last figures: a PDF gives the groups of a number in its own order
Built = tuple[Path, BuildResult]


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("second")
    shutil.copytree(ROOT / "tests" / "second", root, dirs_exist_ok=True)
    return root, pipeline.build(root, lambda *_: None)


def words_of(leaflet: Path) -> str:
    return " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(leaflet))


def test_it_is_built_and_only_what_is_not_translated_is_withheld(second: Built) -> None:
    _, made = second
    assert not made.stopped, made.findings
    assert list(made.withheld) == ["he/knee"]
    assert {finding.code for finding in made.findings} == {"T001"}
    printed = {(leaflet.edition.id, leaflet.format.id) for leaflet in made.leaflets}
    assert {each for each, _ in printed} == {"en-GB/hip", "en-GB/knee", "he/hip"}
    assert {format for _, format in printed if format != "form"} == {"letter"}


@pytest.mark.parametrize("tag", ["en-GB", "he"])
def test_a_hip_leaflet_and_page_name_only_the_phones_of_the_hip_department(second: Built, tag: str) -> None:
    build = second[0] / "build"
    said = words_of(build / "leaflets" / tag / "hip.letter.pdf")
    page = (build / "site" / tag / "topics" / "hip.html").read_text("utf-8")
    for words in (said.replace("\u00a0", " "), page.replace("\u00a0", " ").replace("&nbsp;", " ")):
        assert HIP in words
        assert OFFICE in words
        assert KNEE not in words
        assert "112" in words
        assert "911" not in words


@pytest.mark.parametrize(("tag", "direction"), [("en-GB", "ltr"), ("he", "rtl")])
def test_page_and_leaflet_say_their_language_and_direction(second: Built, tag: str, direction: str) -> None:
    build = second[0] / "build"
    page = html.fromstring((build / "site" / tag / "topics" / "hip.html").read_bytes())
    assert (page.get("lang"), page.get("dir")) == (tag, direction)
    with pikepdf.open(build / "leaflets" / tag / "hip.letter.pdf") as pdf:
        assert str(pdf.Root.Lang) == tag
        assert {tuple(round(float(edge)) for edge in each.mediabox) for each in pdf.pages} == {(0, 0, 612, 791)}


def test_hebrew_is_set_in_the_librarys_own_font_and_the_logo_is_shown(second: Built) -> None:
    build = second[0] / "build"
    data = (build / "leaflets" / "he" / "hip.letter.pdf").read_bytes()
    assert "Noto-Sans-Hebrew" in leaflets.embedded_fonts(data)
    assert "מרפאת ירך" in (build / "site" / "he" / "topics" / "hip.html").read_text("utf-8")
    with pikepdf.open(build / "leaflets" / "en-GB" / "hip.letter.pdf") as pdf:
        pictures = [
            each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        ]
        assert [each for each in pictures if int(each.Width) == 240]
    assert list((build / "site").rglob("*logo*.png")) or "image/png" in (
        build / "site" / "en-GB" / "topics" / "hip.html"
    ).read_text("utf-8")


def test_british_spelling_stays_as_it_is_written(second: Built) -> None:
    assert "colour of the skin" in words_of(second[0] / "build" / "leaflets" / "en-GB" / "hip.letter.pdf")


def test_a_new_word_in_the_tools_interface_withholds_nothing(
    second: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As an upgrade of the tool brings it: neither this library nor the tool has it in Hebrew."""
    root, made = second
    shipped = layers.shipped

    def upgraded(path: Path) -> tuple[dict[str, object], str]:
        values, text = shipped(path)
        more = {"a_new_word": "A word that nobody has translated yet."} if path.name == "interface.toml" else {}
        return {**values, **more}, text

    monkeypatch.setattr(layers, "shipped", upgraded)
    project, findings = pipeline.check(root)
    assert project is not None
    assert "a_new_word" in project.interface
    assert list(withheld(project, editions(project), findings)) == list(made.withheld)
