"""Words are spelled as the dictionary of the source language spells them.

A misspelled word stops a slow reader, and a translator guesses. Terms of the glossary and the words that the language
file lists are known as well. Words in capitals are told by other rules.
"""

from collections.abc import Iterator

from leafwright.checks.prose import blocks
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.macros import words_of

SOURCE = "ISO 17100:2015, 5.3.1: spelling is right; PEMAT item 4"
STANDARDS = ("R20",)
PASSES = ["Your temperature rises.", "TEMPRATURE", "Phone {{ phone.temprature }}."]
FAILS = ["Your temprature rises.", "# T\n\n## What of temprature? {#what_is}\n\nA.\n"]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    unknown, told = project.misspelled.get(project.source.tag, frozenset()), set[str]()
    for block in blocks(topic.text):
        for word in words_of(block.text):
            if word in unknown and word not in told and not word.isupper():
                told.add(word)
                fix = f"correct it, or add it to `words` in docs/languages/{project.source.tag}.toml"
                yield Problem(Place(topic.file, block.line), f"the dictionary does not hold {word!r}", fix)
