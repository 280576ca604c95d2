"""Paper shows what the web shows: our HTML of a topic's Markdown is that of Python-Markdown, which MkDocs uses."""

import re

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from conftest import ROOT
from leafwright.text.as_html import html
from leafwright.text.as_markdown import markdown as written
from leafwright.text.document import parse
from leafwright.text.topic import to_html

SETTINGS = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
EXTENSIONS = ["tables", *(next(iter(each)) if isinstance(each, dict) else each for each in SETTINGS)]
WORDS = st.sampled_from(
    [
        "plain words",
        "**bold** and *soft*",
        "a [link](#risks)",
        "5 < 6 & 7",
        "**重要：**请",
        "snake_case",
        "`code`",
        "نص",
    ]
)
PARAGRAPH = WORDS.map(lambda words: [words])
TABLE = st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=3).map(
    lambda rows: ["| Head | Next |", "|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
)
DEFINITION = WORDS.map(lambda words: ["Term", f":   {words}"])
HEADING = WORDS.map(lambda words: [f"### {words}"])


def inside(lines: list[str]) -> list[str]:
    return [f"    {line}" if line else "" for line in lines]


def one_list(items: list[tuple[str, list[list[str]]]], mark: str, apart: bool) -> list[str]:
    lines: list[str] = []
    for words, children in items:
        lines.append(f"{mark} {words}")
        for child in children:
            lines += ["", *inside(child)]
        lines += [""] if apart or children else []
    return lines


def lists(blocks: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    items = st.lists(st.tuples(WORDS, st.lists(blocks, max_size=1)), min_size=1, max_size=3)
    return st.builds(one_list, items, st.sampled_from(["-", "1."]), st.booleans())


def boxes(blocks: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    def box(title: str, children: list[list[str]]) -> list[str]:
        return [f'!!! urgent "{title}"', *(line for child in children for line in ["", *inside(child)])]

    return st.builds(box, WORDS, st.lists(blocks, min_size=1, max_size=2))


SIMPLE = st.one_of(PARAGRAPH, HEADING, TABLE)
DEEPER = st.one_of(PARAGRAPH, lists(PARAGRAPH), boxes(PARAGRAPH))
BLOCKS = st.one_of(SIMPLE, lists(DEEPER), boxes(DEEPER), DEFINITION)


@st.composite
def topics(draw: st.DrawFn) -> str:
    blocks = draw(st.lists(BLOCKS, min_size=1, max_size=4))
    return "\n\n<!-- -->\n\n".join("\n".join(block).strip("\n") for block in blocks) + "\n"


def same(markup: str) -> str:
    """HTML without what nobody sees: white space between blocks, ids of headings, comments."""
    tree = lxml_html.fragment_fromstring(re.sub("<!-- -->", "", markup), create_parent="div")
    for element in tree.iter():
        if re.fullmatch("h[1-6]", element.tag):
            element.attrib.pop("id", None)
        element.text, element.tail = (
            re.sub(r"\s+", " ", words or "").strip() for words in (element.text, element.tail)
        )
        pairs = sorted(element.attrib.items())
        element.attrib.clear()
        element.attrib.update(pairs)
    return str(lxml_html.tostring(tree, encoding="unicode"))


def on_the_web(text: str) -> str:
    return same(markdown.markdown(text, extensions=EXTENSIONS))


@given(topics())
@settings(max_examples=300, deadline=None)
def test_paper_shows_what_the_web_shows(text: str) -> None:
    assert same(to_html(text)) == on_the_web(text)


@given(topics())
@settings(max_examples=300, deadline=None)
def test_what_mkdocs_is_given_shows_the_same(text: str) -> None:
    blocks = parse(text).blocks
    assert on_the_web(written(blocks)) == same(html(blocks))


@pytest.mark.parametrize(
    "words", ["1\\. no list", "\\- none", "\\# none", "a \\| b", "2 \\* 3 \\* 4", "&lt;b&gt;", "a\\_b\\_"]
)
def test_signs_that_are_meant_stay_signs(words: str) -> None:
    assert same(to_html(words)) == on_the_web(words) == on_the_web(written(parse(words).blocks))


def test_a_heading_keeps_the_name_by_which_links_find_it() -> None:
    topic = "# A title\n\n## Risks {#risks}\n\nWords.\n\n### How often?\n\nWords.\n"
    given = written(parse(topic).blocks)
    assert "## Risks {#risks}\n" in given
    assert "### How often?\n" in given
