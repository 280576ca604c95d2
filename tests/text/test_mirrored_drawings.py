"""A drawing of steps runs as its language is read, on paper and on the page; no body in it is flipped."""

import base64
import re
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as lxml_html

from breaking import loaded
from conftest import copy_library
from leafwright import pipeline
from leafwright.leaflets import Composer, formats
from leafwright.text.drawings import icon_array, proportion, read_from
from leafwright.translation.editions import editions
from leafwright.website.staging import _draw

STEPS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 90" data-mirror="panels"><title>Steps</title>\n'
    '<g class="flow" data-x="0" data-width="300"><path d="M0,80L290,80"/></g>\n'
    '<g class="panel" data-x="10" data-width="80"><path id="first" d="M20,20L40,20"/></g>\n'
    '<g class="panel" data-x="110" data-width="80"><path d="M120,20L140,20"/></g>\n'
    '<g class="panel" data-x="200" data-width="90"><path d="M220,20L240,20"/></g>\n</svg>\n'
)


def moves(drawing: str, name: str) -> list[str | None]:
    """How each group of a class is moved."""
    return [group.get("transform") for group in etree.fromstring(drawing).findall(f"{{*}}g[@class='{name}']")]


def test_panels_change_places_and_only_the_way_between_them_is_turned_round() -> None:
    mirrored = read_from(STEPS, "rtl")
    # 10 to 90 goes to 210 to 290, 110 to 190 stays, 200 to 290 goes to 10 to 100
    assert moves(mirrored, "panel") == ["translate(200 0)", "translate(0 0)", "translate(-190 0)"]
    assert moves(mirrored, "flow") == ["translate(300 0) scale(-1 1)"]
    assert mirrored.count("scale(") == 1, "a panel is never flipped"


def test_other_drawings_and_other_languages_stay_as_they_are() -> None:
    body = STEPS.replace('"panels"', '"keep"')
    assert read_from(STEPS, "ltr") == STEPS
    assert read_from(body, "rtl") == body
    assert read_from(STEPS.replace(' data-mirror="panels"', ""), "rtl") == STEPS.replace(' data-mirror="panels"', "")


def test_an_array_begins_where_reading_begins() -> None:
    def full(direction: str) -> str | None:
        drawn = etree.fromstring(icon_array(3, "#000", direction)).find("{*}path[@stroke='#000']")
        return None if drawn is None else drawn.get("d")

    assert full("ltr") == "M12 12h.01M36 12h.01M60 12h.01"
    assert full("rtl") == "M228 12h.01M204 12h.01M180 12h.01"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copied = copy_library(tmp_path_factory.mktemp("library"), ["a4"], ["en", "ar"])
    (copied / "docs" / "topics" / "images" / "groin.svg").write_text(STEPS, "utf-8")
    return copied


@pytest.mark.parametrize(("tag", "turned"), [("en", 0), ("ar", 1)])
def test_paper_and_page_show_the_drawing_as_the_language_reads_it(
    root: Path, tmp_path: Path, tag: str, turned: int
) -> None:
    project = loaded(root)
    everything = editions(project)
    edition = next(each for each in everything if each.id == f"{tag}/hernia")
    markup = Composer(root, project, everything).markup(edition, formats(root)[0])
    sources = lxml_html.document_fromstring(markup).xpath("//*[contains(@class, 'figure')]//img/@src")
    (drawn,) = [base64.b64decode(source.partition("base64,")[2]).decode() for source in sources]
    assert drawn.count("scale(-1 1)") == turned

    (language,) = [each for each in project.languages if each.tag == tag]
    site = pipeline._language_site(project, language, everything, {})
    _draw(project, tmp_path, ["images/groin.svg", "images/icons-1.svg"], site.language.direction)
    assert (tmp_path / "groin.svg").read_text("utf-8").count("scale(-1 1)") == turned
    first = re.search(r'<path d="M(\d+) ', (tmp_path / "icons-1.svg").read_text("utf-8"))
    assert first
    assert first[1] == ("228" if turned else "12")


@pytest.mark.parametrize(
    ("box", "told"),
    [('viewBox="0 0 300 120"', 2.5), ("viewBox='-1,-1,30,60'", 0.5), ('viewBox="0 0 300 0"', None), ("", None)],
)
def test_a_drawing_is_as_wide_as_its_view_box_says(box: str, told: float | None) -> None:
    assert proportion(f"<svg {box}/>") == told
