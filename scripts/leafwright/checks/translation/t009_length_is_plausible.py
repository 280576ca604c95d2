"""A translation is neither far shorter nor far longer than its source.

A lost half of a sentence, or another sentence altogether, shows in its length first.
"""

import re
from collections.abc import Iterator

from leafwright.checks.subjects import House, Pair
from leafwright.model import Problem

SOURCE = "Translate Toolkit, pofilter long and short"
STANDARDS = ("R39",)
OPTIONS = {
    "letters": "fewest characters of a source that is judged",
    "least": "least length, of 100 of the source",
    "most": "most length, of 100 of the source",
    "dense": "languages whose words take a third of the room",
}
EXAMPLE = {"letters": 20, "least": 45, "most": 250, "dense": ["zh-Hans"]}
PASSES = [("Keep the place clean and dry.", "Mantenga el lugar limpio y seco.")]
FAILS = [
    ("Keep the place clean and dry.", "Seco."),
    ("Keep the place clean and dry.", "Mantenga el lugar limpio. " * 4),
]


def check(pair: Pair, house: House) -> Iterator[Problem]:
    if pair.target is None:
        return
    source, target = (len(re.sub(r"\{\{[^}]*\}\}|\]\([^)]*\)", "", text)) for text in (pair.source, pair.target))
    factor = 3 if pair.language.tag in house["dense"] else 1
    if source >= house["letters"] and not house["least"] <= target * 100 * factor / source <= house["most"]:
        message = f'{target} characters for {source}: "{pair.target[:40]}"'
        yield Problem(pair.at, message, "compare it with its source: is something lost, or of another sentence?")
