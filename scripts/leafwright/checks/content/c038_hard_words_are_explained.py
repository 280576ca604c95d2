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
    for slug, term in project.glossary.items():
        words = "|".join(re.escape(word) for word in (term.term, *term.forms))
        used = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.I)
        if used.search(subject) or slug in house["known"]:
            continue  # what a topic is about, it explains itself
        for block in blocks(topic.text):
            if block.role.startswith("h") or block.section in house["sections"]:
                continue
            found = used.search(re.sub(r"\{\{[^}]*\}\}|!\[[^\]]*\]\([^)]*\)", "", block.text))
            if found:
                explained = re.search(rf"\[[^\]]*\]\(glossary\.md#{re.escape(slug)}\)", block.text)
                first = used.search(block.text)
                in_words = rf"called (?:an? )?(?:{words})\b|\((?:{words})\)|\b(?:{words}) \("
                if re.search(in_words, block.text, re.I):
                    break  # the sentence itself explains it
                if not explained or (first and first.start() < explained.start()):
                    fix = f"write [{found[0]}](glossary.md#{slug}) here, or use a plain word"
                    yield Problem(
                        Place(topic.file, block.line), f'"{found[0]}" is not explained where it first stands', fix
                    )
                break
