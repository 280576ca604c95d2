"""Wait for a condition, never for a time."""

import time
from collections.abc import Callable
from pathlib import Path


def wait_until(true: Callable[[], bool], log: Path, most: float = 300) -> None:
    """Wait until something is true; after so many seconds fail, with what the log says."""
    end = time.monotonic() + most
    while not true():
        assert time.monotonic() < end, log.read_text("utf-8")
        time.sleep(0.05)
