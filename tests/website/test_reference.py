"""The pages of rules and of evidence: contents that lead to every entry, examples that are told apart by word."""

from pathlib import Path

import pytest
from lxml import html

from breaking import HERNIA
from leafwright.checking import check
from leafwright.pipeline import BuildResult
from leafwright.reporting.rulebook import entries

pytestmark = pytest.mark.build


@pytest.mark.parametrize("name", ["rules", "evidence"])
def test_contents_lead_to_every_entry(site: Path, name: str) -> None:
    page = html.fromstring((site / "en" / f"{name}.html").read_bytes())
    headings = set(page.xpath("//main//h2/@id"))
    assert headings
    assert {href.removeprefix("#") for href in page.xpath("//nav[@class='contents']//a/@href")} == headings


def test_each_rule_shows_what_is_wrong_and_right_by_word_and_folds_its_source(
    built: tuple[Path, BuildResult], site: Path
) -> None:
    project, findings = check(built[0])
    assert project, findings
    page = html.fromstring((site / "en" / "rules.html").read_bytes())
    book = entries(project)
    told = [(label, text.split()) for entry in book for label, text in entry.examples]
    figures = page.xpath("//figure[@class='wrong' or @class='right']")
    assert [(each.xpath("string(figcaption)"), each.xpath("string(pre)").split()) for each in figures] == told
    assert {each.get("class").title() for each in figures} == {label.partition(",")[0] for label, _ in told}
    folded = "\n".join(page.xpath("//details[@class='folded']//text()"))
    for entry in book:
        assert entry.source in folded
    assert len(page.xpath("//details[@open]")) == 0


def test_row_names_are_heads_of_their_rows(site: Path) -> None:
    for name in ("register", "status", "reviews", "give", "rules"):
        page = html.fromstring((site / "en" / f"{name}.html").read_bytes())
        assert page.xpath("//main//tbody/tr"), name
        assert page.xpath("//main//tbody/tr[not(*[1][self::th[@scope='row']])]") == [], name


def test_sources_of_the_evidence_are_folded(site: Path) -> None:
    page = html.fromstring((site / "en" / "evidence.html").read_bytes())
    (folded,) = page.xpath("//details[@class='folded']")
    assert folded.xpath(".//ul/li")
    assert page.xpath("//div[@class='said theirs']/p[@class='said-label']/text()") == ["The article said"]


def test_a_source_of_a_topic_leads_to_where_it_can_be_read(built: tuple[Path, BuildResult], site: Path) -> None:
    project, _ = check(built[0])
    assert project
    page = html.fromstring((site / "en" / "topics" / f"{HERNIA}.html").read_bytes())
    led = {str(href) for href in page.xpath("//*[starts-with(@id, 'source-')]/..//a/@href")}
    assert {each.link for each in project.references.values()} & led
