"""Run a command; a broken set-up ends with one message and its remedy."""

import sys
from collections.abc import Callable
from pathlib import Path

from leafwright.leaflets import SetupError
from leafwright.reporting import report

ROOT = Path(__file__).resolve().parents[3]


def guarded(command: Callable[[], int]) -> int:
    """Run a command; a broken set-up ends with one message and its remedy."""
    try:
        return command()
    except SetupError as error:
        print(f"Set-up: {error}", file=sys.stderr)
        return report.BROKEN_SETUP
    except KeyboardInterrupt:
        return 130
