"""A topic is parsed once, into a document that loses no words, and never raises."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from leafwright.text.as_html import html
from leafwright.text.as_markdown import markdown
from leafwright.text.blocks import walk
from leafwright.text.document import Section, parse, words_of
from leafwright.text.inline import runs, said
from leafwright.text.reshaping import short_form
from leafwright.text.segments import cut, join, segments
from leafwright.text.values import weighed

LINES = [
    "# Title", "## Section {#benefits}", "## No id", "### Small", "Some *plain* words.", "- item",
    "  - nested", "1. step", "- [ ] task", "    more of it", "!!! emergency \"Call {{ emergency }}\"",
    "!!! short", "!!! detail \"More\"", "!!! note", "    - in the box", "        deeper", "| a | b |",
    "|---|:-:|", "| 1 \\| 2 | **x** | c |", "| | |", "```", "code", "~~~", "<div>", "</div>", "<!-- no",
    "-->", "Term", ": meaning", ":   more", "> quoted", "---", "***", "", "", "   ",
    "[x]: https://example.org", "\t tab", "线", "word\r", "===", "* star", "[^1]: note", "=== \"Tab\"",
    "??? note \"x\"", "{: .big }", "words\n{: lang=ar dir=rtl }", "[a](b) ![c](images/d.svg)",
    "{{ fact.F01 }}", "<b>x</b> &amp; <",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(LINES), max_size=25).map("\n".join))
TOPIC = """\
---
number: LH-01
search_terms: lump
---
# A lump

What it is

## Key points {#summary}

- One
- Two

## Help {#when_to_seek_help}

!!! emergency "Call {{ emergency }}"

    - you faint

!!! short

    Call us.

!!! detail "Why?"

    Because **it** bleeds.

| Dose | When |
|---|---|
| 5 | |
"""


def letters(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isalnum())


@given(TEXTS)
@settings(max_examples=500, deadline=None)
def test_a_document_of_any_text_has_its_segments_and_loses_no_letter(text: str) -> None:
    document = parse(text)
    assert [(each.role, each.text) for each in document.segments] == [(p.role, p.text) for p in segments(text)]
    assert join(cut(text), lambda piece: piece.text) == text
    blocks = list(walk(document.blocks))
    kept = [piece.raw for piece in cut(text) if piece.kind in ("html", "reference", "code", "fence")]
    written = letters("".join([*(each.text for each in document.segments if each.role != "search_terms"), *kept]))
    marks = "".join(f"{name}{value}" for block in blocks for name, value in block.attributes)
    assert written <= letters("".join([marks, *(block.words for block in blocks)]))
    shown = [*document.lead, *(each for s in document.sections for each in (*s.blocks, *s.short, *s.detail))]
    heads = ["\n".join(section.heading for section in document.sections), document.title]
    assert written <= letters("".join([marks, *heads, *(block.words for block in walk(shown))]))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_whatever_is_written_is_shown(text: str) -> None:
    blocks = parse(text).blocks
    supported = [block for block in blocks if not any(each.kind in ("html", "reference") for each in walk([block]))]
    if any(run.kind == "html" for block in walk(blocks) for run in block.runs):
        return  # what stands between broken tags is no promise of ours: a finding asks to take them out
    shown = lxml_html.fragment_fromstring(html(supported), create_parent="div").text_content()
    for _, words in words_of(supported):
        assert letters(words) <= letters(shown)
    assert letters("".join(words for _, words in words_of(supported))) <= letters(shown)
    assert isinstance(markdown(blocks), str)


@given(st.text(alphabet="*_[]()!`<>\\{} ab点&;\n", max_size=60))
def test_any_words_are_runs_and_keep_their_letters(words: str) -> None:
    told = said(runs(words))
    assert sum(letters(told).values()) <= sum(letters(words).values())


def test_a_section_has_layers_that_its_text_does_not_show() -> None:
    document = parse(TOPIC)
    assert (document.title, document.subtitle) == ("A lump", "What it is")
    assert [section.id for section in document.sections] == ["summary", "when_to_seek_help"]
    section = document.sections[1]
    assert [block.kind for block in section.blocks] == ["box", "table"]
    assert [block.words for block in section.short] == ["Call us."]
    assert [words for _, words in words_of(section.detail)] == ["Why?", "Because it bleeds."]


def test_blocks_tell_their_line_and_what_they_are() -> None:
    table = parse(TOPIC).sections[1].blocks[1]
    assert [(row.header, row.line, [cell.words for cell in row.children]) for row in table.children] == [
        (True, 28, ["Dose", "When"]),
        (False, 30, ["5", ""]),
    ]
    box = parse(TOPIC).sections[1].blocks[0]
    assert (box.box, box.line, [child.kind for child in box.children]) == (("emergency",), 16, ["title", "list"])


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("**重要：**请", ["strong", "text"]),
        ("a {{ fact.F_1_x }} b", ["text", "macro", "text"]),
        ("5 * 3 * 2", ["text"]),
        ("[a *b*](c.md#d)", ["link"]),
        ("one  \ntwo", ["text", "break", "text"]),
    ],
)
def test_words_are_cut_into_runs(words: str, kinds: list[str]) -> None:
    assert [run.kind for run in runs(words)] == kinds


def test_names_of_a_box_may_stand_apart_by_tabs() -> None:
    (box,) = parse('## A {#a}\n\n!!! figure\tsteps "Two"\n\n    - One\n').sections[0].blocks
    assert (box.marker, box.box) == ("!!!", ("figure", "steps"))


def boxed(names: str) -> Section:
    """A section of a paragraph and one box that holds a list."""
    return parse(f'## A {{#a}}\n\nWords.\n\n!!! {names} "Title"\n\n    - One\n').sections[0]


@pytest.mark.parametrize("more", ["", " wide", " wide tall"])
def test_the_first_name_of_a_box_says_what_it_is(more: str) -> None:
    assert [block.kind for block in boxed(f"short{more}").short] == ["title", "list"]
    assert [block.kind for block in boxed(f"detail{more}").detail] == ["box"]
    assert '<details class="detail"' in markdown(boxed(f"detail{more}").detail)
    assert [block.kind for block in short_form(boxed(f"figure{more}"), str).blocks] == ["paragraph"]
    values = weighed(boxed(f"values{more}")).blocks
    assert any(run.kind == "scale" for block in walk(values) for run in block.runs)
    assert f'<div class="admonition values{more}"' in markdown(boxed(f"values{more}").blocks)
    noted = boxed(f"note{more}")
    assert not noted.short
    assert not noted.detail
    assert len(short_form(noted, str).blocks) == 2
    assert weighed(noted).blocks == noted.blocks


def test_the_first_drawings_stay_where_there_is_room_for_them() -> None:
    figures = "".join(f'!!! figure steps "{name}"\n\n    - {name}\n\n' for name in ("One", "Two", "Three"))
    section = parse(f"## A {{#a}}\n\nWords.\n\n{figures}").sections[0]
    for most in range(4):
        kept = short_form(section, str, most).blocks
        assert [block.kind for block in kept] == ["paragraph", *["box"] * most]


def test_a_list_of_attributes_tells_an_id_from_a_class() -> None:
    (block,) = parse("Words.\n{: #here .big lang=ar }").blocks
    assert block.looks == (("id", "here"), ("class", "big"), ("lang", "ar"))
