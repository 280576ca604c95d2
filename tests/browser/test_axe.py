"""axe-core finds nothing on any page, in light and dark: contrast of every text above all."""

from pathlib import Path

import pytest

from .conftest import Visit

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
TAGS = ("en", "zh-Hans", "es", "ar")
PAGES = ("index.html", "topics/liver-hemangioma-embolization.html", "topics/liver-hemangioma.html", "glossary.html")
RUN = """async () => {
  const found = await axe.run(document, {resultTypes: ['violations']});
  return found.violations.map(each => each.id + ': ' + each.nodes.map(node => node.target.join(' ')).join(', '));
}"""


def violations(visit: Visit, path: str, scheme: str) -> list[str]:
    visit.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page = visit.open(path)
    page.evaluate(AXE)
    return list(page.evaluate(RUN))


@pytest.mark.parametrize("address", ["disk"], indirect=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["index.html", "en/rules.html", "en/evidence.html", *(f"{tag}/{page}" for tag in TAGS for page in PAGES)]
)
def test_axe_finds_nothing(visit: Visit, path: str, scheme: str) -> None:
    assert violations(visit, path, scheme) == []


@pytest.mark.parametrize("address", ["disk"], indirect=True)
def test_axe_finds_a_contrast_that_is_too_low(visit: Visit) -> None:
    page = visit.open("en/index.html")
    page.evaluate("document.querySelector('h1').style.color = '#cccccc'")
    page.evaluate(AXE)
    assert any(each.startswith("color-contrast") for each in page.evaluate(RUN))
