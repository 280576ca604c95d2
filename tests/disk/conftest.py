"""Somebody else at work."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

_HOLDS = """
import sys
from pathlib import Path
from leafwright.disk.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
Holding = Callable[[Path], AbstractContextManager[subprocess.Popen[bytes]]]


@pytest.fixture
def holding() -> Holding:
    """Another process that holds the lock at a path, to the end of the block."""

    @contextmanager
    def held(path: Path) -> Iterator[subprocess.Popen[bytes]]:
        command = [sys.executable, "-c", _HOLDS, str(path)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as first:
            assert first.stdout
            assert first.stdout.readline() == b"held\n"
            yield first
            first.kill()

    return held
