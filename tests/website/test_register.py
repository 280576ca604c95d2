"""The register and the status page: every edition with its state, and every file that is there."""

import csv
import dataclasses
import datetime
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import polib
import pytest
from lxml import html as lxml_html

from breaking import HERNIA
from conftest import LIBRARY, TONGUES
from leafwright.checking import check
from leafwright.model import Finding, Place, Words
from leafwright.pipeline import BuildResult, _language_site
from leafwright.reporting.rows import EditionRow, Output
from leafwright.setup.places import DEFAULTS
from leafwright.translation.editions import editions
from leafwright.website.staff import listing, register
from leafwright.website.staff.scripted import as_script, register_list, status_list
from leafwright.website.staff.sheet import sheet
from leafwright.website.staff.status import status_files
from made_up import META, SPANISH, many_rows


def links(site: Path, tag: str) -> set[str]:
    """The files of the site that the register of a language leads to, without scripts."""
    page = site / tag / "register.html"
    found = lxml_html.fromstring(page.read_bytes()).xpath("//noscript//td//a[@class='mark']/@href")
    return {(page.parent / href).resolve().relative_to(site.resolve()).as_posix() for href in found}


@pytest.mark.build
@pytest.mark.parametrize("tag", TONGUES)
def test_the_register_leads_to_every_file_and_to_nothing_else(site: Path, tag: str) -> None:
    made = {path.relative_to(site).as_posix() for path in site.glob("*/leaflets/*")}
    assert links(site, tag) == made
    assert len(made) > len(TONGUES)
    assert any(name.endswith(".office.pdf") for name in made), "and to those for an office printer"


@pytest.mark.build
@pytest.mark.parametrize("tag", TONGUES)
def test_the_register_tells_the_state_of_each_edition_in_the_readers_words(site: Path, tag: str) -> None:
    page = lxml_html.fromstring((site / tag / "register.html").read_bytes())
    draft = "Draft"
    if tag != "en":
        po = polib.pofile(str(DEFAULTS / "translations" / tag / "interface.po"))
        draft = next(entry.msgstr for entry in po if entry.msgctxt == "state_translated")
    rows = page.xpath("//noscript//tbody/tr")
    for row in rows:
        tongues = row.xpath("td/a[@class='tongue']/@hreflang")
        assert tongues[0] == tag  # the reader's own language first
        assert sorted(tongues) == sorted(TONGUES)
        assert set(row.xpath("td/span[@class='state']/text()")) == {draft}
    assert len(rows) == len(list((LIBRARY / "docs" / "topics").glob("*.md"))) - 1  # all but the staff's


@pytest.mark.build
def test_each_mark_says_what_it_is_and_what_it_weighs(site: Path) -> None:
    page = lxml_html.fromstring((site / "en" / "register.html").read_bytes())
    for mark in page.xpath("//noscript//a[@class='mark']"):
        assert re.search(r"^\S+: .+ \(.*\d KB\), \w+", mark.text_content()), mark.text_content()


@pytest.mark.build
def test_a_register_of_a_thousand_topics_in_eight_languages_is_light(site: Path) -> None:
    tongues = [SPANISH.model_copy(update={"tag": f"x{number}"}) for number in range(8)]
    words = Words(dict.fromkeys(listing.SPOKEN, "a few words"), {})
    script = as_script("leafwrightList", register_list(many_rows(1000, tongues), words, SPANISH, SPANISH))
    page = (site / "en" / "register.html").read_bytes()
    frame = page[: page.index(b"<noscript>")]  # where it is long, no row stands in it
    scripts = [
        path.stat().st_size for name in ("finder", "register") for path in (site / "en").glob(f"assets/{name}.*.js")
    ]
    assert len(scripts) == 2
    assert len(script.encode()) + len(frame) + sum(scripts) < 250_000


def long_register(root: Path, tag: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The files of the register of a language where two topics are too many for a page."""
    monkeypatch.setattr(register, "PORTION", 1)
    project, findings = check(root)
    assert project, findings
    everything = editions(project)
    sites = [_language_site(project, language, everything, {}) for language in project.languages]
    own = next(each for each in sites if each.language.tag == tag)
    return register.register_files(own, sites, {})


@pytest.mark.build
def test_a_long_register_is_there_without_scripts_in_portions(
    built: tuple[Path, BuildResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = long_register(built[0], "en", monkeypatch)
    assert set(files) == {"register.md", "register-1.md", "register-2.md", "assets/register-list.js"}
    assert "register-1.html" in files["register.md"]
    assert "<tr" not in files["register.md"]
    for number in (1, 2):
        assert files[f"register-{number}.md"].count("<tr id=") == 1
    others = long_register(built[0], "ar", monkeypatch)
    assert set(others) == {"register.md", "assets/register-list.js"}
    assert "../en/register-2.html" in others["register.md"]


@pytest.mark.build
def test_the_table_holds_what_the_report_holds(built: tuple[Path, BuildResult], site: Path) -> None:
    text = (site / "en" / "register.csv").read_text("utf-8")
    assert text.startswith("\ufeff"), "Excel takes it for another encoding"
    held = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    told = json.loads((built[0] / "build" / "report.json").read_text("utf-8"))["editions"]
    assert len(held) == len(told)
    for row in held:
        edition = next(each for each in told if (each["topic"], each["language"]) == (row["topic"], row["language"]))
        for name in ("number", "title", "version", "state", "withdrawn"):
            assert row[name] == edition[name]
        assert row["draft"] == ("yes" if edition["draft"] else "no")
        assert row["still to sign"] == ", ".join(edition["unsigned"])
        assert row["formats"].split() == [output["format"] for output in edition["outputs"]]
        assert row["files"].split() == [name for output in edition["outputs"] for name in output["files"]]


def test_no_cell_of_the_table_is_taken_for_a_formula() -> None:
    edition = SimpleNamespace(topic=SimpleNamespace(meta=META, review=None), department=None)
    text = sheet([row(title='=HYPERLINK("x")')], {"ar/title": edition})  # type: ignore[dict-item]
    (cells,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert cells["title"] == '\'=HYPERLINK("x")'


@pytest.mark.build
def test_staff_find_register_and_status_at_the_foot_of_every_page(site: Path) -> None:
    for tag in TONGUES:
        for path, up in (("index.html", ""), (f"topics/{HERNIA}.html", "../")):
            page = lxml_html.fromstring((site / tag / path).read_bytes())
            links = page.xpath("//footer//*[@aria-labelledby='for_staff']//a/@href")
            own = (
                ["give.html", "reviews.html", "staff.html", "status.html", "evidence.html", "rules.html"]
                if tag == "en"
                else []
            )
            assert links == [up + name for name in ("register.html", *own, "kiosk.html")]
            assert not {f"{up}{name}" for name in ("register.html", *own)} & set(page.xpath("//main//a/@href"))
    status = lxml_html.fromstring((site / "en" / "status.html").read_bytes())
    assert "sign-off: translator, reviser, lead" in status.text_content()
    assert "a4: " in status.text_content()


def row(**changes: Any) -> EditionRow:
    """An edition as report.json tells of it."""
    usual: dict[str, Any] = {
        "topic": "title",
        "number": "LH-01",
        "title": "Title",
        "language": "ar",
        "version": "0.1",
        "state": "stale",
        "draft": True,
        "withheld": True,
        "unsigned": ("lead",),
        "withdrawn": "",
        "next_review": datetime.date(2027, 1, 31),
        "words": "0" * 64,
        "reading": {"words a sentence": 9.5},
        "findings": (),
        "outputs": (Output(format="a4", path="leaflets/ar/x.a4.pdf", pages=4, used=(0.9, 0.7), bytes=120_400),),
    }
    return EditionRow(**(usual | changes))


def test_an_edition_is_one_number_that_the_script_takes_apart() -> None:
    stop = Finding(Place("docs/x.po", 3), "T001", "fuzzy", "mend it", "ar")
    advice = dataclasses.replace(stop, level="warn")
    edition = row(findings=(stop, stop, stop, advice), withheld=True, unsigned=("clinician",), state="translated")
    told = status_list(
        [[edition, row(language="fr", findings=(stop,) * 20, withheld=True)]],
        {edition.topic: "Ward"},
        {"ar": "Arabic", "fr": "French"},
        {edition.topic: "x"},
    )
    assert told["languages"] == [["ar", "Arabic"], ["fr", "French"]]
    first, second = told["topics"][0][4]
    assert told["roles"][first >> 8] == "clinician"
    assert ((first >> 4) & 15, (second >> 4) & 15) == (3, 15)
    assert first & 8 == second & 8 == 8
    assert told["states"][first & 7] == "translated"


def staged(rows: list[EditionRow], shown: Sequence[str] = ()) -> str:
    class LanguageSite:
        language = SPANISH.model_copy(update={"tag": "en", "name": "English", "babel": "en_US"})

    files = status_files(LanguageSite(), rows, {"title": "Ward"}, {"ar": "Arabic"}, shown)  # type: ignore[arg-type]
    return files["status.md"]


def test_the_status_page_says_what_blocks_an_edition_and_what_is_due() -> None:
    finding = Finding(Place("docs/x.po", 3), "T001", 'fuzzy: "<b>"', "mend it", "ar")
    advice = Finding(Place("docs/x.po", 9), "T011", "a denial", "look", "ar", "warn")
    page = staged([row(findings=(*[finding] * 7, advice))])
    assert page.count("T001 docs/x.po:3: fuzzy: &quot;&lt;b&gt;&quot;") == 5
    assert "and 2 more" in page
    assert "T011" not in page
    for words in (
        "stale, withheld",
        "sign-off: lead",
        "January\u00a031, 2027",
        "words a sentence: 9.5",
        "a4: PDF, 4 pages, 120 KB",
    ):
        assert words in page


def test_the_status_page_blocks_nothing_that_is_approved() -> None:
    page = staged([row(state="approved", withheld=False, unsigned=())])
    assert "<td>approved</td><td>–</td>" in page
    assert "Withheld: 0" in page
