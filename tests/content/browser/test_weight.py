"""A topic page is light enough for a slow line, fonts above all. `-rP` prints what each page weighs."""

from pathlib import Path

import pytest

from browsing import Visit
from weighing import weigh

pytestmark = pytest.mark.browser

FONTS = 100_000
# Scripts with more shapes: thousands of characters; conjuncts; letters that change with all their neighbors.
MORE_FONTS = {"zh-Hans": 400_000, "bn": 120_000, "ur": 265_000}
REST = 100_000  # page, style and script together


@pytest.mark.parametrize("tag", ["en", "fr", "ar", *MORE_FONTS])
def test_a_topic_page_is_light(visit_server: Visit, sample_site: Path, tag: str) -> None:
    weights = weigh(visit_server, sample_site, f"{tag}/topics/liver-hemangioma-embolization.html")  # the longest
    print(tag, dict(sorted(weights.items())))
    assert {"page", "style", "script", "fonts", "search"} <= weights.keys(), "a kind of file was not weighed"
    assert "other" not in weights
    assert weights["fonts"] <= MORE_FONTS.get(tag, FONTS)
    assert weights["page"] + weights["style"] + weights["script"] <= REST
    # the one weight of other scripts must not take the bold of the page's own
    assert any("_700Bold" in address for address in visit_server.requests)
