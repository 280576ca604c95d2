"""Which editions may be given to patients, and what is to be done next, in order, for each that may not.

Pure. An edition is fit when it is approved, has a date of its next review, and stops at no finding; a translation only
together with the edition that it was made from.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from leafwright.model import Edition, Finding, Place, Project, State
from leafwright.setup.places import checkout
from leafwright.translation.withholding import withheld


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """An edition, and what is to be done before it can be released, in order; nothing where it is fit."""

    edition: Edition
    steps: tuple[str, ...]

    @property
    def fit(self) -> bool:
        return not self.steps


def readiness(project: Project, everything: Sequence[Edition], findings: Iterable[Finding]) -> list[Readiness]:
    """Whether each edition may be released, and what to do next where it may not; in the order of `everything`."""
    found = list(findings)
    hidden = withheld(project, everything, found)
    sources = {each.topic.slug: each for each in everything if each.language.source}
    told = {id_: _steps(project, sources[id_], hidden.get(sources[id_].id, ())) for id_ in sources}
    return [
        Readiness(
            edition=each,
            steps=told[each.topic.slug]
            if each.language.source
            else _translated(project, each, hidden.get(each.id, ()), told[each.topic.slug]),
        )
        for each in everything
    ]


def refusing(project: Project, findings: Iterable[Finding]) -> list[Finding]:
    """Why a library releases nothing at all: it is a sample, or a value of its own is still to be filled in."""
    unfilled = [finding for finding in findings if finding.code == "S020"]
    if not project.hospital.sample:
        return unfilled
    fix = "fill in your hospital's own values, read every topic as your own, then write sample = false"
    message = "this library is a sample: its words are nobody's, and nothing of it may be given to patients"
    return [Finding(Place("docs/hospital.toml"), "S030", message, fix), *unfilled]


def _translated(
    project: Project, edition: Edition, faults: Sequence[Finding], before: Sequence[str]
) -> tuple[str, ...]:
    """What to do for a translation: its source comes first."""
    if edition.state is State.WITHDRAWN:
        return _steps(project, edition, faults)
    first = (f"first {project.source.tag}/{edition.topic.slug}, which it is translated from",) if before else ()
    return (*first, *_steps(project, edition, faults))


def _steps(project: Project, edition: Edition, faults: Sequence[Finding]) -> tuple[str, ...]:
    """What to do for an edition alone, in the order in which it is done."""
    if edition.state is State.WITHDRAWN:
        return ("nothing: it is withdrawn, and its page says so",)
    return (
        *_to_write(edition),
        *(f"mend {each.at.file}:{each.at.line}: {each.code} {each.message}" for each in _each_once(faults)),
        *_to_sign(project, edition),
    )


def _to_write(edition: Edition) -> list[str]:
    """What words are still to be written."""
    slug, tag = edition.topic.slug, edition.language.tag
    steps = [f"finish {edition.topic.file}, then take its line status: draft out"] if edition.topic.meta.status else []
    if edition.state is State.MISSING:
        steps.append(f"translate it: {typed('export', {'LANG': tag}, {'--topic': slug})}")
    elif edition.state in (State.PARTIAL, State.STALE):
        steps.append(f"bring its words in step with their source, in {edition.file}")
    return steps


def _to_sign(project: Project, edition: Edition) -> list[str]:
    """Who must still sign, one after the other; the last in the source language says when it is due again."""
    where = {"TOPIC": edition.topic.slug, "LANG": edition.language.tag}
    due = edition.topic.review is None or edition.topic.review.next_review < project.today
    roles = edition.unsigned or (project.review.approval.source[-1:] if due else ())
    if not edition.language.source:
        return [f"sign: {typed('approve', where, {'--role': role, '--name': '…'})}" for role in edition.unsigned]
    return [
        "sign: " + typed("approve", where, {"--role": role, "--name": "…"} | _dated(due and role == roles[-1]))
        for role in roles
    ]


def _dated(last: bool) -> dict[str, str]:
    return {"--next-review": "YEAR-MONTH-DAY"} if last else {}


def _each_once(faults: Sequence[Finding]) -> list[Finding]:
    """Each fault once; a review that is due is answered by a signature with a new date."""
    return [each for each in dict.fromkeys(faults) if each.code != "C009"]


def typed(verb: str, words: dict[str, str], options: dict[str, str]) -> str:
    """A command as it is typed here: by make in a checkout, by its own name elsewhere."""
    if checkout():
        wishes = words | {name.strip("-").upper().replace("-", "_"): value for name, value in options.items()}
        return " ".join([f"make {verb}", *(f"{name}={_quoted(value)}" for name, value in wishes.items())])
    given = [f"{name} {_quoted(value)}" for name, value in options.items()]
    return " ".join([f"leafwright {verb}", *words.values(), *given])


def _quoted(value: str) -> str:
    return value if value.replace("-", "").isalnum() else f'"{value}"'
