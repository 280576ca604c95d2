"""Words are spelled as the dictionary of the source language spells them.

A misspelled word stops a slow reader, and a translator guesses. Terms of the glossary and the words that the language
file lists are known as well. Words in capitals are told by other rules. Medicine has many words that no dictionary
holds: of English, only those are told that are one letter off a common word, or spelled as another country spells them.
"""

import re
from collections.abc import Iterator, Mapping

from leafwright.checks.prose import blocks
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.macros import words_of
from leafwright.text.near import meant

SOURCE = "ISO 17100:2015, 5.3.1: spelling is right; PEMAT item 4"
STANDARDS = ("R20",)
PASSES = [
    "Your temperature rises.",
    "TEMPRATURE",
    "It doesn’t hurt.",
    "You take cefepime, and see Mr Temprature.",
    "Phone {{ phone.temprature }}.",
    "See https://temprature.example or www.temprature.example.",
    "A 5-day-temprature, and how it is said: tem-PRA-temprature.",
    "Rehydration helps, and so does a microliter.",
]
FAILS = ["Your temprature rises.", "# T\n\n## What of temprature? {#what_is}\n\nA.\n", "The color of your skin."]

# what no dictionary holds: addresses, how a word is said, numbers and names tied together, and what n’t leaves
_APART = re.compile(r"(?i)\b(?:https?://|www\.)\S+|\w+[’']t\b")
_TIED = re.compile(r"\w+(?:-\w+)+")


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    unknown, told = project.misspelled.get(project.source.tag, frozenset()), set[str]()
    add = f"add it to `words` in docs/languages/{project.source.tag}.toml"
    english = project.source.is_english and bool(project.syllables)
    for block in blocks(topic.text):
        for word in words_of(_TIED.sub(_spoken, _APART.sub(" ", block.text))):
            if word not in unknown or word in told or word.isupper():
                continue
            told.add(word)
            near = _near(word, block.plain, project.syllables, unknown) if english else ""
            if near or not english:
                fix = f"did you mean {near}? Else {add}" if near else f"correct it, or {add}"
                yield Problem(Place(topic.file, block.line), f"the dictionary does not hold {word!r}", fix)


def _spoken(found: re.Match[str]) -> str:
    """Words tied by hyphens, but where a number or a capital stands among them: 5-year-olds, koh-LON-oh-skope."""
    return " " if re.search(r"\d|-\w*[A-Z]", found[0]) else found[0]


def _near(word: str, text: str, common: Mapping[str, int], unknown: frozenset[str]) -> str:
    """Words of the dictionary that are one letter off; none of a name, and of words that only medicine has."""
    written = word.lower()
    near = sorted(meant(written, common) - unknown)
    if _name(word, text) or all({written, each} in ({each, f"{each}s"}, {written, f"{written}s"}) for each in near):
        return ""  # of words in both numbers, a dictionary may hold one
    return " or ".join(near[:3])


def _name(word: str, text: str) -> bool:
    """Whether a word has a capital inside a sentence, as names have."""
    return word[0].isupper() and bool(re.search(rf"[^.!?: ] \(?{re.escape(word)}", text))
