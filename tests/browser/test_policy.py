"""Chromium obeys the policy: it runs a script by its hash, and no other."""

import pytest
from playwright.sync_api import Browser

from leafwright.website.policy import headers

pytestmark = pytest.mark.browser

GOOD = "<script>document.title = 'good \u00e9\\n'</script>\n<style>\np { color: rgb(1, 2, 3) }\r\n</style>"
BAD = "<script>document.title = 'bad'</script><style>p { color: red !important }</style>"


def test_chromium_runs_what_the_policy_names_and_nothing_else(browser: Browser) -> None:
    page = browser.new_page()
    sent = {**headers([GOOD]), "Content-Type": "text/html; charset=utf-8"}
    body = f"<!doctype html><title>none</title>{GOOD}{BAD}<p style='color: red'>x</p>"
    page.route("**/*", lambda route: route.fulfill(body=body.encode(), headers=sent))
    page.goto("http://127.0.0.1/")
    assert page.title().strip() == "good é"
    assert page.evaluate("getComputedStyle(document.querySelector('p')).color") == "rgb(1, 2, 3)"
    page.close()
