"""The English text reads at or below the school grade that the house sets.

Most adults read comfortably at the level of a twelve-year-old, and a frightened one below that. The
grade only ranks and warns; it cannot tell whether a text is right or kind.
"""

from collections import ChainMap
from collections.abc import Iterator

from leafwright.checks.prose import sentences
from leafwright.checks.reading import grade
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "Flesch-Kincaid grade (Kincaid 1975); usual advice of US hospitals: grade 6; NHS: age 9 to 11"
STANDARDS = ("R25",)
OPTIONS = {
    "grade": "highest Flesch-Kincaid grade",
    "words": "fewest words that give a grade",
    "names": "medical names that readers must learn anyway; they are not counted",
    "syllables": "words that the dictionary lacks, with their number of syllables",
}
EXAMPLE = {"grade": 7, "words": 20, "names": ["revascularise"], "syllables": {"catheter": 3}}
PASSES = ["You can go home the next day. Ask a friend to take you. You can eat and drink. Rest when you are tired."]
FAILS = ["Interventional revascularization necessitates considerable preparatory evaluation of comorbidities. " * 4]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    # read from, never written to; a copy would count the syllables of all of English
    table = ChainMap(house["syllables"], project.syllables)  # type: ignore[arg-type]
    measured = grade(sentences(topic.text), table, frozenset(house["names"]))
    if measured and measured.words >= house["words"] and round(measured.grade, 1) > house["grade"]:
        hardest = ", ".join(measured.hardest)
        message = f"reading grade {measured.grade:.1f}, above {house['grade']}; hardest words: {hardest}"
        yield Problem(Place(topic.file), message, "use shorter words and sentences; explain what you cannot replace")
