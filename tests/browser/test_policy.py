"""Chromium obeys the policy: it runs nothing that stands inside a page."""

import pytest
from playwright.sync_api import Browser

from leafwright.website.policy import headers

pytestmark = pytest.mark.browser

BAD = "<script>document.title = 'bad'</script><style>p { color: red }</style>"


def test_chromium_runs_nothing_that_stands_inside_a_page(browser: Browser) -> None:
    page = browser.new_page()
    sent = {**headers(), "Content-Type": "text/html; charset=utf-8"}
    body = f"<!doctype html><title>none</title>{BAD}<p style='color: red' onclick='document.title = 1'>x</p>"
    page.route("**/*", lambda route: route.fulfill(body=body.encode(), headers=sent))
    page.goto("http://127.0.0.1/")
    page.click("p")
    assert page.title().strip() == "none"
    assert page.evaluate("getComputedStyle(document.querySelector('p')).color") == "rgb(0, 0, 0)"
    page.close()
