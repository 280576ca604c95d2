"""No percentage, no "1 in N" and no decimal tells a risk or benefit.

Readers at ease with numbers lose nothing by "3 out of 100"; the others gain the meaning. A percentage of something
else, such as the alcohol in a lotion, is told only in sections of risks and choices.
"""

import functools
import re
from collections.abc import Iterator

from leafwright.checks.prose import any_of, blocks
from leafwright.checks.subjects import House
from leafwright.model import Language, Place, Problem, Project, Topic
from leafwright.text.numbers import number

SOURCE = "NHS content style guide, numbers; PEMAT item 7"
STANDARDS = ("R29",)
OPTIONS = {
    "sections": "ids of the sections where decimals and all percentages are refused",
    "chances": "words beside which a percentage tells a risk or benefit",
}
EXAMPLE = {"sections": ["risks"], "chances": ["people", "olds", "risk"]}
PASSES = [
    "About 3 out of 100.",
    "# T\n\n## R {#what_is}\n\nLess than 4.5 kg.\n",
    "Clean it with 70% alcohol.",
    "Fill the box up to 80%.",
]
FAILS = [
    "About 3% of people.",
    "About 3 per cent of 4-year-olds.",
    "It lowers the risk by 30%.",
    "About 1 in 7 people.",
    "# T\n\n## R {#risks}\n\nAbout 3%.\n",
    "# T\n\n## R {#risks}\n\nAbout 2.9 out of 100.\n",
]

_SUMS = re.compile(r"\d[\d.,٬٫]*\s?[%٪]|[%٪]\s?\d|\bper ?cent\b", re.I)
_IN = re.compile(r"\b(?:1|one) in (?:\d+|ten|a hundred|a thousand)\b", re.I)


@functools.cache
def _of_language(language: Language) -> re.Pattern[str]:
    """A number with decimals as a language writes it, or its words for a percentage."""
    mark = re.escape(number(0.5, language)[1:2])
    percent = [words for sign, words in language.units if sign == "%"]
    said = f"|{any_of(tuple(percent), *language.scripts).pattern}" if percent else ""
    return re.compile(rf"\b\d+{mark}\d+\b{said}", re.I)


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    chance = re.compile(rf"\b(?:{'|'.join(map(re.escape, house['chances']))})\b", re.I)
    for block in blocks(topic.text):
        told = block.section in house["sections"]
        found = _IN.search(block.plain)
        if not found and (told or chance.search(block.plain)):
            found = _SUMS.search(block.plain)
        if not found and told:
            found = _of_language(project.source).search(block.plain)
        if found:
            message = f'a figure that asks for sums: "{found[0]}"'
            yield Problem(Place(topic.file, block.line), message, "write it as whole people out of 100")
