"""A heading with two signs begins a section and has its id; smaller headings have three.

Without an id the words fall into the section before: a translator, the folded leaflet and a link look for them in vain.
"""

import difflib
from collections.abc import Iterator

from leafwright.checks.prose import shortened
from leafwright.checks.subjects import House
from leafwright.model import Kind, Place, Problem, Project, Topic
from leafwright.text.blocks import walk
from leafwright.text.document import Document, parse

SOURCE = "design of Leafwright: a section has a stable id, the same in every language"
STANDARDS = ("R04",)
PASSES = ["# T\n\n## Risks {#risks}\n\nFew.\n\n### Small ones\n\nVery few.\n"]
FAILS = [
    "# T\n\n## Risks\n\nFew.\n",
    "# T\n\n## Risks {#risks}\n\nFew.\n\n## More risks\n\nVery few.\n",
    "# T\n\n## Risks {#Risks}\n\nFew.\n",
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    document = parse(topic.text)
    sections = {section.line for section in document.sections}
    free = _free_ids(document, project.kinds.get(topic.meta.kind))
    for block in walk(document.blocks):
        if block.kind == "heading" and block.level == 2 and block.line not in sections:
            near = difflib.get_close_matches(block.words.lower().replace(" ", "_"), free, 1) or free[:1] or ["id"]
            message = f'a heading without the id of a section: "{shortened(block.words)}"'
            fix = f"write behind it an id of the kind, such as {{#{near[0]}}}, or ### before it"
            yield Problem(Place(topic.file, block.line), message, fix)


def _free_ids(document: Document, kind: Kind | None) -> list[str]:
    """The ids of sections that a topic of a kind may have, and has not yet."""
    ids = [rule.id for rule in kind.sections if rule.origin == "topic"] if kind else []
    return [id_ for id_ in ids if not document.section(id_)]
