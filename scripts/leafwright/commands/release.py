"""What `release`, `verify` and `rollback` do: publish what is signed off, look whether it still is as it was published,
and bring the release before back."""

import argparse
import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

from leafwright.commands.opening import day, named
from leafwright.release import verify as comparing
from leafwright.release.asked import Wish
from leafwright.release.place.rolling_back import rollback as bring_back
from leafwright.release.readiness import Readiness
from leafwright.release.releasing import Outcome
from leafwright.release.releasing import release as publish
from leafwright.reporting import findings as findings_as
from leafwright.reporting import report
from leafwright.reporting.report import counted
from leafwright.setup import faults
from leafwright.setup.errors import ExitCode, LeafwrightError

TARGET = Path("build") / "release"


class FailedError(LeafwrightError):
    """The disk refused; nothing of what is published changed."""


def release(arguments: Sequence[str], root: Path) -> int:
    """Publish approved, unexpired editions; for all others say what to do next."""
    asked = _wish(arguments, root)
    try:
        with report.progress() as say:
            outcome = publish(root, asked, say)
    except OSError as error:
        said = faults.told(error, root) or f"{error.strerror or error} ({error.filename or asked.target})"
        raise FailedError(
            f"Nothing was released to {asked.target}, and what was published is as it was.\n{said}"
        ) from error
    told = to_do(outcome.ready)
    if told:
        print(f"{told}\n")
    if outcome.findings:
        print(f"Before anything can be released:\n{findings_as.shown(outcome.findings, 'text', ())}\n")
    if not outcome.identity:
        fit = sum(each.fit for each in outcome.ready)
        print(f"Nothing was released: {counted(fit, 'edition')} of {len(outcome.ready)} ready.")
        return ExitCode.FOUND
    print(_told(outcome, asked))
    return ExitCode.CLEAN


def verify(arguments: Sequence[str], root: Path) -> int:
    """Compare a published folder with its manifest, by the very file that lies in each release."""
    parser = argparse.ArgumentParser(prog="leafwright verify")
    parser.add_argument("--to", type=Path, default=TARGET, help="the published folder")
    parser.add_argument("--manifest", default="", help="SHA-256 of the manifest that was released")
    parser.add_argument("--signers", default="", help="allowed_signers of OpenSSH: who may sign a manifest")
    asked = parser.parse_args(arguments)
    signers = named(Path(asked.signers), root) if asked.signers else ""
    return comparing.main([str(named(asked.to, root)), f"--manifest={asked.manifest}", f"--signers={signers}"])


def rollback(arguments: Sequence[str], root: Path) -> int:
    """Publish the release before once more."""
    parser = argparse.ArgumentParser(prog="leafwright rollback")
    parser.add_argument("--to", type=Path, default=TARGET, help="the published folder")
    parser.add_argument("--key", type=Path, help="an SSH key that signs the manifest, where pages have to be added")
    parser.add_argument("--date", type=day, help="the day of the rollback: 2026-01-31")
    given = parser.parse_args(arguments)
    target, key = named(given.to, root), named(given.key, root) if given.key else None
    try:
        done = bring_back(root, target, given.date or datetime.date.today(), key)
    except OSError as error:
        said = faults.told(error, root) or f"{error.strerror or error} ({error.filename or target})"
        raise FailedError(f"Nothing was changed.\n{said}") from error
    print(f"{target} holds the release before again. Manifest: {done.identity}")
    for each in done.taken:
        lost = "no page could be made: its code on paper finds nothing until the next release"
        print(f"Taken back: {each}; {lost if each in done.untold else 'its code on paper finds a page that says so'}.")
    for each in done.again:
        print(f"Given out again: {each}, which had left: if it is withdrawn or past its date, release anew.")
    if done.taken:
        print("Mend the words before the next release: what was taken back is not released again as it was.")
    if done.unsigned:
        print("The manifest names the new pages, and nobody has signed it: with a key (--key) it would be.")
    return ExitCode.CLEAN


def to_do(ready: Iterable[Readiness]) -> str:
    """What to do next for each edition that cannot be released, in order; empty where there is none."""
    return "\n".join(
        line
        for each in ready
        if not each.fit
        for line in (
            f"{each.edition.id} ({each.edition.topic.meta.number}, {each.edition.state})",
            *(f"  {number}. {step}" for number, step in enumerate(each.steps, 1)),
        )
    )


def _wish(arguments: Sequence[str], root: Path) -> Wish:
    parser = argparse.ArgumentParser(prog="leafwright release")
    parser.add_argument("--to", type=Path, default=TARGET, help="the folder to publish to; its name changes hands")
    parser.add_argument("--key", type=Path, help="an SSH key that signs the manifest")
    parser.add_argument("--link", action="store_true", help="begin with a symbolic link: for NFS")
    parser.add_argument(
        "--because",
        action="append",
        default=[],
        metavar="TOPIC=REASON",
        help="why patients are given another version: revised, advice, figures, contacts or mistake",
    )
    parser.add_argument("--topic", default="", help="release this topic alone; all others stay as they were released")
    parser.add_argument("--date", type=day, help="the day of the release: 2026-01-31")
    given = parser.parse_args(arguments)
    reasons = {topic: reason for topic, _, reason in (each.partition("=") for each in given.because)}
    today = given.date or datetime.date.today()
    key = named(given.key, root) if given.key else None
    return Wish(target=named(given.to, root), today=today, key=key, link=given.link, because=reasons, topic=given.topic)


def _told(outcome: Outcome, asked: Wish) -> str:
    """What was released, what is new, and what patients are no longer given."""
    if not outcome.changed:
        return f"Nothing changed since the last release in {asked.target}. Manifest: {outcome.identity}"
    lines = [f"{id_} {outcome.released[id_]}: new" for id_ in outcome.new]
    lines += [f"{id_}: no longer given out" for id_ in outcome.gone]
    lines.append(
        f"Released {counted(len(outcome.released), 'edition')} to {asked.target}; "
        f"{outcome.written} of {counted(outcome.files, 'file')} written."
    )
    lines.append(f"Manifest: {outcome.identity} (keep it: verify --manifest asks for it)")
    if outcome.new:
        lines.append("Commit docs/releases: it holds the record of each version.")
    if not outcome.at_once:
        lines.append("This folder cannot change hands by one call: for a moment it was not there (guide it).")
    return "\n".join(lines)
