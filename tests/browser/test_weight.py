"""A topic page is light enough for a slow line, fonts above all. `-rP` prints what each page weighs."""

from pathlib import Path

import pytest

from .conftest import TAGS, Visit
from .weighing import weigh

pytestmark = pytest.mark.browser

TOPICS = ("liver-hemangioma", "liver-hemangioma-embolization", "after-liver-embolization")
FONTS = 100_000
# Scripts with more shapes: thousands of characters; conjuncts; letters that change with all their neighbors.
MORE_FONTS = {"zh-Hans": 400_000, "bn": 120_000, "ur": 260_000}
REST = 100_000  # page, style and script together


@pytest.mark.parametrize("address", ["http"], indirect=True)
@pytest.mark.parametrize("tag", TAGS)
def test_a_topic_page_is_light(visit: Visit, built_site: Path, tag: str) -> None:
    for topic in TOPICS:
        weights = weigh(visit, built_site, f"{tag}/topics/{topic}.html")
        print(tag, topic, dict(sorted(weights.items())))
        assert {"page", "style", "script", "fonts", "search"} <= weights.keys(), "a kind of file was not weighed"
        assert "other" not in weights
        assert weights["fonts"] <= MORE_FONTS.get(tag, FONTS)
        assert weights["page"] + weights["style"] + weights["script"] <= REST


@pytest.mark.parametrize("address", ["http"], indirect=True)
@pytest.mark.parametrize("tag", TAGS)
def test_bold_words_have_their_own_letters(visit: Visit, tag: str) -> None:
    """The one weight of other scripts must not take the bold of the page's own."""
    page = visit.open(f"{tag}/topics/{TOPICS[0]}.html")
    page.evaluate("document.fonts.ready.then(() => true)")
    assert any("_700Bold" in address for address in visit.requests)
