"""Check all words, in seconds."""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from leafwright.cache import Cache
from leafwright.checking import check
from leafwright.commands.schemas import provide_schemas
from leafwright.reporting import findings as findings_as
from leafwright.reporting import report
from leafwright.reporting.rulebook import entries
from leafwright.setup.errors import ExitCode


def check_content(arguments: Sequence[str], root: Path) -> int:
    """Check the sources alone; exit 1 where there is anything that must be mended."""
    parser = argparse.ArgumentParser(prog="leafwright check")
    parser.add_argument("--topic", default="", help="only this topic")
    parser.add_argument("--language", default="", help="only this language")
    parser.add_argument("--format", choices=findings_as.FORMATS, default="text")
    options = parser.parse_args(arguments)
    started = time.monotonic()
    provide_schemas(root)
    cache = Cache(root / "build" / "cache")  # that of the builds: what did not change since is not checked again
    project, findings = check(root, options.topic, options.language, cache)
    cache.close(whole=False)
    book = entries(project) if project else ()
    if text := findings_as.shown(findings, options.format, book):
        print(text)
    stops = len({finding for finding in findings if finding.stops})
    if options.format == "text":
        topics = report.counted(len(project.topics) if project else 0, "topic")
        languages = report.counted(len(project.languages) if project else 0, "language")
        what = f"{topics} in {languages}" if not options.topic else f"{options.topic} {options.language}".strip()
        advice = f", {report.counted(len(set(findings)) - stops, 'piece', 'pieces')} of advice"
        found = report.counted(stops, "finding") + (advice if len(set(findings)) > stops else "")
        print(f"Checked {what} in {time.monotonic() - started:.1f} s: {found}.")
    return ExitCode.FOUND if stops else ExitCode.CLEAN
