"""The tiny hospital's site, as built."""

from pathlib import Path

import pytest

from leafwright.pipeline import BuildResult


@pytest.fixture(scope="session")
def site(built: tuple[Path, BuildResult]) -> Path:
    root, made = built
    assert not made.stopped, made.findings
    return root / "build" / "site"
