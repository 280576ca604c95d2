"""The sample's own site, built once: all its languages as web pages and plain text; leaflets only where asked."""

from pathlib import Path

import pytest

from conftest import build_once, copy_project
from leafwright.pipeline import BuildResult


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> tuple[Path, BuildResult]:
    """The sample's root and what was built there."""
    return build_once(tmp_path_factory, worker_id, "sample", lambda root: copy_project(root, ["text"]))


@pytest.fixture(scope="session")
def sample_site(sample: tuple[Path, BuildResult]) -> Path:
    root, made = sample
    assert not made.stopped, made.findings
    return root / "build" / "site"
