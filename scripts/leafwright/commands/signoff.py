"""What `make approve` and `make diff` do: record a sign-off, and show what changed since the last."""

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from leafwright import pipeline
from leafwright.commands.running import ROOT
from leafwright.model import Edition, Project, SignOff
from leafwright.reading.signoffs import last_signed
from leafwright.reporting import findings
from leafwright.setup.errors import ExitCode
from leafwright.signoff import records, redline
from leafwright.signoff.signatures import SignatureError
from leafwright.text.topic import title_of
from leafwright.translation.editions import editions, shown


def _edition(root: Path, slug: str, tag: str) -> tuple[Project | None, Edition | None, bool]:
    """The edition asked for, and whether anything stops it. Says what is wrong where there is none."""
    project, found = pipeline.check(root, slug, tag)
    stops = [each for each in found if each.stops and each.language in ("", tag)]
    if stops:
        print(findings.shown(stops, "text", ()))
    everything = editions(project) if project else []
    edition = next((e for e in everything if e.topic.slug == slug and e.language.tag == tag), None)
    if project and edition is None and not stops:
        named = ", ".join(sorted({e.language.tag for e in everything}))
        print(f"There is no edition {tag}/{slug}. Languages: {named}.", file=sys.stderr)
    return project, edition, bool(stops)


def approve_edition(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Record that a person approved exactly the present words; refuse where they are not fit to be approved."""
    parser = argparse.ArgumentParser(prog="leafwright approve")
    parser.add_argument("topic")
    parser.add_argument("language")
    parser.add_argument("--role", required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--qualification", default="")
    parser.add_argument("--key", type=Path)
    options = parser.parse_args(arguments)
    project, edition, stopped = _edition(root, options.topic, options.language)
    if project is None or edition is None or stopped:
        return ExitCode.FOUND
    if not edition.state.complete:
        print(f"{edition.id} is {edition.state}: only complete words can be approved.", file=sys.stderr)
        return ExitCode.FOUND
    approval = project.review.approval
    roles = approval.source if edition.language.source else approval.translation
    if options.role not in roles:
        print(
            f"Role {options.role!r} does not sign here; roles: {', '.join(roles)} (docs/review.toml).", file=sys.stderr
        )
        return ExitCode.FOUND
    held = {
        record.role
        for record in project.signoffs.get((edition.language.tag, edition.topic.slug), ())
        if record.words == edition.hash and record.name == options.name
    }
    for one, other in approval.different:
        if {one, other} == {options.role, *(held & {one, other})} and options.role not in held:
            print(
                f"{options.name} signed as {(held & {one, other}).pop()}: {one} and {other} must differ.",
                file=sys.stderr,
            )
            return ExitCode.FOUND
    try:
        entry = SignOff(
            role=options.role,
            name=options.name.strip(),
            qualification=options.qualification.strip(),
            date=datetime.date.today(),
            words=edition.hash,
        )
        path = records.record(root, edition, entry, shown(project, edition.language, edition.topic), options.key)
    except ValidationError as error:
        print(f"Not recorded: {error.errors()[0]['msg']}.", file=sys.stderr)
        return ExitCode.FOUND
    except SignatureError as error:
        print(f"Not recorded: {error}", file=sys.stderr)
        return ExitCode.BROKEN_SETUP
    print(f"Recorded in {path.relative_to(root)}: {entry.role} {entry.name} approved {edition.id} as it stands.")
    return ExitCode.CLEAN


def show_changes(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Write what changed in an edition since its last sign-off to build/diff, to be read in a browser."""
    parser = argparse.ArgumentParser(prog="leafwright diff")
    parser.add_argument("topic")
    parser.add_argument("language")
    options = parser.parse_args(arguments)
    project, edition, _ = _edition(root, options.topic, options.language)
    if project is None or edition is None:
        return ExitCode.FOUND
    before = last_signed(root, edition)
    found = redline.changes(before, shown(project, edition.language, edition.topic))
    since = "Compared with the last sign-off." if before else "Never signed off: everything is new."
    path = root / "build" / "diff" / edition.language.tag / f"{edition.topic.slug}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = redline.page(edition, title_of(edition.topic.text), found, since, project.source.tag)
    path.write_text(text, "utf-8", newline="\n")
    for old, new in found if before else []:
        changed = new or old
        if changed:
            print(f"{'changed' if old and new else 'new' if new else 'gone'}: {changed.source[:90]}")
    print(f"{len(found)} to read again: {path.relative_to(root)}")
    return ExitCode.CLEAN
