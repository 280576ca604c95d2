"""Which topics are due for review: a page by urgency and department, and calendars for mail programs. For staff."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

from leafwright.model import Edition, Project, State
from leafwright.text.numbers import date
from leafwright.text.templates import macros
from leafwright.text.topic import title_of
from leafwright.website.front import address_of_page, finished_title, page_of, staff_front
from leafwright.website.language_site import LanguageSite
from leafwright.website.staff.calendars import Due, calendar
from leafwright.website.staff.listing import department_of, state_key

REVIEWS = "Reviews due"
SOON = 90  # days


@dataclass(frozen=True)
class _Row:
    number: str
    title: str
    page: str
    department: str
    state: str
    last: str
    next: str
    mark: str


def reviews_files(project: Project, site: LanguageSite) -> dict[str, str]:
    """The page of reviews in the source language and its calendars, by file name: one of all, one a department.

    A department without a date has none, since a calendar must hold something (RFC 5545, 3.6).
    """
    topics = [edition for edition in site.listed if edition.state is not State.WITHDRAWN]
    host = urlsplit(project.hospital.address).hostname or "localhost"
    files, links = {}, []
    for file, name, held in _calendars([edition for edition in topics if edition.topic.review]):
        title = f"{REVIEWS}: {name or site.hospital}"
        files[file] = calendar(title, map(_due, held), host)
        links.append((file, name or "All departments"))
    return {"reviews.md": _page(project, site, topics, links), **files}


def _calendars(due: Sequence[Edition]) -> Iterator[tuple[str, str, Sequence[Edition]]]:
    """The file, the department and the topics of each calendar; that of all has none."""
    if due:
        yield "reviews.ics", "", due
    for name, owner in sorted({(department_of(edition), edition.topic.meta.owner) for edition in due}):
        yield f"reviews-{owner}.ics", name, [edition for edition in due if edition.topic.meta.owner == owner]


def _due(edition: Edition) -> Due:
    review = edition.topic.review
    assert review  # only editions with one are asked
    title = f"{edition.topic.meta.number} {_title(edition)}"
    page = edition.address
    return Due(edition.topic.slug, title, department_of(edition), page, review.date, review.next_review)


def _title(edition: Edition) -> str:
    return finished_title(edition.topic.slug, title_of(edition.topic.text))


def _page(project: Project, site: LanguageSite, topics: Iterable[Edition], links: Sequence[tuple[str, str]]) -> str:
    today, found = project.today, dict[str, list[Edition]]()
    for edition in sorted(topics, key=lambda each: (_next(each) or today, each.topic.meta.number)):
        found.setdefault(_group(_next(edition), today), []).append(edition)
    told = (
        ("overdue", "Overdue", "The day has passed: these topics are no longer given to patients as approved.", True),
        ("soon", f"Due in {SOON} days", "", True),
        ("later", "Later", "", False),
        ("none", "Without a date", "Nobody has recorded a review yet: the date is set at sign-off.", False),
    )
    parts = [
        staff_front(REVIEWS, "reviews.md", site),
        f"# {REVIEWS}\n",
        "For staff. English only. What is overdue or soon was counted when this page was made; the days say more.\n",
        str(_MACROS.calendars(links)),
        *(_section(site, id_, said, why, opened, found.get(id_, ())) for id_, said, why, opened in told),
    ]  # fmt: skip
    return "\n".join(parts)


def _section(site: LanguageSite, id_: str, said: str, why: str, opened: bool, topics: Collection[Edition]) -> str:
    """The topics of one urgency, by department."""
    tongue = None if site.language.is_english else site.language
    return str(_MACROS.group(id_, f"{said}: {len(topics)}", why, _departments(topics, site, id_), opened, tongue))


def _next(edition: Edition) -> datetime.date | None:
    return edition.topic.review.next_review if edition.topic.review else None


def _group(day: datetime.date | None, today: datetime.date) -> str:
    if day is None:
        return "none"
    left = (day - today).days
    return "overdue" if left < 0 else "soon" if left <= SOON else "later"


def _departments(topics: Iterable[Edition], site: LanguageSite, group: str) -> list[tuple[str, list[_Row]]]:
    ordered = sorted((_row(edition, site, group) for edition in topics), key=lambda row: row.department)
    return [(name, list(rows)) for name, rows in groupby(ordered, key=lambda row: row.department)]


def _row(edition: Edition, site: LanguageSite, group: str) -> _Row:
    review, language = edition.topic.review, site.language
    return _Row(
        number=edition.topic.meta.number,
        title=_title(edition),
        page=address_of_page(page_of(edition)),
        department=department_of(edition),
        state=site.words[state_key(edition.state)],
        last=date(review.date, language) if review else "–",
        next=date(review.next_review, language) if review else "–",
        mark="Overdue:" if group == "overdue" else "",
    )


_MACROS = macros(Path(__file__).with_name("reviews.html"))
