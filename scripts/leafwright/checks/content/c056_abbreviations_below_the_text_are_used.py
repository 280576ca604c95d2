"""What stands below the text about an abbreviation is said once, in plain words, of one that the text uses.

A page and leaflet show it where readers first meet the abbreviation: a second meaning, or one for no word, is lost.
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.abbreviations import marked, meanings
from leafwright.text.document import Document, parse, runs_of
from leafwright.text.inline import runs

SOURCE = "NHS content style guide, abbreviations and acronyms; single source: paper says what the page says"
STANDARDS = ("R20", "R51")
_TEXT = "# T\n\n## A {#a}\n\n"
PASSES = [
    _TEXT + "See your GP. Your GP helps.\n\n*[GP]: family doctor\n",
    _TEXT + "- [Ask](#a) at A&E.\n\n*[A&E]: the emergency department\n",
]
FAILS = [
    _TEXT + "See us.\n\n*[GP]: family doctor\n",
    "# T\n\n## Your GP {#a}\n\nSee us.\n\n*[GP]: family doctor\n",
    _TEXT + "See your GP.\n\n*[GP]: family doctor\n*[GP]: general practitioner\n",
    _TEXT + "See your family doctor (GP).\n\n*[GP]: family doctor\n",
    _TEXT + "See your GP.\n\n*[GP]: **family** doctor\n",
    _TEXT + "See your GP.\n\n*[GP]: doctor, {{ phone.ward }}\n",
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    document = parse(topic.text)
    known, seen = meanings(document), set[str]()
    blocks = [block for section in document.sections for block in (*section.blocks, *section.short, *section.detail)]
    used = {run.text for run, _ in runs_of(marked(blocks, known)) if run.kind == "abbreviation"}
    for short, meaning, line in document.abbreviations:
        at = Place(topic.file, line)
        if short in seen:
            yield Problem(at, f"{short} is explained a second time below the text", "keep one of the two lines")
        elif short not in used:
            yield Problem(at, *_unused(short, document))
        elif re.search(rf"\({re.escape(short)}\)", topic.text):
            message = f"{short} is explained where it stands, and below the text again"
            yield Problem(at, message, f"take ({short}) out of the text, or this line")
        if any(run.kind != "text" for run in runs(meaning)):
            message = f"what {short} stands for is more than words"
            yield Problem(at, message, "write words only: no bold, links or values in braces")
        seen.add(short)


def _unused(short: str, document: Document) -> tuple[str, str]:
    """What is said of an abbreviation that the text does not use, and how to mend it."""
    if any(short in section.heading for section in document.sections):
        return f"only headings hold {short}, and never show what it stands for", "write it out there, or in the text"
    fix = "take the line out, or write the word as it stands in the brackets"
    return f"{short} is explained below the text, which does not use it", fix
