"""A withdrawn topic names nothing, or another topic that exists, to be read in its place.

Whoever holds an old leaflet scans its code and lands on the notice: it must not end there for a slip of the pen.
"""

from collections.abc import Iterator

from leafwright.checks.prose import line_of
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic, nearest

SOURCE = "Gloucestershire and George Eliot Hospitals, withdrawal of leaflets"
STANDARDS = ("R46",)
PASSES = [{"withdrawn": None}, {"withdrawn": {"date": "2026-05-01", "reason": "no longer done here"}}]
FAILS = [
    {"withdrawn": {"date": "2026-05-01", "reason": "out of date", "replaced_by": "no-such-topic"}},
    {"withdrawn": {"date": "2026-05-01", "reason": "out of date", "replaced_by": "t"}},
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    if topic.meta.withdrawn is None or not topic.meta.withdrawn.replaced_by:
        return
    named = topic.meta.withdrawn.replaced_by
    others = [other.slug for other in project.topics if other.slug != topic.slug and not other.meta.withdrawn]
    others += project.unread
    if named not in others:
        at = Place(topic.file, line_of(topic.text, "^[ \t]*replaced_by:"))
        fix = nearest(named, others, "name another topic that is not withdrawn, or take the line out")
        yield Problem(at, f"replaced by {named}, which is no other topic that is given out", fix)
