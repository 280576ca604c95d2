"""Run a command; what was foreseen ends with one message and its remedy."""

import sys
from collections.abc import Callable
from pathlib import Path

from leafwright.setup.errors import ExitCode, LeafwrightError

ROOT = Path(__file__).resolve().parents[3]


def guarded(command: Callable[[], int]) -> int:
    """Run a command; what was foreseen ends with one message and its remedy."""
    try:
        return command()
    except LeafwrightError as error:
        print(f"Set-up: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
