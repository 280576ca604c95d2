"""The reader by which leaflets are judged, tried on a tagged PDF that Chromium makes."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import aloud

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Made elsewhere</title></head>
<body><h1>After the operation</h1>
<p>You can walk <b>slowly</b> on the same day, and this line is long enough to go on in the line that follows it, and in
the one after that, so that words stand at ends of lines.</p>
<h2>Getting help</h2>
<ul><li>Phone <a href="https://example.org/ward">the ward</a></li><li lang="pl">Proszę zadzwonić</li></ul>
<img alt="A hand and a phone" width="90" height="90"
src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9Q
DwADhgGAWjR9awAAAABJRU5ErkJggg==">
<table><thead><tr><th>Day</th><th>Walk</th></tr></thead><tbody><tr><td>First</td><td>Ten steps</td></tr></tbody></table>
</body></html>"""


@pytest.fixture(scope="module")
def read(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> aloud.Element:
    file: Path = tmp_path_factory.mktemp("elsewhere") / "made.pdf"
    page = browser.new_page()
    page.set_content(PAGE)
    page.pdf(path=file, tagged=True, outline=True)
    page.close()
    return aloud.tree(file.read_bytes())


def test_words_are_read_along_the_tree(read: aloud.Element) -> None:
    lines = read.text.split("\n")
    assert lines[0] == "After the operation"
    assert "You can walk slowly on the same day, and this line is long enough to go on" in lines[1]
    assert {"A hand and a phone", "Day: First", "Walk: Ten steps"} <= set(lines)
    written = re.sub(r"<(?!/?b>)[^>]*>", " ", PAGE.partition("<body>")[2].partition("<img")[0])
    wanted, spoken = aloud.words(re.sub("</?b>", "", written)), aloud.words(read.text)
    spoken = spoken[: spoken.index("hand") - 1]
    lost = round(len(wanted) * (1 - aloud.in_order(wanted, spoken)))  # Chromium, too, joins words at ends of lines
    assert lost <= 2 * len(aloud.joins(wanted, spoken))


def test_roles_links_tables_and_languages_are_found(read: aloud.Element) -> None:
    assert [each.text for each in read.find("H1", "H2")] == ["After the operation", "Getting help"]
    assert [each.alternative for each in read.find("Figure")] == ["A hand and a phone"]
    (table,) = read.find("Table")
    assert [[(cell.role, cell.text) for cell in row] for row in table.table()] == [
        [("TH", "Day"), ("TH", "Walk")],
        [("TD", "First"), ("TD", "Ten steps")],
    ]
    (link,) = read.find("Link")
    assert (link.text, [each["target"] for each in link.annotations]) == ("the ward", ["https://example.org/ward"])
    assert ("pl", "Proszę zadzwonić") in [(language, words.strip()) for language, words in read.runs()]
    assert read.language == "en"


def test_words_in_order_and_joined_words_are_told() -> None:
    wanted = aloud.words("a ball of a liver hemangioma.")
    assert wanted == ["a", "ball", "of", "a", "liver", "hemangioma"]
    assert aloud.in_order(wanted, wanted[::-1]) <= 0.5
    assert aloud.joins(wanted, aloud.words("a ball of aliver hemangioma")) == ["aliver"]
    assert aloud.words("不是癌症。") == ["不", "是", "癌", "症"]
