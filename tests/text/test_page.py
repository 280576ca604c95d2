"""What a page says is on paper too: a link to another page keeps its words and leads to the web."""

import re
from pathlib import Path

from breaking import loaded
from leafwright.text.as_html import html, inline_html
from leafwright.text.document import parse
from leafwright.text.filling import filling
from leafwright.text.inline import changed, runs, said
from leafwright.text.macros import fact_numbers
from leafwright.text.page import on_paper
from leafwright.text.topic import term_of
from leafwright.translation.editions import editions


def test_a_link_to_another_topic_keeps_its_words_on_paper(library: Path) -> None:
    edition = next(each for each in editions(loaded(library)) if each.language.source)
    section = parse("# T\n\n## Next {#next}\n\nRead [going home](going-home.md#risks) first.\n").section("next")
    assert section is not None
    (block,) = on_paper(section, edition, {}).blocks
    address = f"{edition.hospital.address}en/topics/going-home.html#risks"
    assert html([block]) == f'<p>Read <a href="{address}">going home</a> first.</p>'


def test_two_marks_of_sources_in_a_row_are_not_read_as_one_number(library: Path) -> None:
    edition = next(each for each in editions(loaded(library)) if each.language.source)
    first, second = list(fact_numbers(edition.source))[:2]
    line = f"In 2 studies.{{{{ fact.{first} }}}}{{{{ fact.{second} }}}} In one.{{{{ fact.{first} }}}}"
    shown = inline_html(changed(runs(line), filling(edition)))
    assert re.findall(r'<sup class="([a-z ]+)"', shown) == ["source", "source another", "source"]


def test_a_mark_of_a_source_keeps_off_the_figure_before_it(library: Path) -> None:
    edition = next(each for each in editions(loaded(library)) if each.language.source)
    mark = f"{{{{ fact.{next(iter(fact_numbers(edition.source)))} }}}}"
    figures, words = ("3 of 100", "**100**", "9%", "(4)", "১০০"), ("100 people", "100.", "")
    for before, kind in [*((each, "source behind") for each in figures), *((each, "source") for each in words)]:
        shown = inline_html(changed(runs(f"{before}{mark}"), filling(edition)))
        assert re.findall(r'<sup class="([a-z ]+)"', shown) == [kind], before


def test_a_picture_is_heard_by_its_words_but_where_they_stand_beside_it() -> None:
    line = runs('See ![a liver](images/liver.svg) and ![4 of 100](icons.svg "chance").')
    assert said(line) == "See a liver and ."
    assert said(line, pictures=False) == "See  and ."
    assert said(runs("<bdi>Two</bdi> &amp; **one [link](#a)**")) == "Two & one link"
    assert said(runs("<b>Two</b><!-- three -->")) == "<b>Two</b>"  # as they are shown


def test_only_a_link_into_the_glossary_leads_to_a_term() -> None:
    assert term_of("glossary.md#scar") == "scar"
    assert term_of("glossary.md#") == term_of("glossary.md") == ""
    assert term_of("hernia.md#scar") == term_of("#scar") == ""
