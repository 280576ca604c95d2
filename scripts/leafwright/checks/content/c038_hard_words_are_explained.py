"""A glossary term is explained where the text first uses it.

A link behind which an explanation waits is not read; "catheter (a thin, soft tube)" is.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import blocks
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.topic import title_of

SOURCE = "PEMAT item 4: terms defined in the text, not by a link; NHS content style guide"
STANDARDS = ("R20",)
OPTIONS = {
    "sections": "ids of sections where a term need not be explained yet",
    "known": "terms that most readers know",
}
EXAMPLE = {"sections": ["summary"], "known": ["vein"]}
PASSES = [
    "# T\n\nA [catheter](glossary.md#catheter) goes in. The catheter comes out.\n",
    "# A catheter\n\nA catheter goes in.\n",
    "# T\n\nA soft tube, called a catheter, goes in.\n",
    "# T\n\n## Key points {#summary}\n\n- A catheter.\n",
]
FAILS = [
    "# T\n\nCatheters go in.\n",
    "# T\n\nA catheter goes in. The [catheter](glossary.md#catheter) comes out.\n",
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    subject = title_of(topic.text).lower()
    told = [b for b in blocks(topic.text) if not b.role.startswith("h") and b.section not in house["sections"]]
    for slug, term in project.glossary.items():
        words = "|".join(re.escape(word) for word in (term.term, *term.forms))
        used = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.I)
        if used.search(subject) or slug in house["known"]:
            continue  # what a topic is about, it explains itself
        first = next(((block, found) for block in told if (found := used.search(_seen(block.text)))), None)
        if first and not _explained(first[0].text, slug, words, used):
            fix = f"write [{first[1][0]}](glossary.md#{slug}) here, or use a plain word"
            message = f'"{first[1][0]}" is not explained where it first stands'
            yield Problem(Place(topic.file, first[0].line), message, fix)


def _seen(text: str) -> str:
    """What readers see of a block: no macros, no descriptions of pictures."""
    return re.sub(r"\{\{[^}]*\}\}|!\[[^\]]*\]\([^)]*\)", "", text)


def _explained(text: str, slug: str, words: str, used: re.Pattern[str]) -> bool:
    """Whether a block explains a term: in its own words, or by a link to the glossary where it first stands."""
    if re.search(rf"called (?:an? )?(?:{words})\b|\((?:{words})\)|\b(?:{words}) \(", text, re.I):
        return True
    link = re.search(rf"\[[^\]]*\]\(glossary\.md#{re.escape(slug)}\)", text)
    first = used.search(text)
    return bool(link and not (first and first.start() < link.start()))
