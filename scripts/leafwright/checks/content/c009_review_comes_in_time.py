"""A topic's next review follows its last within the time the house allows, and is not yet past.

Advice grows old in silence. A date on the leaflet is a promise that somebody has looked.
"""

import datetime
from collections.abc import Iterator

from leafwright.checks.prose import line_of
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "PIF TICK; George Eliot Hospital (3 years), Ashford (2), EIDO (1); RDaSH reminds 6 months before"
STANDARDS = ("R01", "R02", "R03")
OPTIONS = {"months": "most months between two reviews", "days_before": "days before the review from which to remind"}
EXAMPLE = {"months": 36, "days_before": 180}
PASSES = [{"review": None}, {"review": ("2026-01-01", "2028-12-01")}]
FAILS = [
    {"review": ("2026-01-01", "2029-06-01")},
    {"review": ("2024-01-01", "2026-02-01")},
    {"review": ("2024-01-01", "2026-06-20")},
    {"review": ("2026-01-01", "2025-12-31")},
    {"next_review": "2026-12-31"},
]
_RECORD = "record it with: leafwright approve … --next-review "


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for name in ("last_review", "next_review"):
        if getattr(topic.meta, name):
            at = Place(topic.file, line_of(topic.text, f"^{name}:"))
            yield Problem(at, f"{name} stands beside the sign-offs", f"take the line out, and {_RECORD}2029-01-31")
    if topic.review is None:
        return  # never reviewed: a draft, marked as one
    last, due, today, at = topic.review.date, topic.review.next_review, project.today, Place(topic.file)
    latest = months_after(last, house["months"])
    if due <= last:
        yield Problem(at, f"the next review ({due}) is not after the last ({last})", f"{_RECORD}a later day")
    elif due > latest:
        message = f"more than {house['months']} months between the reviews of {last} and {due}"
        yield Problem(at, message, f"{_RECORD}{latest} or earlier")
    elif due < today:
        yield Problem(at, f"the review was due on {due}", f"review the topic, then {_RECORD}the day it is due again")
    elif (due - today).days <= house["days_before"]:
        message = f"the review is due on {due}, in {(due - today).days} days"
        yield Problem(at, message, f"ask the owner to review the topic, then {_RECORD}the day it is due again")


def months_after(day: datetime.date, months: int) -> datetime.date:
    """The same day some months on; the 28th where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, 28))
