"""A topic that says patients tried it out was tried by enough of them.

One kind patient is not a test. None is an honest answer too, and the leaflet says so.
"""

from collections.abc import Iterator

from leafwright.checks.prose import line_of
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "EQIP item 24; South Western Sydney: at least 5 patients"
STANDARDS = ("R12",)
OPTIONS = {"readers": "fewest patients of a trial"}
EXAMPLE = {"readers": 5}
PASSES = [{"patient_readers": 0}, {"patient_readers": 5}]
FAILS = [{"patient_readers": 2}]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    if 0 < topic.meta.patient_readers < house["readers"]:
        at = Place(topic.file, line_of(topic.text, "^patient_readers:"))
        message = f"only {topic.meta.patient_readers} patients tried this topic out"
        yield Problem(at, message, f"ask at least {house['readers']}, or write 0 until then")
