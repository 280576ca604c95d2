"""What readers type leads to the right page, in every language."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browsing import QUERY, Visit, settle
from leafwright.website.search.folding import terms

pytestmark = pytest.mark.browser

TABLE = tomllib.loads(Path(__file__).with_name("queries.toml").read_text("utf-8"))
FIRST = 3  # a reader looks no further
# Questions with the sections that answer them: by readers who did not see the index, and by people who know it.
READERS, OTHERS = (
    tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8")) for name in ("asked", "asked_more")
)
ANSWERS = """async texts => {
  const all = [];
  for (const text of texts) {
    const {results} = await (await leafwrightEngine()).answer(text);
    all.push(results.flatMap(one => one.parts.map(part => part.href)));
  }
  return all;
}"""
# How long the search waits for the next letter is looked at elsewhere.
AT_ONCE = "window.setTimeout = (wait => work => wait(work, 0))(window.setTimeout)"
# Without what a page is told to open its details at.
RESULTS = """groups => groups.map(group =>
  [...group.querySelectorAll('a')].map(link => link.getAttribute('href').replace(/\\?[^#]*/, '')))"""


def results(page: Page, words: str) -> list[list[str]]:
    """Types words into the search box; returns for each result the addresses of the links it shows."""
    page.locator(QUERY).fill(words)
    settle(page)
    return list(page.locator(".search-list [role=group]").evaluate_all(RESULTS))


@pytest.mark.parametrize("tag", TABLE)
def test_the_right_page_is_among_the_first_three(visit: Visit, tag: str) -> None:
    page = visit.open(f"{tag}/index.html")
    page.evaluate(AT_ONCE)
    page.locator(QUERY).click()
    wrong = []
    for query in TABLE[tag]:
        path = "glossary.html" if query["page"] == "glossary" else f"topics/{query['page']}.html"
        shown = results(page, query["typed"])[:FIRST]
        ranks = [rank for rank, links in enumerate(shown, 1) if any(f"/{tag}/{path}" in link for link in links)]
        section = f"/{tag}/{path}#{query['section']}" if "section" in query else ""
        if not ranks or (section and not any(link.endswith(section) for link in shown[ranks[0] - 1])):
            wrong.append((query["typed"], path, section, shown))
    assert wrong == []
    assert visit.complaints == []


def test_what_readers_ask_is_answered_by_the_first_or_second_section(visit: Visit) -> None:
    lost, empty = {}, []
    for tag in READERS:
        asked = READERS[tag] | OTHERS[tag]
        found = visit.open(f"{tag}/index.html").evaluate(ANSWERS, list(asked))
        named = [[link.split("/")[-1].replace(".html", "") for link in links] for links in found]
        empty += [typed for typed, links in zip(asked, named, strict=True) if not links]
        wrong = [
            typed for (typed, right), links in zip(asked.items(), named, strict=True) if not {*links[:2]} & {*right}
        ]
        if len(wrong) > len(asked) / 10:
            lost[tag] = wrong
    assert (lost, empty) == ({}, [])


@pytest.mark.parametrize("tag", TABLE)
def test_enough_is_asked_and_half_of_it_by_readers(tag: str) -> None:
    asked = {*READERS[tag], *OTHERS[tag]}
    assert len(asked) == len(READERS[tag]) + len(OTHERS[tag]) >= 40
    assert len(READERS[tag]) * 2 >= len(asked)


@pytest.mark.parametrize("tag", TABLE)
def test_the_table_holds_what_must_be_tried(tag: str) -> None:
    assert len(TABLE[tag]) >= 12
    assert len({query["typed"] for query in TABLE[tag]}) == len(TABLE[tag])


def test_the_table_has_every_language(sample_site: Path) -> None:
    assert {path.parent.parent.name for path in sample_site.glob("*/search/patients.js")} == TABLE.keys()


@pytest.mark.parametrize("tag", TABLE)
def test_what_is_typed_is_folded_as_the_index_is(visit: Visit, sample_site: Path, tag: str) -> None:
    words = sorted(
        {
            word
            for path in (sample_site / tag / "assets" / "search").glob("*-p*.js")
            for words in _texts(json.loads(f"[{path.read_text('utf-8').partition('(')[2].strip()[:-1]}]"))
            for word in words.split()
        }
    )
    assert len(words) > 500
    page = visit.open(f"{tag}/index.html")
    typed = page.evaluate("words => leafwrightEngine().then(engine => words.map(engine.terms))", words)
    lost = [(word, parts) for word, parts in zip(words, typed, strict=True) if not set(parts) <= set(terms(word))]
    assert lost == []


def _texts(value: object) -> Iterator[str]:
    """Every text inside lists."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
