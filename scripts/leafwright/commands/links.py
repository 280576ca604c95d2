"""Ask whether outside addresses still answer."""

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

from leafwright.commands.opening import opened
from leafwright.reporting import findings as findings_as
from leafwright.reporting import report
from leafwright.setup.errors import ExitCode
from leafwright.website import outside_links


def check_links(arguments: Sequence[str], root: Path) -> int:
    """Ask every outside address; a dated report stays in build/links. Never part of a build."""
    argparse.ArgumentParser(prog="leafwright links").parse_args(arguments)
    project = opened(root)
    if project is None:
        return ExitCode.FOUND
    try:
        dead, path, asked = outside_links.check(root, project, datetime.date.today())
    except ValueError as error:
        print(f"Set-up: {error}", file=sys.stderr)
        return ExitCode.BROKEN_SETUP
    if dead:
        print(findings_as.shown(dead, "text", ()))
    told = report.counted(asked, "address", "addresses")
    print(f"Asked {told}, {len(set(dead))} without an answer. Report: {path.relative_to(root)}")
    return ExitCode.FOUND if dead else ExitCode.CLEAN
