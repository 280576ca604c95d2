"""Windows on the sample's site."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browsing import Visit, serving, visiting


@pytest.fixture(scope="session")
def window(browser: Browser, sample_site: Path) -> Iterator[Visit]:
    with visiting(browser, sample_site.resolve().as_uri()) as visit:
        yield visit


@pytest.fixture
def visit(window: Visit) -> Visit:
    """A window on the sample's site, as it lies on a disk, which tests share."""
    return window.cleared()


@pytest.fixture
def visit_server(browser: Browser, sample_site: Path) -> Iterator[Visit]:
    with serving(sample_site) as address, visiting(browser, address) as visit:
        yield visit
