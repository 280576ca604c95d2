"""The proof of the tiny hospital: every page and leaflet is there, readable, and the same each time."""

import datetime
import hashlib
import html
import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from lxml import html as lxml_html
from PIL import Image, ImageFilter

from breaking import HOME
from conftest import ROOT, TONGUES, build_once, copy_pair
from leafwright import leaflets
from leafwright.model import Edition
from leafwright.pipeline import BuildResult
from leafwright.text.as_html import inline_html
from leafwright.text.document import words_of as block_words
from leafwright.text.filling import filling
from leafwright.text.inline import changed, runs
from leafwright.text.page import edition_sections
from leafwright.text.segments import segments
from leafwright.text.topic import body_of, title_of

Built = tuple[Path, BuildResult]
pytestmark = pytest.mark.build


@pytest.fixture(scope="module")
def site(built: Built) -> Path:
    return built[0] / "build" / "site"


def pdf_of(built: Built, tag: str) -> Path:
    return built[0] / "build" / "leaflets" / tag / f"{HOME}.a4.pdf"


def edition_of(built: Built, tag: str) -> Edition:
    return next(e for e in built[1].editions if e.language.tag == tag and e.topic.slug == HOME)


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def words_of(markup: str) -> str:
    return letters("".join(lxml_html.fromstring(f"<div>{markup}</div>").itertext()))


def test_nothing_is_found_and_nothing_withheld(built: Built) -> None:
    assert [finding for finding in built[1].findings if finding.stops] == []
    assert built[1].withheld == {}
    assert {edition.language.tag for edition in built[1].editions} >= set(TONGUES)


def test_the_site_has_its_pages(site: Path) -> None:
    chooser = (site / "index.html").read_text("utf-8")
    for tag in TONGUES:
        assert f'href="{tag}/index.html"' in chooser
        page = (site / tag / "topics" / f"{HOME}.html").read_text("utf-8")
        direction = "rtl" if tag == "ar" else "ltr"
        assert re.search(rf'<html[^>]*lang="{tag}"', page)
        assert re.search(rf'<html[^>]*dir="{direction}"', page)
        assert (site / tag / "leaflets" / f"{HOME}.a4.pdf").exists()


@pytest.mark.parametrize("tag", TONGUES)
def test_a_leaflet_is_tagged_titled_and_set_in_the_projects_fonts(built: Built, tag: str) -> None:
    data = pdf_of(built, tag).read_bytes()
    edition = edition_of(built, tag)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == tag
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Title"]) == title_of(edition.text)
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        with pdf.open_outline() as outline:
            titles = [str(item.title) for item in outline.root[0].children]
        headings = {section.heading for section, _ in edition_sections(edition, built[1].editions)}
        # spaces and hyphens that hold words together count as such
        plain = [{re.sub(r"\s", " ", each.replace("\u2060", "")) for each in words} for words in (headings, titles)]
        assert plain[0] <= plain[1]
        boxes = {tuple(round(float(number)) for number in page.mediabox) for page in pdf.pages}
    assert boxes == {(0, 0, 595, 842)}  # A4 in points
    # of an enlarged family, too
    assert {re.sub(r"(-x\d+)?(-Bold)?$", "", name) for name in leaflets.embedded_fonts(data)} <= {
        "Noto-Sans", "Noto-Sans-SC", "Noto-Naskh-Arabic", "Noto-Sans-Bengali", "Noto-Nastaliq-Urdu",
    }  # fmt: skip


@pytest.mark.parametrize("tag", ["en", "fr"])
def test_every_segment_is_read_back_from_the_leaflet(built: Built, tag: str) -> None:
    edition = edition_of(built, tag)
    document = pypdfium2.PdfDocument(pdf_of(built, tag))
    said = ""
    for number, page in enumerate(document, start=1):
        # numbers of steps are painted by themselves, and where a paragraph goes on beside them, in the midst of it
        text = letters(re.sub(r"(?m)^(\d\. ?)+\s*$", "", page.get_textpage().get_text_bounded()))
        meta = edition.topic.meta
        foot = letters(f"{meta.number}{meta.version}{edition.language.name}")
        count = letters(edition.words["page_of"].format(page=number, pages=len(document)))
        assert foot in text
        assert count in text
        marks = [letters(f"{each['draft']}{each['sample_mark']}") for each in (edition.words, edition.words.source)]
        for own in (foot, count, *marks):  # of the page, which may part a paragraph
            text = text.replace(own, "")
        said += text
    # A hanging heading is painted after the words beside it; what tags say of the order is not tested here.
    headings = [letters(piece.text) for piece in segments(edition.text) if piece.role == "h2"]
    headings += [
        letters(edition.words[key]) for key in ("formats_languages", "feedback_complaints", "contacts", "about")
    ]
    assert [heading for heading in headings if heading not in said] == []
    without_headings = said
    for heading in sorted(headings, key=len, reverse=True):
        without_headings = without_headings.replace(heading, "")
    lost = []
    for piece in segments(edition.text):
        if piece.role == "search_terms":
            continue
        expected = words_of(inline_html(changed(runs(piece.text), filling(edition))))
        if expected not in said and expected not in without_headings:
            lost.append(piece.text)
    assert lost == []


@pytest.mark.parametrize("tag", TONGUES)
def test_page_and_leaflet_say_the_same_section_by_section(built: Built, site: Path, tag: str) -> None:
    edition = edition_of(built, tag)
    page = lxml_html.fromstring((site / tag / "topics" / f"{HOME}.html").read_text("utf-8"))
    for section, _ in edition_sections(edition, built[1].editions):
        heading = page.get_element_by_id(section.id)
        whole = letters("".join(heading.getparent().itertext()))
        assert whole == letters(section.heading + "".join(words for _, words in block_words(section.blocks))), (
            section.id
        )


@pytest.mark.parametrize("tag", TONGUES)
def test_every_page_and_leaflet_is_marked_as_a_draft_in_its_language_and_in_english(
    built: Built, site: Path, tag: str
) -> None:
    edition = edition_of(built, tag)
    page = html.unescape((site / tag / "topics" / f"{HOME}.html").read_text("utf-8"))
    first = letters(pypdfium2.PdfDocument(pdf_of(built, tag))[0].get_textpage().get_text_bounded())
    assert edition.words["draft"] in page
    assert "Draft: not for patients" in page
    assert letters("Draft: not for patients") in first
    if tag != "ar":  # pdfium gives right-to-left runs in its own order
        assert letters(edition.words["draft"]) in first


def test_arabic_words_can_be_read_back_and_phone_numbers_stand_in_their_order(built: Built) -> None:
    edition = edition_of(built, "ar")
    document = pypdfium2.PdfDocument(pdf_of(built, "ar"))
    said = " ".join(page.get_textpage().get_text_bounded() for page in document)
    last = document[len(document) - 1].get_textpage()
    for name in ("ward", "clinic", "office"):
        *_, end = groups = edition.phones[name].number.split()
        at, _ = last.search(end).get_next()
        left = [last.get_charbox(last.search(group, at - 12).get_next()[0])[0] for group in groups]
        assert left == sorted(left), f"{groups} stand at {left} points from the left"
    wanted = set(re.findall(r"[\u0620-\u064a]{3,}", _without_marks(body_of(edition.text))))
    found = set(re.findall(r"[\u0620-\u064a]{3,}", _without_marks(said)))
    share = len(wanted & found) / len(wanted)
    assert share > 0.9, f"only {share:.2f} of the words"


def test_a_photograph_of_each_code_leads_to_its_own_edition(built: Built) -> None:
    coded = [leaflet for leaflet in built[1].leaflets if leaflet.format.id == "a4"]
    assert len(coded) == 2 * len(TONGUES)
    for leaflet in coded:
        document = pypdfium2.PdfDocument(leaflet.file.read_bytes())
        picture = document[len(document) - 1].render(scale=150 / 72, grayscale=True).to_pil()
        photograph = picture.rotate(7, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
        photograph = photograph.filter(ImageFilter.GaussianBlur(1.2))
        codes = [code.text for code in zxingcpp.read_barcodes(photograph)]
        edition = leaflet.edition
        assert codes == [f"{edition.hospital.address}{edition.language.tag}/topics/{edition.topic.slug}.html"]


def _without_marks(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if not unicodedata.combining(c))


def test_the_report_lists_every_edition(built: Built) -> None:
    report = json.loads((built[0] / "build" / "report.json").read_text("utf-8"))
    assert {edition["language"] for edition in report["editions"]} >= set(TONGUES)
    for edition in report["editions"]:
        assert edition["draft"]
        beside = "form" if edition["language"] == "en" else "dual"
        own = [] if edition["topic"] == "hernia-staff" else ["a4", beside, "text"]
        assert [output["format"] for output in edition["outputs"]] == own
        assert edition["reading"]["words a sentence"] > 0
        for output in edition["outputs"]:
            data = (built[0] / "build" / output["path"]).read_bytes()
            assert output["bytes"] == len(data)
            assert output["sha256"] == hashlib.sha256(data).hexdigest()
            if output["format"] != "text":
                assert output["pages"] == len(pypdfium2.PdfDocument(data))


def test_two_builds_in_different_folders_give_the_same_bytes(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> None:
    here, _ = build_once(tmp_path_factory, worker_id, "pair", copy_pair)
    there = copy_pair(tmp_path / "another folder")
    build = "pipeline.build(pathlib.Path(sys.argv[1]), lambda *_: None)"
    code = f"import sys, pathlib; from leafwright import pipeline; {build}"
    # far away, where it is the same day: a page says when it was built
    zone = "Asia/Tokyo" if datetime.datetime.now(datetime.UTC).hour < 15 else "America/Los_Angeles"
    own = {"PYTHONPATH": str(ROOT / "scripts"), "PYTHONHASHSEED": "7", "TZ": zone, "LC_ALL": "C"}
    subprocess.run([sys.executable, "-c", code, str(there)], check=True, env={**os.environ, **own}, capture_output=True)
    assert _hashes(here) == _hashes(there)
    assert len(_hashes(here)) > 30


def _hashes(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in ("site", "leaflets", "deploy")
        for path in sorted((root / "build" / folder).rglob("*"))
        if path.is_file()
    }
