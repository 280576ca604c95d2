"""A hospital that writes from right to left and translates into English: pages and leaflets, built and read back."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pypdfium2
import pytest
from lxml import html

from conftest import copy_library
from leafwright import pipeline
from leafwright.pipeline import BuildResult
from turning import turned

pytestmark = pytest.mark.build
Built = tuple[Path, BuildResult]
HOME = "going-home-after-hernia-surgery"
DIRECTIONS = {"ar": "rtl", "en": "ltr"}


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Built with an English edition that lacks a segment, and so is withheld."""
    root = turned(copy_library(tmp_path_factory.mktemp("arabic"), ("a4", "dual"), ("en", "ar"), spelled=False), "ar")
    catalog = polib.pofile(str(root / "docs" / "translations" / "en" / f"{HOME}.po"))
    catalog[:] = [each for each in catalog if each.msgstr != "What to expect at home, and when to get help"]
    catalog.save()
    return root, pipeline.build(root, lambda *_: None)


def pages(root: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    for path in sorted((root / "build" / "site").rglob("*.html")):
        yield path.relative_to(root / "build" / "site").as_posix(), html.fromstring(path.read_bytes())


def around(element: html.HtmlElement, name: str) -> str:
    return next((each.get(name) for each in (element, *element.iterancestors()) if each.get(name)), "")


def test_it_is_built_with_the_words_of_the_tool_in_both_languages(arabic: Built) -> None:
    _, made = arabic
    assert not made.stopped, made.findings
    assert {(each.code, each.at.file) for each in made.findings} == {("T001", f"docs/translations/en/{HOME}.po")}
    assert list(made.withheld) == [f"en/{HOME}"]
    printed = {(each.edition.id, each.format.id) for each in made.leaflets}
    assert {("en/hernia", "a4"), ("en/hernia", "dual"), ("ar/hernia", "a4")} <= printed


def test_words_on_a_page_run_as_their_language_does(arabic: Built) -> None:
    root, _ = arabic
    wrong = [
        f"{name}: {html.tostring(each, encoding='unicode')[:150]}"
        for name, page in pages(root)
        for each in page.iter("html", "article", "main", "a", "b", "div", "p", "span", "strong")
        if each.get("lang") and around(each, "dir") != DIRECTIONS[each.get("lang")]
    ]
    assert wrong == []
    foreign = {(name.split("/")[0], each.get("lang")) for name, page in pages(root) for each in page.iter("span", "a")}
    assert {("en", "ar"), ("ar", "en")} <= foreign, "there is nothing to look at"


def test_pages_for_staff_say_that_they_are_in_english(arabic: Built) -> None:
    root, _ = arabic
    for name, page in pages(root):
        for each in page.iter("p", "h1", "a", "span", "label", "td", "summary", "h2"):
            said = " ".join((each.text or "").split())
            if re.search(r"English only|Give a leaflet|Reviews due|How far each|Needed by", said):
                assert (around(each, "lang"), around(each, "dir")) == ("en", "ltr"), f"{name}: {said[:80]}"
            if name in ("ar/reviews.html", "ar/status.html") and re.search(r"[ء-ي]", said):
                assert (around(each, "lang"), around(each, "dir")) == ("ar", "rtl"), said


def test_no_words_for_staff_mix_two_languages(arabic: Built) -> None:
    root, _ = arabic
    english = {name: page for name, page in pages(root) if re.search("ar/(give|reviews|status|rules)[.]html", name)}
    assert len(english) == 4
    for name, page in english.items():
        assert page.find(".//title").get("lang") == "en", name
        assert not any(re.search("[ء-ي]", each.get("aria-label")) for each in page.xpath("//main//*[@aria-label]")), (
            name
        )
    assert english["ar/give.html"].xpath("//option/text()") == ["Leaflet on A4 paper", "+ العربية"]
    due = english["ar/reviews.html"].xpath("//details/section")
    assert due
    for each in due:  # named by the headings that stand above it
        assert all(english["ar/reviews.html"].xpath(f"//*[@id='{id_}']") for id_ in each.get("aria-labelledby").split())


def test_the_leaflet_in_both_languages_has_each_on_its_own_side(arabic: Built) -> None:
    root, _ = arabic
    page = pypdfium2.PdfDocument(root / "build" / "leaflets" / "en" / "hernia.dual.pdf")[0]
    text, middle = page.get_textpage(), page.get_width() / 2
    for words, first, last in (("You can watch it", 50, middle), ("الأساسية", middle, page.get_width() - 50)):
        at, count = text.search(words).get_next()
        boxes = [text.get_charbox(each) for each in range(at, at + count)]
        assert first < min(box[0] for box in boxes), words
        assert max(box[2] for box in boxes) < last, words
    *_, right, _ = text.get_charbox(text.search("النقاط").get_next()[0])
    assert right > page.get_width() - 60, "Arabic begins at the right edge"
