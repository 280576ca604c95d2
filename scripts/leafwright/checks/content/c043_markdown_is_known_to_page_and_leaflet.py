"""A topic is written in the Markdown that pages, leaflets and plain text all show.

What one of them does not know is printed with its signs, or lost: a footnote on paper leads nowhere.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, pairwise

from leafwright.checks.prose import shortened
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.blocks import Block, walk
from leafwright.text.document import parse
from leafwright.text.inline import Run, every, lined

SOURCE = "single source: paper says what the page says; a trial of the first release with seven real topics"
STANDARDS = ("R51",)
OPTIONS = {"depth": "how many lists may stand inside each other"}
EXAMPLE = {"depth": 2}
PASSES = [
    "# T\n\nOne [address](https://example.org/) and **one** word.\n\n1. Step\n2. Step\n\nTerm\n:   What it means.\n",
    '!!! checklist "Bring"\n\n    - your list\n',
    "See A&E.\n\n*[A&E]: Accident and emergency\n",
    "- one\n    1. two\n\nIt costs $5 to $6, at 8:30: less than C++ – or (a) nothing; A & B < C.\n",
]
FAILS = [
    "You rest.[^1]\n\n[^1]: So it is.\n",
    "Drink 5 m[^ 2 ] of it.\n",
    "You ~~walk~~ rest.\n",
    "See A&E.\n\n*[A&E]:\n",
    "- See A&E.\n\n    *[A&E]: Accident and emergency\n",
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
    "# A title {: .big }\n",
    '!!! checklist "Bring"\n\n    ### Papers\n\n    - your list\n',
    '!!! checklist "Bring"\n\n    - your list\n\n    ---\n',
    "- one\n    - two\n        - three\n",
    "• one\n• two\n",
    "❌ eat\n✓ drink\n",
    "a. one\nb. two\n",
    "(1) one\n(2) two\n",
    "-one\n-two\n",
    "| A | B |\n| 1 | 2 |\n",
    "+---+---+\n| A | B |\n+---+---+\n",
    "| A | B |\n|---|---|\n| 1 | 2 |\n\nTable: Doses\n",
    "Term\n~   What it means.\n",
    "You **rest now.\n",
    "You * rest.\n",
    "You `rest.\n",
    "Type `rest`.\n",
    "Rest.^[So it is.]\n",
    "You ==rest== now.\n",
    "You ++rest++ now.\n",
    "H~2~O\n",
    "10^9\n",
    ":smile: Rest.\n",
    "$x^2$\n",
    '--8<-- "other.md"\n',
    "{% include 'other.md' %}\n",
    "::: note\nRest.\n:::\n",
    ".. note:: Rest.\n",
    "###Rest\n",
    "!!! urgent “Phone us”\n",
    "!!urgent\n",
    "![Rest](images/a.svg){width=100}\n",
    'Read [this](https://example.org/ "that").\n',
    "Name: __________\n",
    "You __rest now.\n",
]
_FACT = "write it into the text, or name its fact: {{ fact.F01 }}"
_LOOKS = ("marks of looks behind words", "take out what stands in braces")
_LIST = (
    "lines that look like a list and are none",
    "begin each with - and a space, and leave a blank line above the first",
)
_TABLE = ("lines that look like a table and are none", "write |---|---| below its headings, a dash for each column")
# an item in a sign of its own, or in one that needs a space or a full stop behind it to be Markdown
_ITEM = re.compile(
    r"(?m)^[ \t]*(?:(?P<sign>[•‣◦▪●○■□·☐☑☒✓✔✗✘✅❌➤►→])|[–—o] |[-*+](?=[^\W\d_])|[a-z#]\. |\d{1,2}\.(?=[^\W\d_])"
    r"|\(?(?:[a-z]|[ivx]{2,4}|\d{1,2})\) )"
)
_APART = ("code", "html", "abbreviation", "reference")
_RUNNING = ("paragraph", "item", "definition", "term")
# what lines begin with, in any block that runs over several
_LINES: tuple[tuple[Callable[[Block], bool], str, str], ...] = (
    (lambda block: bool(re.search(r"(?m)^[!?]{2,}\s*[\w(\[\"“'{]", block.words)), "a box that is not written as one",
     'write it with straight quotation marks, below a blank line: !!! urgent "Title"'),
    (lambda block: bool(re.search(r"(?m)^(?::::|\.\. [\w-]+::)", block.words)), "a box of another program",
     'write !!! note "Title", and four spaces before each of its lines'),
    (lambda block: bool(re.search(r"(?m)^#+(?:[^\s#\d]|#* )", block.words)), "a heading without its space",
     "write a space behind the signs #, and at most three of them"),
    (lambda block: bool(re.search(r"(?m)^(?:\||\+[-=+]{2})", block.words)), *_TABLE),
    (lambda block: _items(block.words) > 1, *_LIST),
    (lambda block: bool(re.search(r"\n[-=]{2,}\s*$", block.words, re.M)), "a heading that is underlined",
     "write ## before its words instead, outside of lists and boxes"),
    (lambda block: bool(re.search(r"(?m)^\*\[[^\]]*\]:", block.words)), "an abbreviation that is not written as one",
     "write it with what it stands for on a line below the text, without spaces before it: *[GP]: family doctor"),
    (lambda block: bool(re.search(r"(?m)^~ ", block.words)), "a meaning below a word",
     "write a colon and three spaces before it: :   what it means"),
)  # fmt: skip
_BLOCKS: tuple[tuple[str, Callable[[Block], bool], str, str], ...] = (
    ("quote", lambda block: True, "a block quote", "take > out; whoever speaks can stand in quotation marks"),
    ("box", lambda block: block.marker[0] == "?", "a box that opens and closes",
     'write one that stays open, such as: !!! slip "Title"'),
    ("box", lambda block: block.marker[0] == "=", "a tab", "write a heading for each, such as: ### For adults"),
    ("rule", lambda block: not block.gap, "a heading that is underlined", "write ## before its words instead"),
    ("rule", lambda block: True, "a line across", "take it out; a heading parts the text"),
    ("reference", lambda block: True, "an address below the text", "write it behind the words: [words](address)"),
    ("definition", lambda block: block.marker[0] == "[", "a footnote", _FACT),
    ("item", lambda block: ")" in block.marker, "a number with a bracket", "write a full stop behind it: 1."),
    ("item", lambda block: "[" in block.marker, "a box to tick in a list",
     'take it out, and write above the list: !!! checklist "Bring"'),
    ("paragraph", lambda block: bool(re.match(r"#{1,6}\s", block.words)), "a heading inside a box or a point",
     "take it out of there, or write it in bold: **words**"),
    ("paragraph", lambda block: bool(re.fullmatch(r"[-*_=\s]+", block.words)), "a line across",
     "take it out; a heading parts the text"),
    *((kind, *each) for kind in _RUNNING for each in _LINES),
    *((kind, lambda block: bool(block.attributes), *_LOOKS) for kind in ("paragraph", "item")),
)  # fmt: skip
_MARKS = (
    (r"\[\^[^\]\s]+\]|\^\[", "a footnote", _FACT),
    (r"~~\S(?:.*?~~)?", "words struck through", "take the words out"),
    (r"\]\[[^\]]*\]", "a link to an address elsewhere", "write the address behind the words: [words](address)"),
    (
        r"\{%.*?%\}|--8<--",
        "a piece of another file",
        "write it here, or share a section: {{ section.that-topic }}",
    ),
    (r"(?<!\{)\{(?!\{)[^{}]*\}", *_LOOKS),
    (
        r"(?i)(?<!\]\()\b(?:https?://|www\.)\S*[^\s.,;:!?)]",
        "a bare address",
        "write what it leads to: [words](https://…)",
    ),
    (r"\$\$|\$(?=\S)[^$\n]*[\\^_{}=][^$\n]*\$", "a formula", "say it in words"),
    (r"(?<![\w:]):[a-z][\w+-]*:(?![\w:])", "the name of a little picture", "say it in words"),
    (r"_{3,}", "a line to write on, drawn by hand", "write {{ fill }}"),
    (r"==(?=\w)|(?<=\w)==|\+\+(?=\w)", "marks around words", "make them bold: **words**"),
    (r"(?<=\w)~\w+~|(?<!\[)\^(?!\[)|\[\^(?![^\]\s]+\])", "raised or lowered signs", "write ² or ₂, or say it in words"),
    (r"\*+", "a star left over", "put ** before and behind the words, without spaces inside; × multiplies"),
    (r"(?<!_)__(?=[^\W_])|(?<=[^\W_])__(?!_)", "underscores left over", "put ** before and behind the words"),
    (r"`", "a backtick", "take it out"),
)


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    blocks = parse(topic.text).blocks
    told = set[int]()  # lines whose block is told of as a whole: its words would be told of twice
    for block in walk(blocks):
        known = (each for each in _BLOCKS if each[0] == block.kind and each[1](block))
        for _, _, message, fix in islice(known, 1):
            told.add(block.line)
            yield Problem(Place(topic.file, block.line), message, fix)
        if block.kind not in _APART and (block.kind not in _RUNNING or block.line not in told):
            for line, message, fix in _words(block):
                yield Problem(Place(topic.file, line), message, fix)
    for line, message, fix in (
        *_behind_headings(topic.text, blocks),
        *_captions(blocks),
        *_deep(blocks, house["depth"]),
    ):
        yield Problem(Place(topic.file, line), message, fix)


def _items(words: str) -> int:
    """How many lines of a paragraph look like items of a list; one with a sign of its own weighs as two."""
    return sum(2 if found["sign"] else 1 for found in _ITEM.finditer(words))


def _deep(blocks: Iterable[Block], left: int) -> Iterator[tuple[int, str, str]]:
    """Lists that stand inside more lists than may be."""
    for block in blocks:
        if block.kind == "list" and not left:
            yield block.line, "a list too deep inside others", "say it in the item above, or begin a list of its own"
        else:
            yield from _deep(block.children, left - (block.kind == "list"))


def _behind_headings(text: str, blocks: Iterable[Block]) -> Iterator[tuple[int, str, str]]:
    """Marks of looks behind the words of a heading, where only its id may stand."""
    lines = text.split("\n")
    for block in walk(blocks):
        if block.kind == "heading" and re.search(r"\{[:.][^{}]*\}[ \t]*$", lines[block.line - 1]):
            yield block.line, *_LOOKS


def _captions(blocks: Iterable[Block]) -> Iterator[tuple[int, str, str]]:
    """Captions as other programs write them."""
    for before, block in pairwise(walk(blocks)):
        if before.kind == "cell" and block.kind == "paragraph" and re.match(r"Table:\s", block.words):
            yield block.line, "a caption of a table", 'put the table into a box: !!! table "Caption"'


def _words(block: Block) -> Iterator[tuple[int, str, str]]:
    """What is not known in the words of a block; each kind once."""
    runs = list(lined(block.runs, block.line))
    linked = [run for link in every(block.runs) if link.kind == "link" for run in every(link.children)]
    told = [(run, line) for run, line in runs if run.kind == "text" and run not in linked]
    for pattern, message, fix in _MARKS:
        found = next(((match, line) for run, line in told if (match := re.search(pattern, run.text))), None)
        if found:
            yield found[1], f"{message}: {shortened(found[0][0], 4)}", fix
    yield from _in_marks(runs)


def _in_marks(runs: Iterable[tuple[Run, int]]) -> Iterator[tuple[int, str, str]]:
    """What Markdown knows and paper cannot show."""
    for run, line in runs:
        if run.kind == "code":
            yield line, f"words written as code: {shortened(run.text, 4)}", "take the backticks out"
        elif run.kind in ("link", "image") and run.title:
            yield line, f'words that only a mouse shows: "{shortened(run.title, 4)}"', "take them out of the brackets"
