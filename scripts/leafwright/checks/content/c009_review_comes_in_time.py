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
PASSES = [{"last_review": None, "next_review": None}, {"last_review": "2026-01-01", "next_review": "2028-12-01"}]
FAILS = [
    {"last_review": "2026-01-01", "next_review": "2029-06-01"},
    {"last_review": "2024-01-01", "next_review": "2026-02-01"},
    {"last_review": "2024-01-01", "next_review": "2026-06-20"},
    {"last_review": "2026-01-01", "next_review": None},
    {"last_review": "2026-01-01", "next_review": "2025-12-31"},
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    last, due, today = topic.meta.last_review, topic.meta.next_review, project.today
    if last is None and due is None:
        return  # never reviewed: a draft, marked as one
    at = Place(topic.file, line_of(topic.text, "^next_review:"))
    if last is None or due is None:
        yield Problem(at, "only one of last_review and next_review is set", "give both dates, or null for both")
    elif due <= last:
        yield Problem(at, f"the next review ({due}) is not after the last ({last})", "correct the dates")
    elif due > _months_after(last, house["months"]):
        message = f"more than {house['months']} months between the reviews of {last} and {due}"
        yield Problem(at, message, f"set next_review to {_months_after(last, house['months'])} or earlier")
    elif due < today:
        yield Problem(at, f"the review was due on {due}", "review the topic, then set both dates anew")
    elif (due - today).days <= house["days_before"]:
        message = f"the review is due on {due}, in {(due - today).days} days"
        yield Problem(at, message, "ask the owner to review the topic, then set both dates anew")


def _months_after(day: datetime.date, months: int) -> datetime.date:
    """The same day some months on; the 28th where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, 28))
