"""Reviews that are due as calendars, which mail programs subscribe to or take in: iCalendar, RFC 5545 and RFC 7986.

Written here in fifty lines: libraries for it bring time zones and repetitions, of which a whole day needs none.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

ALARMS = (180, 90)  # days before a review is due
_LINE = 75  # bytes of a line, without its end
_ESCAPED = re.compile(r"[\\;,]")


@dataclass(frozen=True)
class Due:
    """A review: its topic by name, what to call it, who must do it, the page, and the days of the last and next."""

    topic: str
    title: str
    department: str
    page: str
    last: datetime.date
    next: datetime.date


def calendar(name: str, reviews: Iterable[Due], host: str) -> str:
    """Reviews as a calendar with a name; `host` makes their ids unique in the world.

    A review keeps its id when its day moves, so that a calendar moves it too. The day on which it was recorded says
    which of two is newer.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Leafwright//Reviews//EN", "CALSCALE:GREGORIAN",
             f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"]  # fmt: skip
    for review in reviews:
        lines += _event(review, host)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _event(review: Due, host: str) -> Iterator[str]:
    said = _text(f"Review: {review.title}")
    yield "BEGIN:VEVENT"
    yield f"UID:review-{review.topic}@{host}"
    yield f"DTSTAMP:{review.last:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{review.next:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{review.next + datetime.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{said}"
    yield f"DESCRIPTION:{_text(f'{review.department}. Last review: {review.last.isoformat()}.')}"
    yield f"URL:{review.page}"
    yield "TRANSP:TRANSPARENT"
    for days in ALARMS:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-P{days}D", f"DESCRIPTION:{said}", "END:VALARM")
    yield "END:VEVENT"


def _text(words: str) -> str:
    """Words as a value of type TEXT (RFC 5545, 3.3.11)."""
    return _ESCAPED.sub(r"\\\g<0>", words).replace("\r", "").replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 bytes, those after the first behind a space; no letter is cut (RFC 5545, 3.1)."""
    piece, size = "", 0
    for letter in line:
        weight = len(letter.encode())
        if size + weight > _LINE:
            yield piece
            piece, size = " ", 1
        piece += letter
        size += weight
    yield piece
