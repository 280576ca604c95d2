"""A topic is written in a script of the language that all topics are written in.

Pages and leaflets say that language: a screen reader would read English with the voice, and from the side, of Arabic.
"""

from collections.abc import Iterator

from leafwright.checks.prose import blocks
from leafwright.checks.scripts import are_foreign, letters_of
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "WCAG 2.2, 3.1.1; standard R40"
STANDARDS = ("R40",)
OPTIONS = {"letters": "fewest letters that are judged", "share": "least share, of 100, in a script of the language"}
EXAMPLE = {"letters": 20, "share": 50}
PASSES = ["# Hernia\n\nIt is a soft lump in the groin (فتق).\n", "# فتق\n"]
FAILS = ["# فتق أعلى الفخذ\n\nما هو الفتق، وما الذي يمكنكم اختياره\n"]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    language = project.source
    written = blocks(topic.text)
    letters = letters_of(each for block in written for each in block.plain)
    if are_foreign(letters, language.scripts, house):
        at = Place(topic.file, written[0].line)
        fix = f"write it in {language.english}, or name the language of all topics: source in docs/hospital.toml"
        yield Problem(at, f"not in the script of {language.english}, the language of the topics", fix)
