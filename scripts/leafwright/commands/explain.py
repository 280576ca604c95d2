"""Say what a rule asks and why."""

import argparse
import functools
import sys
from collections.abc import Sequence
from pathlib import Path

from leafwright.commands.opening import opened
from leafwright.reporting.rulebook import explain
from leafwright.setup.errors import ExitCode


def explain_rule(arguments: Sequence[str], root: Path) -> int:
    """Say what a rule asks, why, from where, and what is wrong and right."""
    parser = argparse.ArgumentParser(prog="leafwright explain")
    parser.add_argument("code", help="such as C006")
    code = parser.parse_args(arguments).code
    try:
        said = explain(code, functools.partial(opened, root))
    except ValueError as error:
        print(error, file=sys.stderr)
        return ExitCode.FOUND
    if said:
        print(said)
    return ExitCode.CLEAN if said else ExitCode.FOUND
