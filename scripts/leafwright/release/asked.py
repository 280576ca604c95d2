"""How a release was asked for, and what refuses it before anything is made: records, clock or profile."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leafwright.disk.lock import PlaceError
from leafwright.model import Edition, Finding, Place, Project, nearest, no_topic
from leafwright.release import alone, records
from leafwright.release.accounts import manifest
from leafwright.release.readiness import Readiness, refusing
from leafwright.release.selection import Approved


@dataclass(frozen=True, kw_only=True)
class Wish:
    """How a release was asked for: where to, as of which day, signed by which key, which topic, and why topics
    were replaced."""

    target: Path
    today: datetime.date
    key: Path | None = None
    link: bool = False
    because: Mapping[str, str] = field(default_factory=dict)
    topic: str = ""  # release this one alone; all others stay as they were released


class RefusedError(Exception):
    """The library may release nothing; `findings` say why, `ready` what to do for each edition where that is known."""

    def __init__(self, findings: list[Finding], ready: Sequence[Readiness] = ()) -> None:
        super().__init__()
        self.findings, self.ready = findings, list(ready)


@dataclass(kw_only=True)
class Checked(Approved):
    """The selection of a release, refused where records, clock or profile do not allow one."""

    asked: Wish
    published: Mapping[str, Any]

    def asked_for(self, edition: Edition) -> bool:
        """Whether an edition may be given out: where one topic is released alone, others only as they are already."""
        known = {each["edition"] for each in self.published.get("editions", [])}
        return self.asked.topic in ("", edition.topic.slug) or edition.id in known

    def editions(
        self, project: Project, everything: list[Edition], findings: list[Finding]
    ) -> tuple[list[Edition], list[str]]:
        (made, held), before = super().editions(project, everything, findings), self.published.get("address")
        if before not in (None, project.hospital.address):
            raise PlaceError(f"{self.asked.target} holds releases of {before}: choose another folder.")
        faults = [
            *alone.others(self.asked.topic, made, held, self.published),
            *refusing(project, findings),
            *records.faults(self.records, everything, self.published.get("versions", {}), list(self.kept)),
            *_taken_back((each for each in made if each.id not in held), self.published),
            *_clock(project, self.published),
            *_unknown_reasons(project, self.asked),
        ]
        if faults:
            raise RefusedError(faults, self.ready)
        return made, held


def _taken_back(made: Iterable[Edition], published: Mapping[str, Any]) -> Iterator[Finding]:
    """Editions that a rollback took back, and whose words are still the same: a job of the next night would give them
    out again."""
    for each in made:
        if day := published.get("taken_back", {}).get(each.id, {}).get(each.given):
            message = f"{each.id} {each.given} was taken back on {day}, and its words are as they were"
            fix = "mend and sign it, or withdraw it; if it was right after all: rollback once more"
            yield Finding(Place(each.file), "S038", message, fix)


def _clock(project: Project, published: Mapping[str, Any]) -> Iterator[Finding]:
    """Whether the day of this machine can be right: not before the last release, nor before a signature."""
    days = [each.date for signed in project.signoffs.values() for each in signed.signoff]
    days += [each.date for signed in project.signoffs.values() for each in signed.review]
    before = manifest.day_of(published)
    latest = max([*days, *([before] if before else [])], default=project.today)
    if project.today < latest:
        message = f"today is {project.today} on this machine, but something was signed or released on {latest}"
        fix = "set the clock right, or correct the date in its file; a release that a wrong clock made: rollback"
        yield Finding(Place("docs/signoffs"), "S034", message, fix)


def _unknown_reasons(project: Project, asked: Wish) -> Iterator[Finding]:
    """Reasons for a replacement that patients could not be told."""
    known = [key.removeprefix("because_") for key in project.interface if key.startswith("because_")]
    topics = [topic.slug for topic in project.topics]
    for slug, reason in asked.because.items():
        said = f"--because {slug}={reason}"
        if slug not in topics:
            message, fix = no_topic(slug, topics)
            yield Finding(Place("docs/topics"), "S035", f"{said}: {message}", fix)
        elif reason not in known:
            fix = nearest(reason, known, f"choose a reason from: {', '.join(known)}")
            yield Finding(Place("docs/interface.toml"), "S035", f"{said}: no such reason", fix)
