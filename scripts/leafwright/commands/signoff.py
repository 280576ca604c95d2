"""What `make approve` and `make diff` do: record a sign-off, and show what changed since the last."""

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from leafwright import pipeline
from leafwright.checks.content.c009_review_comes_in_time import months_after
from leafwright.commands.opening import day, named
from leafwright.commands.running import ROOT, alone
from leafwright.disk import durable
from leafwright.model import Edition, Finding, Project, Reviewed, SignOff, SignOffs
from leafwright.reading.signoffs import last_signed
from leafwright.reading.values import in_a_line
from leafwright.reporting import findings
from leafwright.setup.errors import ExitCode
from leafwright.signoff import records, redline
from leafwright.signoff.looking import looks
from leafwright.signoff.signatures import SignatureError
from leafwright.text.topic import title_of
from leafwright.translation.editions import editions
from leafwright.translation.needed import pairs_of, shown

REVIEWED = "C009"  # the rule by which reviews come in time
FORM_LETTERS = 8  # of the hash on a form: enough to tell its words from all others, few enough to type


def _edition(root: Path, slug: str, tag: str) -> tuple[Project | None, Edition | None, list[Finding]]:
    """The edition asked for, and what is found in it. Says what is wrong where there is none."""
    project, everywhere = pipeline.check(root, slug, tag)
    found = [each for each in everywhere if each.language in ("", tag)]
    everything = editions(project) if project else []
    edition = next((e for e in everything if e.topic.slug == slug and e.language.tag == tag), None)
    if project and edition is None and not any(each.stops for each in found):
        named = ", ".join(sorted({e.language.tag for e in everything}))
        print(f"There is no edition {tag}/{slug}. Languages: {named}.", file=sys.stderr)
    return project, edition, found


def approve_edition(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Record that a person approved exactly the present words; refuse where they are not fit to be approved."""
    options = _approval(arguments)
    with alone(root):
        return _approve(root, options)


def _approve(root: Path, options: argparse.Namespace) -> int:
    """The same, while nobody else writes words."""
    project, edition, found = _edition(root, options.topic, options.language)
    # a review that is due is just what a new date answers, and a sign-off without a key what one with a key does
    answered = {"S014", *([REVIEWED] if options.next_review else [])}
    stops = [each for each in found if each.stops and each.code not in answered]
    if stops:
        print(findings.shown(stops, "text", ()))
    if project is None or edition is None or stops:
        return ExitCode.FOUND
    refusals = _refusal(project, edition, options), _too_late(project, edition, options), _on_paper(edition, options)
    if refusal := next(filter(None, refusals), ""):
        print(refusal, file=sys.stderr)
        return ExitCode.FOUND
    if not _agreed(root, project, edition, found):
        print("Not recorded.", file=sys.stderr)
        return ExitCode.FOUND
    return _recorded(root, project, edition, options)


def _recorded(root: Path, project: Project, edition: Edition, options: argparse.Namespace) -> int:
    """Write what is approved, and say where, or why not."""
    try:
        entry, path = _record(root, project, edition, options)
    except ValidationError as error:
        print(f"Not recorded: {in_a_line(SignOff, error)}.", file=sys.stderr)
        return ExitCode.FOUND
    except SignatureError as error:
        print(f"Not recorded: {error}", file=sys.stderr)
        return ExitCode.BROKEN_SETUP
    print(f"Recorded in {path.relative_to(root)}: {entry.role} {entry.name} approved {edition.id} as it stands.")
    return ExitCode.CLEAN


def _approval(arguments: Sequence[str]) -> argparse.Namespace:
    """Who approves what, as it was typed."""
    parser = argparse.ArgumentParser(prog="leafwright approve")
    _edition_asked(parser)
    parser.add_argument("--role", required=True, help="in which you sign: the file of roles names them")
    parser.add_argument("--name", required=True, help="your own name")
    parser.add_argument("--qualification", default="", help="what entitles you, where it shall be recorded")
    parser.add_argument("--qualified-until", type=day, help="its last day: 2029-01-31")
    parser.add_argument("--form", default="", help="signed on paper: how the line “Words” of the form begins")
    parser.add_argument("--scan", default="", help="signed on paper: the name of the file that shows the form")
    parser.add_argument("--entered-by", default="", help="signed on paper: who enters it")
    parser.add_argument("--key", type=Path, help="your SSH key, where keys are listed")
    parser.add_argument("--next-review", type=day, help="the day it is due again: 2029-01-31")
    return parser.parse_args(arguments)


def _edition_asked(parser: argparse.ArgumentParser) -> None:
    """Which edition: the two words that `approve` and `diff` begin with."""
    parser.add_argument("topic", help="its file's name in docs/topics, without .md")
    parser.add_argument("language", help="its tag, such as en or ar")


def _record(root: Path, project: Project, edition: Edition, options: argparse.Namespace) -> tuple[SignOff, Path]:
    """Write the sign-off and, where a date was given, the review; give the sign-off and its file."""
    person = {"role": options.role, "name": options.name.strip(), "qualification": options.qualification.strip()}
    today = datetime.date.today()
    paper = {"scan": options.scan, "entered_by": options.entered_by.strip()}
    entry = SignOff(**person, **paper, qualified_until=options.qualified_until, date=today, words=edition.hash)
    entries: list[SignOff | Reviewed] = [entry]
    if options.next_review:
        entries.append(Reviewed(**person, date=today, next_review=options.next_review))
    key = named(options.key, root) if options.key else None
    path = records.record(root, edition, entries, shown(project, edition.language, edition.topic), key)
    return entry, path


def _refusal(project: Project, edition: Edition, options: argparse.Namespace) -> str:
    """Why a sign-off cannot be recorded; empty where it can."""
    approval, source, role = project.review.approval, edition.language.source, options.role
    for given in (options.name, options.qualification, options.entered_by):
        if given and not any(map(str.isalpha, given)):
            return f"{given!r} says nothing: write your own words in its place."
    if edition.topic.meta.status:
        return f"{edition.id} is still being written: take the line status: draft out first."
    if not edition.state.complete:
        return f"{edition.id} is {edition.state}: only complete words can be approved."
    roles = approval.source if source else approval.translation
    if role not in roles:
        return f"Role {role!r} does not sign here; roles: {', '.join(roles)} (docs/review.toml)."
    if options.next_review and not source:
        return f"The next review is that of all languages: give it with {project.source.tag}, the source language."
    return _second_hat(project, edition, role, options.name)


def _too_late(project: Project, edition: Edition, options: argparse.Namespace) -> str:
    """Why the day of the next review cannot be what was given; empty where it can, or where none was given."""
    due, today = options.next_review, datetime.date.today()
    if not due:
        return ""
    if due <= today:
        return f"The next review ({due}) must be after today."
    latest = months_after(today, project.house[REVIEWED].numbers["months"])
    late = due > latest and project.house[REVIEWED].level == "stop"
    return f"The next review ({due}) must be on {latest} or before (docs/rules.toml, {REVIEWED})." if late else ""


def _on_paper(edition: Edition, options: argparse.Namespace) -> str:
    """Why a form that was signed on paper cannot be entered; empty where it can, and where there is none."""
    given = [options.form, options.scan, options.entered_by.strip()]
    if not any(given):
        return ""
    if not all(given):
        return "A form signed on paper is entered with all three: form, scan and entered-by."
    if len(options.form) < FORM_LETTERS:
        return f"Of the line “Words” on the form, type at least {FORM_LETTERS} letters."
    if not edition.hash.startswith(options.form.casefold()):
        return f"The form was signed for other words than {edition.id} has now. Print it anew, and let it be signed."
    return ""


def _agreed(root: Path, project: Project, edition: Edition, found: Sequence[Finding]) -> bool:
    """Show what changed since the last sign-off, and ask; who is not at a terminal has said so by the command."""
    if not sys.stdin.isatty():
        return True
    _compared(root, project, edition, found)
    return input(f"Approve {edition.id} as it stands? Type yes: ").strip().casefold() == "yes"


def _second_hat(project: Project, edition: Edition, role: str, name: str) -> str:
    """Why a person may not sign in a role beside one in which they signed these words; empty where they may."""
    signed = project.signoffs.get((edition.language.tag, edition.topic.slug), SignOffs()).signoff
    held = {record.role for record in signed if record.words == edition.hash and record.name == name}
    for one, other in project.review.approval.different:
        if {one, other} == {role, *(held & {one, other})} and role not in held:
            return f"{name} signed as {(held & {one, other}).pop()}: {one} and {other} must differ."
    return ""


def show_changes(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Write what changed in an edition since its last sign-off to build/diff, to be read in a browser."""
    parser = argparse.ArgumentParser(prog="leafwright diff")
    _edition_asked(parser)
    options = parser.parse_args(arguments)
    project, edition, found = _edition(root, options.topic, options.language)
    if stops := [each for each in found if each.stops]:
        print(findings.shown(stops, "text", ()))
    if project is None or edition is None:
        return ExitCode.FOUND
    _compared(root, project, edition, found)
    return ExitCode.CLEAN


def _compared(root: Path, project: Project, edition: Edition, found: Sequence[Finding]) -> None:
    """Write the page that shows what changed since the last sign-off, and say it on a line each."""
    before = last_signed(root, edition)
    now = shown(project, edition.language, edition.topic)
    # of what was never signed nothing is marked as added: it is read as it stands
    changed = redline.changes(before, now) if before else [(each, each) for each in now]
    since = "Compared with the last sign-off." if before else "Never signed off: everything is new."
    path = root / "build" / "diff" / edition.language.tag / f"{edition.topic.slug}.html"
    seen = None
    if not edition.language.source:
        seen = looks(edition, project, pairs_of(project, edition.language, edition.topic), found)
    text = redline.page(edition, title_of(edition.topic.text), changed, since, project.source.tag, seen)
    durable.replace(path, text.encode())
    for old, new in changed if before else []:
        print(redline.told(old, new))
    print(f"{len(changed)} to read again: {path.relative_to(root)}")
