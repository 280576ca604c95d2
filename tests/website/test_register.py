"""The register and the status page: every edition with its state, and every file that is there."""

import datetime
from pathlib import Path
from typing import Any

import polib
import pytest
from lxml import html as lxml_html

from conftest import LIBRARY, TONGUES
from leafwright.model import Finding, Place
from leafwright.reporting.rows import EditionRow, Output
from leafwright.setup.places import DEFAULTS
from leafwright.website.staff.status import status_page
from made_up import SPANISH


@pytest.mark.build
@pytest.mark.parametrize("tag", TONGUES)
def test_the_register_leads_to_every_file_and_to_nothing_else(site: Path, tag: str) -> None:
    page = site / tag / "register.html"
    linked = {
        (page.parent / href).resolve().relative_to(site.resolve()).as_posix()
        for href in lxml_html.fromstring(page.read_bytes()).xpath("//table//td//a/@href")
    }
    made = {path.relative_to(site).as_posix() for path in site.glob("*/leaflets/*")}
    assert linked == made
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
    for table in page.xpath("//table"):
        rows = table.xpath(".//tbody/tr")
        assert rows[0].xpath("string(th/a/@hreflang)") == tag  # the reader's own language first
        assert sorted(row.xpath("string(th/a/@hreflang)") for row in rows) == sorted(TONGUES)
        assert {row.xpath("string(td[1])") for row in rows} == {draft}
    assert (
        len(page.xpath("//table")) == len(list((LIBRARY / "docs" / "topics").glob("*.md"))) - 1
    )  # all but the staff's


@pytest.mark.build
def test_staff_find_register_and_status_from_the_start_page(site: Path) -> None:
    for tag in TONGUES:
        page = lxml_html.fromstring((site / tag / "index.html").read_bytes())
        links = page.xpath("//h2[@id='for_staff']/following::a/@href")
        assert "register.html" in links
        assert ("status.html" in links) == (tag == "en")
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


def staged(rows: list[EditionRow]) -> str:
    class LanguageSite:
        language = SPANISH.model_copy(update={"tag": "en", "name": "English", "babel": "en_US"})

    return status_page(LanguageSite(), rows)  # type: ignore[arg-type]


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
        "a4: 4 pages, 120 KB",
    ):
        assert words in page


def test_the_status_page_blocks_nothing_that_is_approved() -> None:
    page = staged([row(state="approved", withheld=False, unsigned=())])
    assert "<td>approved</td><td>–</td>" in page
    assert "Withheld: 0" in page
