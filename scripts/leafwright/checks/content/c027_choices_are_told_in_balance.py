"""Benefits, risks, other choices and doing nothing are each told fully, none far shorter than the others.

A choice told in a line is not offered. Alternatives are the shortest and hardest part of most leaflets.
"""

from collections.abc import Iterator

from leafwright.checks.prose import blocks
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.document import Section
from leafwright.text.topic import sections_of

SOURCE = "BRAN; GMC Decision making and consent; IPDAS: equal detail for options; Murcia hospitals"
STANDARDS = ("R05",)
OPTIONS = {
    "sections": "ids of the sections compared",
    "words": "fewest words in each",
    "ratio": "how many times the longest may be as long as the shortest",
}
EXAMPLE = {"sections": ["benefits", "risks"], "words": 5, "ratio": 4}
PASSES = ["# T\n\n## B {#benefits}\n\nIt may help you very much.\n\n## R {#risks}\n\nIt may harm you a little.\n"]
FAILS = [
    "# T\n\n## B {#benefits}\n\nIt helps.\n\n## R {#risks}\n\nIt may harm you a little.\n",
    "# T\n\n## B {#benefits}\n\nIt may help you much.\n\n## R {#risks}\n\n" + "It may harm you. " * 6 + "\n",
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    count, line = {}, {}
    for section in sections_of(topic.text):
        words = _words(topic.text, section) if section.id in house["sections"] else 0
        if words:
            count[section.id], line[section.id] = words, section.line
    for name, words in count.items():
        if words < house["words"]:
            message = f"section {name} has only {words} words"
            fix = f"tell it in at least {house['words']} words, as fully as the other choices"
            yield Problem(Place(topic.file, line[name]), message, fix)
    if count and max(count.values()) > min(count.values()) * house["ratio"]:
        short, long = min(count, key=lambda name: count[name]), max(count, key=lambda name: count[name])
        message = f"section {short} has {count[short]} words, {long} has {count[long]}"
        yield Problem(Place(topic.file, line[short]), message, f"tell more under {short}, or less under {long}")


def _words(text: str, section: Section) -> int:
    """How many words a section has of its own; none where it shows that of another topic."""
    if "{{ section." in section.body:
        return 0
    return sum(
        len(b.plain.split()) for b in blocks(text) if b.section == section.id and not (b.layer or b.role[0] == "h")
    )
