"""What matters to a reader can be ticked on a page: by hand or keyboard, read aloud, without scripts, sent nowhere."""

import pytest
from playwright.sync_api import Browser, expect

from browsing import PHONE, violations, visiting
from conftest import copy_library
from leafwright import pipeline

pytestmark = pytest.mark.browser

BOX = '!!! values "How much does each matter to you?"\n\n    - Less pain\n    - No operation\n\n'


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page with two points to weigh, in English."""
    root = copy_library(tmp_path_factory.mktemp("values"), ["text"], ["en"])
    topic = root / "docs" / "topics" / "hernia.md"
    topic.write_text(
        topic.read_text("utf-8").replace("## What do we not know?", BOX + "## What do we not know?"), "utf-8"
    )
    made = pipeline.build(root, lambda *_: None)
    assert not made.stopped, made.findings
    return (root / "build" / "site").resolve().as_uri()


@pytest.mark.parametrize("scripts", [True, False])
def test_one_step_of_each_value_is_chosen_by_hand_or_keyboard(browser: Browser, address: str, scripts: bool) -> None:
    with visiting(browser, address, scripts=scripts) as visit:
        page = visit.open("en/topics/hernia.html")
        pain = page.get_by_role("group", name="Less pain").get_by_role("radio")
        knife = page.get_by_role("group", name="No operation").get_by_role("radio")
        expect(pain).to_have_count(5)
        pain.nth(1).check()
        knife.nth(4).check()
        pain.nth(1).focus()
        page.keyboard.press("ArrowRight")
        expect(pain.nth(2)).to_be_checked()
        expect(pain.nth(1)).not_to_be_checked()
        expect(knife.nth(4)).to_be_checked()
        expect(knife.nth(4)).to_have_accessible_name("5 (very much)")
        page.keyboard.press("Enter")  # sends nothing: there is no form
        assert page.url == f"{address}/en/topics/hernia.html"


def test_axe_finds_nothing_beside_the_values(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        visit.page.set_viewport_size(PHONE)
        page = visit.open("en/topics/hernia.html")
        assert violations(page) == []
        page.evaluate("document.querySelector('.scale input').removeAttribute('aria-label')")
        assert [each.split(":")[0] for each in violations(page)] == ["label"]


def test_a_step_is_large_enough_to_touch(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        visit.page.set_viewport_size(PHONE)
        page = visit.open("en/topics/hernia.html")
        boxes = [each.bounding_box() for each in page.locator(".scale input").all()]
        assert len(boxes) == 10
        assert all(box and box["width"] >= 24 and box["height"] >= 24 for box in boxes)
