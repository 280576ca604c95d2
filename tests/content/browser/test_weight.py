"""A topic page is light enough for a slow line, fonts above all. `-rP` prints what each page weighs."""

from pathlib import Path

import pytest

from browsing import Visit
from weighing import weigh

pytestmark = pytest.mark.browser

LIMIT = 150_000  # bytes, all that a first visit loads
MORE = {"zh-Hans": 250_000, "ur": 250_000}  # thousands of signs; letters that change with all their neighbors
REST = 100_000  # page, style and script together


@pytest.mark.parametrize("tag", ["en", "fr", "ar", "bn", *MORE])
def test_a_topic_page_is_light(visit_server: Visit, sample_site: Path, tag: str) -> None:
    weights = weigh(visit_server, sample_site, f"{tag}/topics/liver-hemangioma-embolization.html")  # the longest
    print(tag, weights.total(), dict(sorted(weights.items())))
    assert {"page", "style", "script", "fonts"} <= weights.keys(), "a kind of file was not weighed"
    assert "other" not in weights
    assert weights.total() <= MORE.get(tag, LIMIT)
    assert weights["page"] + weights["style"] + weights["script"] <= REST
    # the one weight of other scripts must not take the bold of the page's own
    bold = any("_700Bold" in address for address in visit_server.requests)
    assert bold == (tag != "zh-Hans")  # whose bold browsers draw
