"""Each topic has a number of its own.

Wards order by it, records name it, and what was given out is kept below it: two topics would be taken for one.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import line_of
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "standard R01; DISCERN 4"
STANDARDS = ("R01",)
PASSES = [{"topics": ["# A\n", "# B\n"], "numbers": ["PI-01", "PI-02"]}]
FAILS = [{"topics": ["# A\n", "# B\n"], "numbers": ["PI-01", "PI-01"]}]


def check(project: Project, house: House) -> Iterator[Problem]:
    first: dict[str, Topic] = {}
    for topic in sorted(project.topics, key=lambda each: (each.meta.written, each.slug)):  # who had it first keeps it
        number = topic.meta.number
        if (other := first.setdefault(number, topic)) is not topic:
            at = Place(topic.file, line_of(topic.text, "^number:"))
            message = f"{number} is the number of {other.file} already"
            yield Problem(at, message, f"give it one that is free, such as {_free(number, project)}")


def _free(number: str, project: Project) -> str:
    """The number behind all that begin alike."""
    prefix = number.rpartition("-")[0]
    known = [each.meta.number.rpartition("-") for each in project.topics]
    last = max(int(re.sub(r"\D", "", end) or 0) for begin, _, end in known if begin == prefix)
    return f"{prefix}-{last + 1:02d}"
