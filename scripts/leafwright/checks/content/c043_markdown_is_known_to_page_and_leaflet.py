"""A topic is written in the Markdown that pages, leaflets and plain text all show.

What one of them does not know is printed with its signs, or lost: a footnote on paper leads nowhere.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from leafwright.checks.prose import shortened
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.blocks import Block, walk
from leafwright.text.document import parse
from leafwright.text.inline import every, lined

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
]
_FACT = "write it into the text, or name its fact: {{ fact.F01 }}"
_LOOKS = ("marks of looks behind words", "take out what stands in braces")
_BLOCKS: tuple[tuple[str, Callable[[Block], bool], str, str], ...] = (
    ("quote", lambda block: True, "a block quote", "take > out; whoever speaks can stand in quotation marks"),
    ("box", lambda block: block.marker[0] == "?", "a box that opens and closes",
     'write one that stays open, such as: !!! slip "Title"'),
    ("box", lambda block: block.marker[0] == "=", "a tab", "write a heading for each, such as: ### For adults"),
    ("rule", lambda block: not block.gap, "a heading that is underlined", "write ## before its words instead"),
    ("rule", lambda block: True, "a line across", "take it out; a heading parts the text"),
    ("reference", lambda block: block.words.lstrip()[0] == "*", "an abbreviation below the text",
     "explain it where it stands, or in the glossary"),
    ("reference", lambda block: True, "an address below the text", "write it behind the words: [words](address)"),
    ("definition", lambda block: block.marker[0] == "[", "a footnote", _FACT),
    ("item", lambda block: ")" in block.marker, "a number with a bracket", "write a full stop behind it: 1."),
    ("item", lambda block: "[" in block.marker, "a box to tick in a list",
     'take it out, and write above the list: !!! checklist "Bring"'),
    ("paragraph", lambda block: bool(re.match(r"#{1,6}\s", block.words)), "a heading inside a box or a point",
     "take it out of there, or write it in bold: **words**"),
    ("paragraph", lambda block: bool(re.fullmatch(r"[-*_=\s]+", block.words)), "a line across",
     "take it out; a heading parts the text"),
    *((kind, lambda block: bool(block.attributes), *_LOOKS) for kind in ("paragraph", "item")),
)  # fmt: skip
_MARKS = (
    (r"\[\^[^\]\s]+\]", "a footnote", _FACT),
    (r"~~\S(?:.*?~~)?", "words struck through", "take the words out"),
    (r"\]\[[^\]]*\]", "a link to an address elsewhere", "write the address behind the words: [words](address)"),
    (r"\{[:.#][^{}]*\}", *_LOOKS),
    (r"(?i)\b(?:https?://|www\.)\S+", "a bare address", "write what it leads to: [words](https://…)"),
)


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for block in walk(parse(topic.text).blocks):
        known = (each for each in _BLOCKS if each[0] == block.kind and each[1](block))
        for _, _, message, fix in islice(known, 1):
            yield Problem(Place(topic.file, block.line), message, fix)
        if block.kind not in ("code", "html", "reference"):
            for line, message, fix in _words(block):
                yield Problem(Place(topic.file, line), message, fix)


def _words(block: Block) -> Iterator[tuple[int, str, str]]:
    """What is not known in the words of a block; each kind once."""
    linked = [run for link in every(block.runs) if link.kind == "link" for run in every(link.children)]
    told = [(run, line) for run, line in lined(block.runs, block.line) if run.kind == "text" and run not in linked]
    for pattern, message, fix in _MARKS:
        found = next(((match, line) for run, line in told if (match := re.search(pattern, run.text))), None)
        if found:
            yield found[1], f"{message}: {shortened(found[0][0], 4)}", fix
