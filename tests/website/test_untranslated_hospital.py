"""Where a language lacks the hospital's own words, no page says them in the source language under its tag."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from breaking import edition, loaded, opened, replace, words
from conftest import copy_library
from leafwright import pipeline
from leafwright.model import Released, Releases
from leafwright.release import version_pages
from leafwright.translation.units import hospital_units

pytestmark = pytest.mark.build

_READ_OUT = ("alt", "aria-label", "title", "placeholder")


@pytest.fixture(scope="module", params=["", "hours"], ids=["all is missing", "only hours are there"])
def root(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny hospital with versions that were replaced, built without most of its Arabic words of the hospital."""
    root = copy_library(tmp_path_factory.mktemp("library"), ("text",), ("en", "ar"))
    department = root / "docs" / "departments" / "day-surgery.toml"
    replace(department, '"Day Surgery"', '"Day Surgery"\nheader = "Surgery by day"\ninterpreter = "Ask for an ear."')
    catalog = opened(words(root, "ar", "hospital"))
    for entry in catalog:
        if not request.param or not entry.msgctxt.endswith(f".{request.param}"):
            entry.msgstr = ""
    catalog.save()
    pipeline.build(root, lambda *_: None)
    released = [
        Released(version=f"1.{number}", date=datetime.date(2026, 6, 1), words=str(number) * 64, files={})
        for number in (0, 1)
    ]
    record = Releases(number="FX-01", released=tuple(released))
    version_pages.write(root / "build" / "site", version_pages.pages(edition(root, "ar"), record, [], []))
    return root


def said(element: html.HtmlElement, tag: str) -> Iterator[tuple[str, str, str]]:
    """All words below an element, each with the language and direction that it is marked with."""
    own, direction = element.get("lang", tag), element.get("dir", "")
    yield from ((own, direction, element.get(name, "")) for name in _READ_OUT)
    yield own, direction, element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in ("script", "style", "title"):
            yield from said(child, own)
        yield own, direction, child.tail or ""


def test_no_page_says_the_hospitals_words_under_the_tag_of_a_language_that_lacks_them(root: Path) -> None:
    project = loaded(root)
    english = {unit.text for unit in hospital_units(project.hospital, project.departments)}
    pages = sorted((root / "build" / "site").rglob("*.html"))
    assert len([page for page in pages if page.parent.parent.name == "versions"]) == 2
    told = [
        (str(page.relative_to(root)), text.strip())
        for page in pages
        for tag, _, text in said(html.fromstring(page.read_bytes()), "")
        if tag == "ar" and any(each in text for each in english)
    ]
    assert told == []


def test_names_and_numbers_stay_each_name_marked_as_what_it_is(root: Path) -> None:
    for name in ("index.html", "departments.html", "versions/FX-01-1.0/index.html"):
        page = html.fromstring((root / "build" / "site" / "ar" / name).read_bytes())
        names = {text for tag, direction, text in said(page, "") if (tag, direction) == ("en", "ltr")}
        assert "Fixture Hospital" in names
        assert "Patient office" in names
        assert page.text_content().replace("\u00a0", " ").count("555 010 0203") == 1
        # a block of another direction would begin at the other edge than what stands below it
        assert not page.xpath("//*[contains(@class, 'phone-name')][@dir]")


def test_what_finds_words_says_none_of_them(root: Path) -> None:
    for path in (root / "build" / "site" / "ar").rglob("*.js*"):
        assert "free of charge" not in path.read_text("utf-8"), path
