"""Reviews that are due: on a page by urgency, and as calendars that mail programs read."""

import dataclasses
import datetime
import re
from pathlib import Path

import pytest
from lxml import html

from leafwright.checking import check
from leafwright.model import Reviewed
from leafwright.pipeline import BuildResult, _language_site
from leafwright.translation.editions import editions
from leafwright.website.staff.calendars import Due, calendar, folded
from leafwright.website.staff.reviews import reviews_files

TODAY = datetime.date(2026, 6, 1)
DAY = datetime.timedelta(days=1)
DUE = Due("hip", "LH-01 Hip; knee, and back\\neck", "Ward", "https://e.org/hip.html", TODAY - DAY, TODAY + 9 * DAY)


def reviewed(due: datetime.date) -> Reviewed:
    return Reviewed(role="lead", name="A", date=TODAY - 300 * DAY, next_review=due)


def read_back(text: str) -> list[tuple[str, str]]:
    """The properties of a calendar, unfolded as RFC 5545 asks of readers."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", ""), "a line ends with CR and LF"
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    return [(line.partition(":")[0], line.partition(":")[2]) for line in lines]


def test_a_calendar_is_read_back_as_it_was_meant() -> None:
    read = read_back(calendar("All", [DUE], "example.org"))
    held = dict(read)
    assert [each for each in read if each[0] in ("BEGIN", "END")] == [
        ("BEGIN", "VCALENDAR"), ("BEGIN", "VEVENT"), ("BEGIN", "VALARM"), ("END", "VALARM"), ("BEGIN", "VALARM"),
        ("END", "VALARM"), ("END", "VEVENT"), ("END", "VCALENDAR"),
    ]  # fmt: skip
    assert held["DTSTART;VALUE=DATE"] == "20260610"
    assert held["DTEND;VALUE=DATE"] == "20260611"
    assert held["DTSTAMP"] == "20260531T000000Z"
    assert [value for name, value in read if name == "TRIGGER"] == ["-P180D", "-P90D"]
    plain = re.sub(r"\\(.)", r"\1", held["SUMMARY"])
    assert plain == f"Review: {DUE.title}"
    assert r"\;" in held["SUMMARY"]
    assert r"\," in held["SUMMARY"]


def test_a_review_keeps_its_id_when_its_day_moves() -> None:
    moved = dataclasses.replace(DUE, next=TODAY + 400 * DAY, title="Another name")
    ids = {dict(read_back(calendar("All", [each], "example.org")))["UID"] for each in (DUE, moved)}
    assert ids == {"review-hip@example.org"}


@pytest.mark.parametrize("letter", ["a", "é", "肝", "🫀"])
def test_lines_are_folded_at_75_bytes_and_no_letter_is_cut(letter: str) -> None:
    line = "SUMMARY:" + letter * 200
    pieces = list(folded(line))
    assert len(pieces) > 2
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line


@pytest.mark.build
def test_topics_stand_by_urgency_and_each_department_has_a_calendar(built: tuple[Path, BuildResult]) -> None:
    project, findings = check(built[0])
    assert project, findings
    project = dataclasses.replace(project, today=TODAY)
    site = _language_site(project, project.source, editions(project), {})
    days = iter((-DAY, 90 * DAY, 91 * DAY))
    shown = tuple(
        dataclasses.replace(
            each,
            topic=dataclasses.replace(
                each.topic,
                review=Reviewed(role="lead", name="A", date=TODAY - 300 * DAY, next_review=TODAY + next(days)),
            ),
        )
        for each in site.all
    )
    files = reviews_files(project, dataclasses.replace(site, shown=shown))
    assert set(files) == {"reviews.md", "reviews.ics", "reviews-day-surgery.ics"}
    page = html.fromstring(files["reviews.md"].partition("# Reviews due")[2])
    for group, number in (("overdue", "FX-01"), ("soon", "FX-02"), ("later", "FX-90"), ("none", "")):
        rows = page.xpath(f"//h2[@id='{group}']/following::tr[th[@scope='row']][1]//bdi/text()")
        counted = page.xpath(f"string(//h2[@id='{group}'])")
        assert counted.endswith(": 1" if number else ": 0")
        assert rows[:1] == [number] or not number
    assert files["reviews.ics"].count("BEGIN:VEVENT") == 3


@pytest.mark.build
def test_without_a_date_there_is_no_calendar(site: Path) -> None:
    assert list(site.rglob("*.ics")) == []
    page = html.fromstring((site / "en" / "reviews.html").read_bytes())
    assert len(page.xpath("//h2[@id='none']/following::tbody/tr")) == 3
