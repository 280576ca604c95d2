"""An abbreviation is spelled out where it first stands, unless everybody knows it.

"TACE" tells a patient nothing, and to look it up on the internet tells the wrong thing.
"""

import re
from collections.abc import Iterator, Mapping

from leafwright.checks.prose import Block, blocks
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.document import parse

SOURCE = "NHS content style guide, abbreviations and acronyms; PEMAT item 4"
STANDARDS = ("R20",)
_HEADINGS = ("h1", "h2", "h3")
_SHORT = len("ward") - 1  # three letters are an abbreviation as often as a word
OPTIONS = {"known": "abbreviations that need no explanation", "stressed": "short words in capitals that are none"}
EXAMPLE = {"known": ["CT", "MRI"], "stressed": ["NOT"]}
PASSES = [
    "You must NOT be TIRED.",
    "A CT scan.",
    "Deep vein thrombosis (DVT) is found. DVT is short.",
    "A DVT (blood clot) is found.",
    "A DVT is found.\n\n*[DVT]: blood clot\n",
    "# T\n\n## What is a DVT? {#what_is}\n\nA deep vein thrombosis(DVT) is found.\n",
    "# Deep vein thrombosis (DVT)\n\n## A {#what_is}\n\nA DVT hurts.\n",
    "You take catechol-O-methyl transferase inhibitors (COMT inhibitors).",
    "An illness of many organs, multisystem inflammatory syndrome (called MIS-C in children).",
    "Read GOV.UK, and note batch AB1234. DON'T run; a PEA-SIZED drop. Say it: koh-luh-NAH-skuh-pee.",
]
FAILS = [
    "A DVT is found.",
    "A DVT is found. Deep vein thrombosis (DVT).",
    "# T\n\n## What is a DVT? {#what_is}\n\nIt hurts.\n",
    "We scan you (in a DVT clinic).",
    "The DVT’s cause, or a DVT-like pain.",
]

_NAME = re.compile(r"\b[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*s?\b")
_SHOUTED = re.compile(r"\b[A-Z]{2,}(?:\s+[A-Z]{2,})+\b")  # that is c015's to find


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    below = {short.removesuffix("s") for short, _, _ in parse(topic.text).abbreviations}
    seen, waiting = {*house["known"], *house["stressed"], *below}, dict[str, int]()
    for name, block, explained in _stands(topic, project.syllables):
        if name in seen:
            continue
        line = waiting.setdefault(name, block.line)
        if explained or block.role not in _HEADINGS:  # what a heading says first, its text may explain
            seen.add(name)
            waiting.pop(name)
        if not explained and name in seen:
            yield _problem(topic, line, name)
    yield from (_problem(topic, line, name) for name, line in waiting.items())


def _stands(topic: Topic, common: Mapping[str, int]) -> Iterator[tuple[str, Block, bool]]:
    """Each abbreviation with the block that it stands in, and whether that explains it."""
    for block in blocks(topic.text):
        words = _SHOUTED.sub("", block.plain)
        for found in _NAME.finditer(words):
            stressed = len(found[0]) > _SHORT and found[0].lower() in common
            if not stressed and not _part(words, found):
                yield found[0].removesuffix("s"), block, _explained(block.plain, found)


def _problem(topic: Topic, line: int, name: str) -> Problem:
    fix = f"write it out at its first use: words in full ({name}); or at the end: *[{name}]: words in full"
    return Problem(Place(topic.file, line), f"abbreviation not explained: {name}", fix)


def _part(words: str, found: re.Match[str]) -> bool:
    """Whether capitals are part of something else: DON'T, PEA-SIZED, GOV.UK, a word as it is said, a number."""
    before, after = words[: found.start()], words[found.end() :]
    said = re.search(r"[a-z]-$", before) and re.match(r"-[a-z]", after)
    tied = re.match(r"['’][A-Z]|[.-][A-Z]{2}", after) or re.search(r"[A-Z]{2}[.-]$", before)
    return bool(said or tied or re.search(r"\d{3}", found[0]))


def _explained(text: str, found: re.Match[str]) -> bool:
    """Whether a block says what an abbreviation stands for, no later than where it first stands."""
    name = found[0].removesuffix("s")
    near = re.search(rf"\({name}s?\)|\b{name}s? \(", text)
    if near and near.start() <= found.start():
        return True
    inside = re.search(rf"\([^()]*\b{name}\b", text)  # with other words, behind words that begin with its letters
    if not inside or inside.start() > found.start():
        return False
    initials = "".join(word[0] for word in re.findall(r"\w+", text[: inside.start()]))
    return name in initials[-len(name) - 2 :].upper()
