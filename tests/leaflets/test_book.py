"""The book for phones and reading aids, opened as its readers open it: EPUB 3.3 and EPUB Accessibility 1.1."""

import dataclasses
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from breaking import HERNIA, edition, replace, topic
from conftest import copy_library
from leafwright import leaflets
from leafwright.leaflets import Printer, book
from leafwright.model import Finding
from printing import Printing

pytestmark = pytest.mark.build
TAGS = ("en", "ar")
OPF, DC = "{http://www.idpf.org/2007/opf}", "{http://purl.org/dc/elements/1.1/}"
XHTML, OPS = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/ops}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPES = {"xhtml": "application/xhtml+xml", "svg": "image/svg+xml", "css": "text/css"}


class Opened:
    """A book's files by name, its package, and its chapters in the order of reading."""

    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.files = {name: self.zip.read(name) for name in self.zip.namelist()}
        self.package = etree.fromstring(self.files["EPUB/package.opf"])
        self.items = {item.get("id"): item for item in self.package.iter(f"{OPF}item")}
        order = [self.items[each.get("idref")].get("href") for each in self.package.iter(f"{OPF}itemref")]
        self.chapters = {name: etree.fromstring(self.files[f"EPUB/{name}"]) for name in order}
        self.nav = etree.fromstring(self.files["EPUB/nav.xhtml"])

    @property
    def pages(self) -> dict[str, Any]:
        return {"nav.xhtml": self.nav, **self.chapters}

    def told(self, property: str) -> list[str]:
        return [each.text for each in self.package.iter(f"{OPF}meta") if each.get("property") == property]


def opened(made: Printing, tag: str) -> Opened:
    return Opened(made[tag, "epub"][1].files[f"{HERNIA}.epub"])


@pytest.mark.parametrize("tag", TAGS)
def test_the_container_says_first_and_unpacked_what_it_is(made: Printing, tag: str) -> None:
    data = made[tag, "epub"][1].files[f"{HERNIA}.epub"]
    assert data[30:58] == b"mimetypeapplication/epub+zip"  # OCF 3.3, 4.2.2: found there without unpacking
    first = opened(made, tag).zip.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    (root,) = etree.fromstring(opened(made, tag).files["META-INF/container.xml"]).iter("{*}rootfile")
    assert (root.get("full-path"), root.get("media-type")) == ("EPUB/package.opf", "application/oebps-package+xml")


@pytest.mark.parametrize("tag", TAGS)
def test_the_manifest_lists_each_file_once_and_the_spine_each_chapter(made: Printing, tag: str) -> None:
    found = opened(made, tag)
    listed = [each.get("href") for each in found.package.iter(f"{OPF}item")]
    beside = {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    assert sorted(f"EPUB/{name}" for name in listed) == sorted(found.files.keys() - beside)
    assert all(TYPES[each.get("href").split(".")[1]] == each.get("media-type") for each in found.items.values())
    assert [each.get("href") for each in found.items.values() if each.get("properties") == "nav"] == ["nav.xhtml"]
    assert len(found.chapters) == sum(name.endswith(".xhtml") for name in listed) - 1
    ids = found.package.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("tag", TAGS)
def test_the_package_says_what_the_book_is(made: Printing, tag: str) -> None:
    package = opened(made, tag).package
    said = {name: package.findtext(f".//{DC}{name}") for name in ("identifier", "title", "language", "publisher")}
    assert said["language"] == package.get(LANG) == tag
    assert said["title"] == opened(made, tag).chapters["00-title.xhtml"].findtext(f".//{XHTML}h1")
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", said["identifier"])
    assert package.get("unique-identifier") == package.find(f".//{DC}identifier").get("id")
    assert opened(made, tag).told("dcterms:modified") == ["2026-01-05T00:00:00Z"]
    assert len({opened(made, tag).package.findtext(f".//{DC}identifier") for tag in TAGS}) == len(TAGS)


@pytest.mark.parametrize(("tag", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_pages_turn_as_the_language_is_read(made: Printing, tag: str, direction: str) -> None:
    found = opened(made, tag)
    assert found.package.find(f"{OPF}spine").get("page-progression-direction") == direction
    for name, page in found.pages.items():
        assert (page.get("lang"), page.get(LANG), page.get("dir")) == (tag, tag, direction), name


@pytest.mark.parametrize("tag", TAGS)
def test_its_accessibility_is_told_and_is_true(made: Printing, tag: str) -> None:
    found = opened(made, tag)
    assert found.told("schema:accessMode") == ["textual", "visual"]
    assert found.told("schema:accessModeSufficient") == ["textual"]
    assert found.told("schema:accessibilityHazard") == ["none"]
    assert found.told("schema:accessibilitySummary") == [made.edition(tag).words["book_accessibility"]]
    features = {"alternativeText", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"}
    assert set(found.told("schema:accessibilityFeature")) == features
    assert not found.told("dcterms:conformsTo"), "only a person who has read it may claim that"
    pictures = [each for page in found.chapters.values() for each in page.iter(f"{XHTML}img")]
    assert pictures
    assert all(each.get("alt") for each in pictures)
    assert not re.search(rb"(?<![\d.])\d+(px|pt|mm)\b(?<!1px)(?<!3px)", found.files["EPUB/style.css"]), "type must grow"


def test_a_book_without_pictures_promises_none(made: Printing) -> None:
    sheet = made.sheet("en", "epub")
    bare = dataclasses.replace(sheet, markup=re.sub(r"<img[^>]*>", "", sheet.markup))
    found = Opened(book.packed(bare))
    assert found.told("schema:accessMode") == ["textual"]
    assert "alternativeText" not in found.told("schema:accessibilityFeature")


@pytest.mark.parametrize("tag", TAGS)
def test_each_chapter_begins_with_its_heading_and_no_id_stands_twice(made: Printing, tag: str) -> None:
    for name, page in opened(made, tag).chapters.items():
        headings = [each for each in page.iter() if re.fullmatch(r"h[1-6]", etree.QName(each).localname)]
        levels = [int(etree.QName(each).localname[1]) for each in headings]
        assert levels[0] == (1 if name == "00-title.xhtml" else 2), name
        assert all(level == 3 for level in levels[1:]), name
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), name
        (labelled,) = page.xpath("//@aria-labelledby")
        assert labelled == headings[0].get("id"), name
        assert all(each.get("lang") == each.get(LANG) for each in page.iter(f"{XHTML}*") if each.get("lang")), name


@pytest.mark.parametrize("tag", TAGS)
def test_every_link_and_picture_inside_the_book_is_there(made: Printing, tag: str) -> None:
    found, inside = opened(made, tag), 0
    for name, page in found.pages.items():
        for target in page.xpath("//@href | //@src"):
            if ":" in target:
                assert target.startswith(("https:", "tel:", "mailto:")), target
                continue
            file, _, id_ = target.partition("#")
            assert f"EPUB/{file}" in found.files, (name, target)
            assert not id_ or id_ in found.pages[file].xpath("//@id"), (name, target)
            inside += bool(id_)
    assert inside > 2


@pytest.mark.parametrize("tag", TAGS)
def test_the_contents_lead_to_every_chapter_in_its_order(made: Printing, tag: str) -> None:
    found = opened(made, tag)
    (nav,) = found.nav.iter(f"{XHTML}nav")
    assert (nav.get(f"{OPS}type"), nav.get("role")) == ("toc", "doc-toc")
    led = {each.get("href"): "".join(each.itertext()) for each in nav.iter(f"{XHTML}a") if "#" not in each.get("href")}
    heads = {name: "".join(page.find(".//*[@id]//*[@id]").itertext()) for name, page in found.chapters.items()}
    assert list(led.items()) == list(heads.items())


def test_small_headings_stand_in_the_contents_below_their_chapter(made: Printing) -> None:
    sheet = made.sheet("en", "epub")
    more = dataclasses.replace(sheet, markup=sheet.markup.replace("<p>The wall of", "<h3>Why?</h3><p>The wall of"))
    (link,) = Opened(book.packed(more)).nav.xpath("//*[local-name()='ol']//*[local-name()='ol']//*[@href]")
    assert (link.get("href"), link.text) == ("04-condition.xhtml#condition-1", "Why?")


@pytest.mark.parametrize("tag", TAGS)
def test_each_chapter_says_what_the_plain_text_says(made: Printing, tag: str) -> None:
    text = made[tag, "text"][1].files[f"{HERNIA}.text.txt"].decode()
    parts = re.split(r"^(.+)\n[=-]+\n", text, flags=re.M)
    written = dict(zip(parts[1::2], parts[2::2], strict=True))
    marks = {mark["words"] for mark in _marks(made, tag)}
    found = opened(made, tag)
    compared = 0
    for name, page in list(found.chapters.items())[1:]:
        heading, *words = _words(page, marks)
        wanted = re.split(r"\n\n.*\n\nhttps://", written[heading])[0]  # the way to the web page is on the title
        assert _letters(" ".join(words)) == _letters(wanted), name
        compared += 1
    assert compared == len(written) - 1


def _marks(made: Printing, tag: str) -> list[dict[str, str]]:
    own = {"words": made.edition(tag).words["draft"], "lang": tag}
    return [own] if tag == "en" else [own, {"words": made.edition("en").words["draft"], "lang": "en"}]


def _words(page: Any, marks: set[str]) -> list[str]:
    """The words of a chapter as one hears them, pictures by their alternative, marks of a draft left out."""
    section = page.find(f"{XHTML}body/{XHTML}section")
    for picture in section.iter(f"{XHTML}img"):
        picture.text = picture.get("alt")
    for steps in section.iter(f"{XHTML}ol"):
        for number, step in enumerate(steps, start=1):
            step.text = f"{number}. {step.text}"
    blocks = [each for each in section if "".join(each.itertext()) not in marks]
    return ["".join(each.itertext()) for each in blocks]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize("tag", TAGS)
def test_every_chapter_the_contents_and_the_package_say_that_it_is_a_draft(made: Printing, tag: str) -> None:
    found, marks = opened(made, tag), _marks(made, tag)
    for name, page in found.pages.items():
        said = [each for each in page.iter(f"{XHTML}p") if each.get("class") == "draft-mark"]
        assert ["".join(each.itertext()) for each in said] == [mark["words"] for mark in marks], name
        assert [each.get("lang", tag) for each in said] == [mark["lang"] for mark in marks], name
    described = [(each.text, each.get(LANG)) for each in found.package.iter(f"{DC}description")]
    assert described[: len(marks)] == [(mark["words"], mark["lang"]) for mark in marks]


def test_lines_to_write_on_are_seen_without_style(made: Printing) -> None:
    (chapter,) = [page for name, page in opened(made, "en").chapters.items() if "questions" in name]
    assert [each.text for each in chapter.iter(f"{XHTML}span")] == ["____________"]


@pytest.mark.parametrize("tag", TAGS)
def test_a_book_has_the_same_bytes_each_time(made: Printing, tag: str) -> None:
    sheet, printed = made[tag, "epub"]
    assert Printer(made.root).print(sheet).files == printed.files
    assert {each.date_time for each in opened(made, tag).zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def _found(made: Printing, old: str, new: str) -> list[Finding]:
    sheet = made.sheet("en", "epub")
    assert old in sheet.markup
    broken = dataclasses.replace(sheet, markup=sheet.markup.replace(old, new))
    return list(book.faults(sheet, book.packed(broken)))


def test_a_block_that_does_not_reach_the_book_is_told(made: Printing) -> None:
    assert _found(made, "Who does", "Who does") == []
    (finding,) = _found(made, "Who does", "Who")
    assert (finding.code, "Who does" in finding.message) == ("P003", True)


def test_a_chapter_that_no_reader_opens_is_told(made: Printing) -> None:
    (finding,) = _found(made, "<h2>What can I ask?</h2>", '<h2 1x="">What can I ask?</h2>')
    assert (finding.code, "08-questions.xhtml of the book is no XHTML" in finding.message) == ("P003", True)


def test_a_book_is_made_only_where_a_list_asks_for_it(tmp_path: Path) -> None:
    root = copy_library(tmp_path, ["a4"], ["en"])
    of_all = leaflets.formats(root)  # a library that names no formats prints in all
    assert "epub" not in [format.id for format in leaflets.wanted(of_all, edition(root))]
    named = leaflets.formats(root, ["a4", "epub"])
    assert [format.id for format in leaflets.wanted(named, edition(root))] == ["a4", "epub"]
    replace(topic(root), "audience:", "formats: [epub]\naudience:")
    only = leaflets.formats(root, ["a4"])  # the topic asks for what the hospital does not make of every topic
    assert [format.id for format in leaflets.wanted(only, edition(root))] == ["epub"]


def test_a_checker_of_others_finds_nothing(made: Printing, tmp_path: Path) -> None:
    program = shutil.which("epubcheck")  # needs Java, which set-up does not bring; the tests above hold without it
    if program is None:
        pytest.skip("epubcheck is not on PATH")
    for tag in TAGS:
        file = tmp_path / f"{tag}.epub"
        file.write_bytes(made[tag, "epub"][1].files[f"{HERNIA}.epub"])
        checked = subprocess.run([program, file], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout + checked.stderr
