"""What a leaflet may not show is refused: a fault of style, type, words or layout is found in the PDF."""

import dataclasses
from pathlib import Path

import pytest
from PIL import Image

from breaking import HERNIA, HOME, TAKE_TIME, edition, loaded, replace, topic
from browsing import serving
from leafwright import leaflets, pipeline
from leafwright.commands.build import build_proof
from leafwright.model import Finding
from leafwright.translation.editions import editions


def printed(root: Path, families: tuple[str, ...] = ()) -> list[Finding]:
    """Findings of the English A4 leaflet."""
    project = loaded(root)
    a4 = next(format for format in leaflets.formats(root) if format.id == "a4")
    sheet = leaflets.Composer(root, project, editions(project)).sheet(edition(root), a4)
    sheet = dataclasses.replace(sheet, families=families or sheet.families)
    return list(leaflets.Printer(root).print(sheet).findings)


def test_a_css_typo_is_refused_at_its_line(library: Path) -> None:
    sheet = library / "leaflets" / "typography.css"
    sheet.write_text(sheet.read_text("utf-8") + "\n.section { colour: red }\n", "utf-8")
    (finding,) = printed(library)
    assert (finding.code, finding.at.file) == ("P001", "leaflets/typography.css")
    assert "colour" in sheet.read_text("utf-8").split("\n")[finding.at.line - 1]


def test_a_css_typo_stops_the_build(pair: Path) -> None:
    sheet = pair / "leaflets" / "formats" / "a4" / "page.css"
    sheet.write_text(sheet.read_text("utf-8").replace("margin: 1", "marjin: 1", 1), "utf-8")
    proof = pipeline.build(pair, lambda *_: None)
    assert proof.stopped
    assert "P001" in {finding.code for finding in proof.findings if finding.stops}
    assert not (pair / "build" / "site").exists()


def test_a_missing_glyph_is_refused(library: Path) -> None:
    replace(topic(library), TAKE_TIME, f"{TAKE_TIME} ꧁")
    assert [finding.code for finding in printed(library)] == ["P002"]


def test_words_that_do_not_reach_the_page_are_refused(library: Path) -> None:
    sheet = library / "leaflets" / "typography.css"
    sheet.write_text(sheet.read_text("utf-8") + "\n#unknowns { display: none }\n", "utf-8")
    lost = [finding for finding in printed(library) if finding.code == "P003"]
    assert "section unknowns" in lost[0].message


@pytest.mark.build
def test_a_fault_of_the_english_leaflet_withholds_that_edition(pair: Path) -> None:
    replace(topic(pair), TAKE_TIME, "You can ask for time. ꧁")
    proof = pipeline.build(pair, lambda *_: None)
    assert not proof.stopped, proof.findings
    assert "P002" in {finding.code for finding in proof.withheld[f"en/{HERNIA}"]}
    assert f"en/{HOME}" not in proof.withheld


def test_a_font_that_is_not_the_projects_is_refused(library: Path) -> None:
    assert {finding.code for finding in printed(library, ("Noto Sans SC", "Noto Naskh Arabic"))} == {"P004"}


def test_a_language_whose_font_is_missing_ends_with_a_remedy(pair: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = pair / "docs" / "languages" / "ar.toml"
    own.parent.mkdir(exist_ok=True)
    own.write_text('fonts = ["Noto Sans", "Noto Kufi Arabic"]\n', "utf-8")
    assert build_proof(pair) == 2
    assert "put it into docs/fonts as NotoKufiArabic_400Regular.ttf" in capsys.readouterr().err


def test_a_leaflet_loads_nothing_from_outside(library: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("outside")
    Image.new("RGB", (9, 9)).save(folder / "x.png")  # pictures that are there to be had
    with serving(folder) as address:
        pictures = "".join(f'<img alt="x" src="{src}/x.png">' for src in (folder.as_uri(), address))
        replace(library / "leaflets" / "leaflet.html", "<main>", f"<main>{pictures}")
        assert [finding.code for finding in printed(library)] == ["P001", "P001"]
