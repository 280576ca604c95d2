"""What stands beside the boxes of warning signs keeps off their frame, as the words inside the boxes do."""

from pathlib import Path

import pypdfium2
import pytest

from conftest import copy_library
from leafwright import reading
from leafwright.leaflets import Composer, Printer, formats
from leafwright.translation.editions import editions

FORMATS = ["a4", "a5-booklet", "large-print", "trifold"]
BEHIND = "If you doubt it, phone us."


@pytest.mark.build
@pytest.mark.parametrize("format", FORMATS)
def test_words_behind_the_last_box_begin_where_those_inside_it_begin(tmp_path: Path, format: str) -> None:
    root = copy_library(tmp_path, FORMATS, ["en"])
    topic = root / "docs" / "topics" / "hernia.md"
    before, heading, rest = topic.read_text("utf-8").partition("## When should I get help?")
    section, following, rest = rest.partition("\n## ")
    topic.write_text(f"{before}{heading}{section}\n{BEHIND}\n{following}{rest}", "utf-8")
    project, _ = reading.load(root)
    assert project is not None
    made = editions(project)
    edition = next(each for each in made if each.id == "en/hernia")
    chosen = next(each for each in formats(root) if each.id == format)
    printed = Printer(root).print(Composer(root, project, made).sheet(edition, chosen))
    document = pypdfium2.PdfDocument(printed.files[f"hernia.{format}.pdf"])
    inside, behind = (_left(document, words) for words in ("They are there", BEHIND[:10]))
    assert behind == pytest.approx(inside, abs=1)  # points


def _left(document: pypdfium2.PdfDocument, words: str) -> float:
    for page in document:
        text = page.get_textpage()
        if found := text.search(words).get_next():
            return float(text.get_charbox(found[0])[0])
    raise AssertionError(f"not on the leaflet: {words}")
