"""Each kind of Markdown is shown by page, leaflet and text without its marks, or a finding says what to write."""

import dataclasses
import functools
import re
from typing import cast

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from breaking import loaded
from conftest import LIBRARY
from leafwright.checks import rules
from leafwright.checks.protocols import ContentCheck
from leafwright.leaflets import plain
from leafwright.model import Problem, Project
from leafwright.text import as_markdown
from leafwright.text.as_html import html
from leafwright.text.document import parse

DECIDES = ("C002", "C004", "C013", "C031", "C032", "C043", "C044")
EXTENSIONS = ["admonition", "attr_list", "md_in_html", "tables", "def_list", "sane_lists"]

SHOWN = {
    "list": "- one\n- two",
    "list of stars": "* one\n* two",
    "list of plus signs": "+ one\n+ two",
    "steps": "1. one\n2. two",
    "list in a list": "- one\n    - two\n    - three\n- four",
    "steps in steps": "1. one\n    1. two\n    2. three\n2. four",
    "list and words in a step": "1. one\n    - two\n\n    more words\n2. four",
    "table": "| A | B |\n|:--|--:|\n| 1 | 2 |",
    "table in a list": "- one\n\n    | A | B |\n    |---|---|\n    | 1 | 2 |",
    "bar in a cell": "| A | B |\n|---|---|\n| 1 \\| 2 | 3 |",
    "words and meanings": "Term\n:   Means it.\n\nOther\n:   Means that.\n:   Or this.",
    "heading of level 3": "### Three",
    "closed heading": "### Three ###",
    "bold": "**one** and __two__",
    "emphasis": "*one* and _two_",
    "address": "[a clinic](https://example.org) and <https://example.org> and <a@example.org>",
    "address that begins a line": "<https://example.org/>",
    "line break": "one  \ntwo\\\nthree",
    "abbreviation": "The A&E is open.\n\n*[A&E]: Accident and emergency",
    "abbreviation below a list": "- the A&E\n\n*[A&E]: Accident and emergency",
    "signs": "A & B < C > D – $5 to $6, at 8:30: less than C++ (a) ~5 | 6, snake_case.",
    "entities": "a&nbsp;b &copy; &amp; &lt; &#8217;",
}
# each with a sign that must not be shown
REFUSED = {
    "deep list": "- one\n    - two\n        - three",
    "list by two spaces": "- one\n  - two",
    "bullets": "• one\n• two",
    "dashes": "– one\n– two",
    "dots": "· one\n· two",
    "letters": "a. one\nb. two",
    "Roman numbers": "i) one\nii) two",
    "numbers with a bracket": "1) one",
    "numbers in brackets": "(1) one\n(2) two",
    "numbers by themselves": "#. one\n#. two",
    "list without spaces": "-one\n-two",
    "steps without spaces": "1.one\n2.two",
    "task": "- [ ] one\n- [x] two",
    "table without a line": "| A | B |\n| 1 | 2 |",
    "drawn table": "+---+---+\n| A | B |\n+===+===+\n| 1 | 2 |\n+---+---+",
    "caption": "| A | B |\n|---|---|\n| 1 | 2 |\n\nTable: Doses",
    "caption in brackets": "| A | B |\n|---|---|\n| 1 | 2 |\n[Doses]",
    "meaning with a wave": "Term\n~   One.",
    "footnote": "Rest.[^1]\n\n[^1]: So.",
    "footnote in the line": "Rest.^[So.]",
    "abbreviation inside a list": "- the A&E\n\n    *[A&E]: Accident and emergency",
    "abbreviation without words": "The A&E is open.\n\n*[A&E]:",
    "struck through": "~~x y~~",
    "half struck through": "~~x y",
    "marked": "a ==b== c",
    "inserted": "a ++b++ c",
    "inserted by carets": "a ^^b^^ c",
    "raised": "x^2^ y",
    "lowered": "H~2~O",
    "keys": "++ctrl+alt++",
    "editor's marks": "{--x--} {++y++} {~~a~>b~~} {==z==}{>>c<<}",
    "emoji": ":smile: hi",
    "icon": ":material-phone: hi",
    "contents": "[TOC]",
    "wiki": "[[Other|page]]",
    "formula": "$x^2$ a",
    "formula on its lines": "$$\nx\n$$",
    "other file": '--8<-- "file.md"',
    "included": "{% include 'x' %}",
    "unknown macro": "{{ nothing }}",
    "comment of a template": "{# hm #}",
    "tab": '=== "A"\n\n    Words.',
    "folded box": '??? note "A"\n\n    Words.',
    "unknown box": '!!! danger "A"\n\n    Words.',
    "box beside": '!!! checklist inline end "A"\n\n    Words.',
    "curly quotes": "!!! urgent “A”\n\n    - x",
    "box without a space": '!!!urgent "A"\n\n    - x',
    "box of two signs": '!! urgent "A"\n\n    - x',
    "alert": "> [!NOTE]\n> Words.",
    "box of colons": ":::note\nWords.\n:::",
    "box in braces": "::: {.note}\nWords.\n:::",
    "box in a fence": "```{note}\nWords\n```",
    "directive": ".. note:: Words",
    "underlined title": "Head\n====",
    "underlined heading": "Head\n----",
    "heading of level 4": "#### Four",
    "heading of level 7": "####### Seven",
    "heading without a space": "###Three",
    "line across": "a\n\n---\n\nb",
    "line of stars": "a\n\n* * *\n\nb",
    "quote": "> a",
    "address below": "[a][1]\n\n[1]: http://example.org",
    "address below by its words": "[a]\n\n[a]: http://example.org",
    "address that is nowhere": "[a][1]",
    "picture by name": "![a][1]\n\n[1]: images/a.svg",
    "picture from elsewhere": "![a](https://example.org/a.png)",
    "size of a picture": "![a](images/a.svg){width=100}",
    "words for a mouse": '[a](https://example.org "T")',
    "space in a link": "[a] (http://example.org)",
    "open link": "[a](http://example.org",
    "bare address": "see https://example.org now",
    "film": '<video src="a.mp4"></video>',
    "frame": '<iframe src="https://example.org"></iframe>',
    "film behind a picture": "[![a](https://example.org/a.png)](https://example.org)",
    "film in braces": "{{< youtube abc >}}",
    "film in brackets": "[youtube id=1]",
    "HTML": "<div>x</div>",
    "HTML in the line": "a<br>b",
    "comment": "<!-- a -->",
    "open bold": "**a b",
    "bold with spaces": "a ** b ** c",
    "odd stars": "**a* b",
    "stars": "3 * 4 * 5",
    "code": "`a`",
    "open code": "`a b",
    "fence": "```\na\n```",
    "open fence": "```\na",
    "far in": "Words.\n\n    far",
    "looks": "a\n{: .b }",
    "looks in the line": "a **b**{: .c }",
    "looks in braces": "a {.b} c",
    "line to write on": "Name: ________",
}
MARKS = re.compile(r"[*`^\\]|~~|==|\+\+(?=\w)|_{2,}|!!!|\?\?\?|:::|\{|\}|\[[^\]]*\]|(?m:^\s*(?:\||#+\S|• ))")


@functools.cache
def project() -> Project:
    return loaded(LIBRARY)


def written(body: str) -> str:
    return f"# T\n\n## A {{#alternatives}}\n\n{body}\n"


def found(text: str) -> list[Problem]:
    """What the rules of Markdown find in a text, with the numbers of the house."""
    topic = dataclasses.replace(project().topics[0], text=text)
    return [
        problem
        for rule in rules("content")
        if rule.code in DECIDES
        for problem in cast(ContentCheck, rule.module).check(topic, project(), project().house[rule.code].numbers)
    ]


def outputs(text: str) -> dict[str, str]:
    """The words that page, leaflet and plain text show."""
    blocks = [block for section in parse(text).sections for block in section.blocks]
    leaflet = f"<html><body>{html(blocks)}</body></html>"
    page = markdown.markdown(as_markdown.markdown(blocks), extensions=EXTENSIONS)
    return {
        "leaflet": lxml_html.document_fromstring(leaflet).text_content(),
        "text": plain.text_of(leaflet),
        "page": lxml_html.document_fromstring(f"<body>{page}</body>").text_content(),
    }


@pytest.mark.parametrize("body", SHOWN.values(), ids=SHOWN)
def test_what_is_shown_has_no_finding_and_no_mark(body: str) -> None:
    text = written(body)
    assert found(text) == []
    for name, words in outputs(text).items():
        assert not MARKS.search(words), (name, words)
        assert words.strip()


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED)
def test_what_is_not_shown_is_a_finding_with_its_remedy(body: str) -> None:
    problems = found(written(body))
    assert problems
    assert all(problem.at.line >= 5 and problem.message and problem.fix for problem in problems)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(sorted([*SHOWN.values(), *REFUSED.values()])), min_size=1, max_size=4), st.data())
def test_a_mixture_is_told_or_shows_no_mark(bodies: list[str], data: st.DataObject) -> None:
    """Wherever they stand, also inside a point, a box or a cell."""
    body = data.draw(st.sampled_from(["\n\n", "\n"])).join(bodies)
    around = data.draw(st.sampled_from(["", "- point\n\n", '!!! checklist "Title"\n\n']))
    inside = "\n".join(f"    {line}" if line else "" for line in body.split("\n")) if around else body
    text = written(around + inside)
    if not found(text):
        for name, words in outputs(text).items():
            assert not MARKS.search(words), (name, words)
