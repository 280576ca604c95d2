"""An abbreviation is spelled out where it first stands, unless everybody knows it.

"TACE" tells a patient nothing, and to look it up on the internet tells the wrong thing.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import blocks
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.document import parse

SOURCE = "NHS content style guide, abbreviations and acronyms; PEMAT item 4"
STANDARDS = ("R20",)
_SHORT = len("ward") - 1  # three letters are an abbreviation as often as a word
OPTIONS = {"known": "abbreviations that need no explanation", "stressed": "short words in capitals that are none"}
EXAMPLE = {"known": ["CT", "MRI"], "stressed": ["NOT"]}
PASSES = [
    "You must NOT be TIRED.",
    "A CT scan.",
    "Deep vein thrombosis (DVT) is found. DVT is short.",
    "A DVT (blood clot) is found.",
    "A DVT is found.\n\n*[DVT]: blood clot\n",
]
FAILS = ["A DVT is found.", "A DVT is found. Deep vein thrombosis (DVT)."]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    below = {short.removesuffix("s") for short, _, _ in parse(topic.text).abbreviations}
    seen = {*house["known"], *house["stressed"], *below}
    shouted = re.compile(r"\b[A-Z]{2,}(?:\s+[A-Z]{2,})+\b")  # that is c015's to find
    for block in blocks(topic.text):
        for found in re.finditer(r"\b[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*s?\b", shouted.sub("", block.plain)):
            name = found[0].removesuffix("s")
            explained = re.search(rf"\({name}s?\)|\b{name}s? \(", block.plain)
            word = len(found[0]) > _SHORT and found[0].lower() in project.syllables  # in capitals to stress it
            if name not in seen and not word and not (explained and explained.start() <= found.start()):
                fix = f"write it out at its first use: words in full ({name}); or at the end: *[{name}]: words in full"
                yield Problem(Place(topic.file, block.line), f"abbreviation not explained: {name}", fix)
            seen.add(name)
