"""Nothing moves before a reader's eyes when our fonts take the place of the device's, in any language."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from costing import phone, visit
from costing import serving as slow_serving

pytestmark = pytest.mark.browser

SHIFT = 0.05  # half of what counts as good (Cumulative Layout Shift)
TOPIC = "topics/liver-hemangioma-embolization.html"


@pytest.fixture(scope="module")
def device(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Browser]:
    """A phone. (Playwright runs once a thread, so it comes from the one that runs already.)"""
    with phone(tmp_path_factory.mktemp("phone"), browser.browser_type) as running:
        yield running


@pytest.mark.parametrize("tag", ["", "en", "ar", "bn", "es", "fr", "pl", "ur", "zh-Hans"])
def test_no_line_moves_when_letters_come_late(device: Browser, sample_site: Path, tag: str) -> None:
    with slow_serving(sample_site) as server:
        cost = visit(device, server, f"{tag}/{TOPIC}" if tag else "index.html", late=True, slow=False)
    print(tag, cost)
    assert cost.fonts, "no fonts came"
    assert cost.shift < SHIFT, cost.moved
