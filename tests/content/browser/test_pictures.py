"""The README's picture of a page shows the page as it is."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from content import pictures

pytestmark = pytest.mark.browser


def test_the_picture_of_the_page_is_fresh(browser: Browser, sample_site: Path) -> None:
    assert pictures.unlike("page", pictures.page(browser, sample_site)) < pictures.STALE, "run: make pictures"


def test_another_page_would_be_seen(browser: Browser, sample_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "TOPIC", "after-liver-embolization")
    assert pictures.unlike("page", pictures.page(browser, sample_site)) > pictures.STALE
