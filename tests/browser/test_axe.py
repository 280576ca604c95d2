"""axe-core finds nothing on any page of any language: WCAG 2.2 A and AA and best practices.

Light on a phone and dark on a desktop: both widths and both schemes in two visits, not four.
"""

from pathlib import Path

import pytest

from .conftest import ROOT, TAGS, Visit, pages_of

pytestmark = pytest.mark.browser

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
RUN = """async () => {
  const found = await axe.run(document, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  return found.violations.map(each => each.id + ': ' + each.nodes.map(node => node.target.join(' ')).join(', '));
}"""
LOOKS = {"light": {"width": 390, "height": 844}, "dark": {"width": 1280, "height": 900}}


def violations(visit: Visit, path: str) -> list[str]:
    page = visit.open(path)
    page.evaluate(AXE)
    return [f"{path}: {each}" for each in page.evaluate(RUN)]


@pytest.mark.parametrize("address", ["disk"], indirect=True)
@pytest.mark.parametrize("scheme", LOOKS)
@pytest.mark.parametrize("folder", ["", *TAGS])
def test_axe_finds_nothing(visit: Visit, built_site: Path, folder: str, scheme: str) -> None:
    visit.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    visit.page.set_viewport_size(LOOKS[scheme])
    paths = pages_of(built_site, folder)
    assert [each for path in paths for each in violations(visit, path)] == []


@pytest.mark.parametrize("address", ["disk"], indirect=True)
@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("document.querySelector('h1').style.color = '#cccccc'", "color-contrast"),
        ("document.querySelector('.page').insertAdjacentHTML('beforeend', '<h4>x</h4>')", "heading-order"),
        (
            "document.querySelector('.page').insertAdjacentHTML('beforeend', "
            '\'<button style="inline-size: 9px; block-size: 9px; padding: 0" aria-label="a"></button>\'.repeat(3))',
            "target-size",
        ),
    ],
)
def test_axe_finds_a_planted_fault(visit: Visit, fault: str, rule: str) -> None:
    page = visit.open("en/index.html")
    page.evaluate(fault)
    page.evaluate(AXE)
    assert any(each.startswith(rule) for each in page.evaluate(RUN))
