"""No word frightens without telling anything.

What is dangerous is said with what happens, how often and what to do. "What dies" in the body, a time bomb or a
terrible disease only make readers afraid. The language file lists such words (`fear`).
"""

from collections.abc import Iterator

from leafwright.checks.prose import any_of, blocks, shortened
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "standard R33; CDC Clear Communication Index: no scare words"
STANDARDS = ("R33",)
PASSES = [
    "Such bleeding can be life-threatening.",
    "The lump gets less blood and begins to shrink. Your body reacts with pain.",
]
FAILS = [
    "The lump gets less blood, and your body clears away what dies.",
    "Some call it a time bomb.",
    "A burst is **terrifying**.",
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    source = project.source
    if not source.fear:
        return
    feared = any_of(source.fear, *source.scripts)
    for block in blocks(topic.text):
        for found in feared.finditer(block.plain):
            message = f'"{found[0]}" may frighten: "{shortened(block.plain[max(0, found.start() - 20) :])}"'
            yield Problem(Place(topic.file, block.line), message, "say what happens, how often, and what to do")
