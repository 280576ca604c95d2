"""What a page says is on paper too: a link to another page keeps its words and leads to the web."""

from pathlib import Path

from breaking import loaded
from leafwright.text.as_html import html
from leafwright.text.document import parse
from leafwright.text.page import on_paper
from leafwright.translation.editions import editions


def test_a_link_to_another_topic_keeps_its_words_on_paper(library: Path) -> None:
    edition = next(each for each in editions(loaded(library)) if each.language.source)
    section = parse("# T\n\n## Next {#next}\n\nRead [going home](going-home.md#risks) first.\n").section("next")
    assert section is not None
    (block,) = on_paper(section, edition, {}).blocks
    address = f"{edition.hospital.address}en/topics/going-home.html#risks"
    assert html([block]) == f'<p>Read <a href="{address}">going home</a> first.</p>'
