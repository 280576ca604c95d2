"""The tiny hospital's site at two addresses, and windows on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browsing import Visit, serving, visiting
from leafwright.pipeline import BuildResult


@pytest.fixture(scope="session")
def site(built: tuple[Path, BuildResult]) -> Path:
    root, made = built
    assert not made.stopped, made.findings
    return root / "build" / "site"


@pytest.fixture(scope="session")
def on_disk(site: Path) -> str:
    return site.resolve().as_uri()


@pytest.fixture(scope="session")
def on_server(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def window(browser: Browser, on_disk: str) -> Iterator[Visit]:
    with visiting(browser, on_disk) as visit:
        yield visit


@pytest.fixture
def visit(window: Visit) -> Visit:
    """A window on the site as it lies on a disk, which is the harder case: no server helps. Tests share it."""
    return window.cleared()


@pytest.fixture
def visit_alone(browser: Browser, on_disk: str) -> Iterator[Visit]:
    """The same for one test alone, which puts a script, a clock or other answers into it."""
    with visiting(browser, on_disk) as visit:
        yield visit


@pytest.fixture
def visit_server(browser: Browser, on_server: str) -> Iterator[Visit]:
    with visiting(browser, on_server) as visit:
        yield visit


@pytest.fixture(params=["disk", "server"])
def visit_without_scripts(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    with visiting(browser, request.getfixturevalue(f"on_{request.param}"), scripts=False) as visit:
        yield visit
