"""A topic is written in the Markdown that pages, leaflets and plain text all show.

What one of them does not know is printed with its signs, or lost: a footnote on paper leads nowhere.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import shortened
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.blocks import Block, walk
from leafwright.text.document import parse
from leafwright.text.inline import Run, every

SOURCE = "single source: paper says what the page says; a trial of the first release with seven real topics"
STANDARDS = ("R51",)
PASSES = [
    "# T\n\nOne [address](https://example.org/) and **one** word.\n\n1. Step\n2. Step\n\nTerm\n:   What it means.\n",
    '!!! checklist "Bring"\n\n    - your list\n',
]
FAILS = [
    "You rest.[^1]\n\n[^1]: So it is.\n",
    "You ~~walk~~ rest.\n",
    "*[A&E]: Accident and emergency\n",
    '??? note "More"\n\n    Words.\n',
    '=== "Adults"\n\n    Words.\n',
    "> You rest.\n",
    "One\n\n---\n\nTwo\n",
    "Heading\n=======\n\nWords.\n",
    "See [this][1].\n\n[1]: https://example.org\n",
    "See [this][1].\n",
    "See https://example.org/ now.\n",
    "See www.example.org now.\n",
    "1) Step\n",
    "- [ ] Bring your list\n",
    "Words\n{: .big }\n",
    "A **word**{: .big } here.\n",
    '!!! checklist "Bring"\n\n    ### Papers\n\n    - your list\n',
    '!!! checklist "Bring"\n\n    - your list\n\n    ---\n',
    "[![A](images/a.svg)](#risks)\n",
    "![A](images/a.svg)\n",
]
_BOX = {
    "=": "write a heading for each, such as: ### For adults",
    "?": 'write a box that stays open, such as: !!! checklist "Bring"',
}
_LINES = (
    (r"^\*\[", "an abbreviation under the text", "explain it where it stands, or in the glossary"),
    (r"^", "an address under the text", "write it behind the words that lead there: [words](address)"),
)
_MARKS = (
    (r"\[\^[^\]\s]+\]", "a footnote", "write it into the text, or name its fact: {{ fact.F01 }}"),
    (r"~~(?=\S)", "words struck through", "take the words out"),
    (r"\]\[[^\]]*\]", "a link to an address elsewhere", "write the address behind the words: [words](address)"),
    (r"\{[:.#][^{}]*\}", "marks of looks behind words", "take out what stands in braces"),
    (r"(?i)\b(?:https?://|www\.)\S+", "a bare address", "write what it leads to: [words](https://…)"),
)


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    blocks = parse(topic.text).blocks
    figures = {
        id(block) for box in walk(blocks) if box.box[:1] == ("figure",) for block in walk(box.children)
    }  # fmt: skip
    for block in walk(blocks):
        for message, fix in _block(block):
            yield Problem(Place(topic.file, block.line), message, fix)
        for text, message, fix in _runs(block.runs, drawn=id(block) in figures) if _readable(block) else ():
            line = block.line + block.words[: max(block.words.find(text), 0)].count("\n")
            yield Problem(Place(topic.file, line), f"{message}: {shortened(text, 4)}", fix)


def _readable(block: Block) -> bool:
    return block.kind not in ("code", "html", "reference")


def _block(block: Block) -> Iterator[tuple[str, str]]:
    """What is not known of a block itself."""
    if block.kind == "quote":
        yield "a block quote", "take > out; whoever speaks can stand in quotation marks"
    elif block.kind == "box" and (fix := _BOX.get(block.marker[:1])):
        yield f"a box that opens and closes: {block.marker}", fix
    elif block.kind == "rule" and not block.gap:
        yield "a heading that is underlined", "write ## before its words instead"
    elif block.kind == "rule":
        yield "a line across", "take it out; a heading parts the text"
    elif block.kind == "reference":
        yield next((message, fix) for start, message, fix in _LINES if re.match(start, block.words.lstrip()))
    elif block.kind == "definition" and block.marker.startswith("[^"):
        yield "a footnote", "write it into the text, or name its fact: {{ fact.F01 }}"
    elif block.kind == "item" and ")" in block.marker:
        yield f"a number with a bracket: {block.marker}", f"write {block.marker.replace(')', '.')}"
    elif block.kind == "item" and "[" in block.marker:
        yield "a box to tick in a list", 'take it out, and write above the list: !!! checklist "Bring"'
    elif block.kind == "paragraph" and re.match(r"#{1,6}\s", block.words):
        yield "a heading inside a box or a point", "take it out of there, or write it in bold: **words**"
    elif block.kind == "paragraph" and re.fullmatch(r"[-*_=\s]+", block.words):
        yield "a line across", "take it out; a heading parts the text"
    elif block.attributes:
        yield "marks of looks behind words", "take out what stands in braces"


def _runs(runs: tuple[Run, ...], drawn: bool) -> Iterator[tuple[str, str, str]]:
    """What is not known in the words of a block; each kind once."""
    told = [run for run in every(runs) if run.kind == "text" and not _inside_link(run, runs)]
    for pattern, message, fix in _MARKS:
        found = next((match for run in told if (match := re.search(pattern, run.text))), None)
        if found:
            yield found[0], message, fix
    for run in every(runs):
        if run.kind == "image" and not drawn:
            yield run.text, "a drawing outside a figure", 'put it into one, indented: !!! figure "What it shows"'


def _inside_link(run: Run, runs: tuple[Run, ...]) -> bool:
    return any(run in link.children for link in every(runs) if link.kind == "link")
