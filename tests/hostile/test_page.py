"""All hostile words and drawings, as they are shown, opened in Chromium from a disk: nothing runs or is asked for."""

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from hostile.conftest import Shown
from hostile.payloads import MARKUP
from hostile.test_drawings import INSIDE, drawing
from hostile.test_words import PLACES, filled
from leafwright.text.harmless import harmless

pytestmark = pytest.mark.browser

_TOUCHED = """() => {
  for (const each of document.querySelectorAll('*'))
    for (const name of ['mouseover', 'mousedown', 'focus', 'focusin', 'toggle', 'begin', 'error', 'load'])
      each.dispatchEvent(new Event(name));
  return document.querySelectorAll('script, iframe, object, embed, base, meta[http-equiv], foreignObject').length;
}"""


@pytest.fixture
def stands() -> None:
    """A browser reads and writes where it likes; what it asks for is looked at instead."""


def test_nothing_runs_and_nothing_is_asked_for(browser: Browser, shown: Shown, tmp_path: Path) -> None:
    drawn = [harmless(drawing(each)) for each in INSIDE.values()]
    pictures = "".join(
        f'<img alt="" src="data:image/svg+xml;base64,{base64.b64encode(each.encode()).decode()}">{each}'
        for each in drawn
    )
    articles = "\n".join(shown(filled(words, *PLACES)) for words in MARKUP.values())
    file = tmp_path / "page.html"
    file.write_text(f'<!doctype html><html lang="en"><title>fine</title>{articles}{pictures}</html>', "utf-8")
    page = browser.new_page()
    asked, said = list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.as_uri())
    assert page.evaluate(_TOUCHED) == 0
    assert page.title() == "fine"
    assert page.url == file.as_uri()
    page.close()
    own = file.parent.as_uri()
    assert said == []
    assert [url for url in asked if not url.startswith((own, "data:image/svg+xml"))] == []
