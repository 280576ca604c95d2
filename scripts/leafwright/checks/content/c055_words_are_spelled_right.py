"""Words are spelled as the dictionary of the source language spells them.

A misspelled word stops a slow reader, and a translator guesses. Terms of the glossary and the words that the language
file lists are known as well. Words in capitals are told by other rules. Medicine has many words that no dictionary
holds: of English, only those are told that are one letter off a common word.
"""

import re
from collections.abc import Iterator, Mapping
from string import ascii_lowercase

from leafwright.checks.prose import blocks
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.macros import words_of

SOURCE = "ISO 17100:2015, 5.3.1: spelling is right; PEMAT item 4"
STANDARDS = ("R20",)
PASSES = [
    "Your temperature rises.",
    "TEMPRATURE",
    "It doesn’t hurt.",
    "You take cefepime, and see Mr Temprature.",
    "Phone {{ phone.temprature }}.",
]
FAILS = ["Your temprature rises.", "# T\n\n## What of temprature? {#what_is}\n\nA.\n"]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    unknown, told = project.misspelled.get(project.source.tag, frozenset()), set[str]()
    add = f"add it to `words` in docs/languages/{project.source.tag}.toml"
    english = project.source.tag.split("-")[0] == "en" and bool(project.syllables)
    for block in blocks(topic.text):
        for word in words_of(re.sub(r"\w+[’']t\b", " ", block.text)):
            if word not in unknown or word in told or word.isupper():
                continue
            told.add(word)
            meant = _meant(word, block.plain, project.syllables) if english else ""
            if meant or not english:
                fix = f"did you mean {meant}? Else {add}" if meant else f"correct it, or {add}"
                yield Problem(Place(topic.file, block.line), f"the dictionary does not hold {word!r}", fix)


def _meant(word: str, text: str, common: Mapping[str, int]) -> str:
    """Common words that are one letter off; none of a name, and of words that only medicine has."""
    near = sorted(each for each in _one_letter_off(word.lower()) if each in common)
    return "" if _name(word, text) else " or ".join(near[:3])


def _name(word: str, text: str) -> bool:
    """Whether a word has a capital inside a sentence, as names have."""
    return word[0].isupper() and bool(re.search(rf"[^.!?: ] \(?{re.escape(word)}", text))


def _one_letter_off(word: str) -> set[str]:
    """What a word may have been meant to be: one letter more, less or another, or two that changed places."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    gone = {head + tail[1:] for head, tail in cuts if tail}
    crossed = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    other = {head + letter + tail[1:] for head, tail in cuts if tail for letter in ascii_lowercase}
    more = {head + letter + tail for head, tail in cuts for letter in ascii_lowercase}
    return (gone | crossed | other | more) - {word}
