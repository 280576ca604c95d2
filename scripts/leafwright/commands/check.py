"""Check all words, in seconds."""

import argparse
import time
from collections.abc import Collection, Sequence
from pathlib import Path

from leafwright.cache import Cache
from leafwright.checking import check
from leafwright.commands.schemas import provide_schemas
from leafwright.model import Finding, Project
from leafwright.reporting import findings as findings_as
from leafwright.reporting import report
from leafwright.reporting.rulebook import entries
from leafwright.setup.errors import ExitCode


def check_content(arguments: Sequence[str], root: Path) -> int:
    """Check the sources alone; exit 1 where there is anything that must be mended."""
    parser = argparse.ArgumentParser(prog="leafwright check")
    parser.add_argument("--topic", default="", help="only this topic")
    parser.add_argument("--language", default="", help="only this language")
    parser.add_argument("--format", choices=findings_as.FORMATS, default="text", help="for people or machines")
    options = parser.parse_args(arguments)
    started = time.monotonic()
    provide_schemas(root)
    cache = Cache(root / "build" / "cache")  # that of the builds: what did not change since is not checked again
    project, findings = check(root, options.topic, options.language, cache)
    cache.close(whole=False)
    if options.format == "text" and not options.topic:
        findings = findings_as.by_language(findings)
    book = entries(project) if project else ()
    if text := findings_as.shown(findings, options.format, book):
        print(text)
    if options.format == "text":
        what = f"{options.topic} {options.language}".strip() if options.topic else _all_of(project)
        _tell(findings, what, time.monotonic() - started)
    return ExitCode.FOUND if any(finding.stops for finding in findings) else ExitCode.CLEAN


def _all_of(project: Project | None) -> str:
    """How many topics and languages a library has, in words."""
    topics = report.counted(len(project.topics) if project else 0, "topic")
    return f"{topics} in {report.counted(len(project.languages) if project else 0, 'language')}"


def _tell(findings: Collection[Finding], what: str, seconds: float) -> None:
    """Print what to do first, and how much was found in all."""
    if first := findings_as.first_of(findings):
        print(f"Begin with {first.at.file}:{first.at.line}: {first.message}")
    stops = len({finding for finding in findings if finding.stops})
    more = len(set(findings)) - stops
    advice = f", {report.counted(more, 'piece', 'pieces')} of advice" if more else ""
    print(f"Checked {what} in {seconds:.1f} s: {report.counted(stops, 'finding')}{advice}.")
