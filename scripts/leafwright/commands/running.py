"""How commands run: what was foreseen ends with one message and its remedy; who writes words does so alone."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from leafwright.disk.lock import locked
from leafwright.setup.errors import ExitCode, LeafwrightError

ROOT = Path(__file__).resolve().parents[3]


def guarded(command: Callable[[], int]) -> int:
    """Run a command; what was foreseen ends with one message and its remedy."""
    try:
        return command()
    except LeafwrightError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Nobody else brings words into the library at `root` meanwhile. Raises LockedError where somebody does."""
    with locked(root / "build" / "words.lock", needed=False):
        yield
