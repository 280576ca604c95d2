"""axe-core finds nothing on any kind of page: WCAG 2.2 A and AA and best practices, in light on a phone.

In the dark only colors differ: contrast alone is looked at there, on a desktop.
"""

from pathlib import Path

import pytest

from breaking import HERNIA
from browsing import DESKTOP, PHONE, Visit, pages_of, violations

pytestmark = pytest.mark.browser

DARK = ("index.html", f"topics/{HERNIA}.html", "glossary.html", "register.html", "a-to-z.html", "departments.html")
FAULTS = {
    "color-contrast": "document.querySelector('h1').style.color = '#cccccc'",
    "heading-order": "document.querySelector('.page').insertAdjacentHTML('beforeend', '<h4>x</h4>')",
    "target-size": "document.querySelector('.page').insertAdjacentHTML('beforeend', "
    '\'<button style="inline-size: 9px; block-size: 9px; padding: 0" aria-label="a"></button>\'.repeat(3))',
}


@pytest.mark.parametrize("folder", ["", "en", "ar"])
def test_axe_finds_nothing(visit: Visit, site: Path, folder: str) -> None:
    visit.page.set_viewport_size(PHONE)
    found = {path: violations(visit.open(path)) for path in pages_of(site, folder)}
    assert {path: each for path, each in found.items() if each} == {}


@pytest.mark.parametrize("folder", ["en", "ar"])
def test_letters_stand_out_in_the_dark_too(visit: Visit, folder: str) -> None:
    visit.page.emulate_media(color_scheme="dark")
    visit.page.set_viewport_size(DESKTOP)
    for path in DARK:
        page = visit.open(f"{folder}/{path}")
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        assert violations(page, "cat.color") == [], path


def test_axe_finds_planted_faults(visit: Visit) -> None:
    page = visit.open("en/index.html")
    for fault in FAULTS.values():
        page.evaluate(fault)
    assert {each.split(":")[0] for each in violations(page)} >= FAULTS.keys()
