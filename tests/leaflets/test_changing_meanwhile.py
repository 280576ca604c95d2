"""What is changed while leaflets are made is not mixed with what was read before, nor remembered as if it were."""

from pathlib import Path

from breaking import loaded, replace
from conftest import copy_library
from leafwright import leaflets
from leafwright.leaflets import Composer
from leafwright.translation.editions import editions


def test_a_sheet_is_made_of_what_its_question_names(tmp_path: Path) -> None:
    root = copy_library(tmp_path, ["a4"], ["en"])
    project = loaded(root)
    everything = editions(project)
    (a4,) = (each for each in leaflets.formats(root, ["a4"]) if each.id == "a4")
    composer = Composer(root, project, everything)
    asked, skeleton = composer.inputs(everything[0], a4), (root / "leaflets" / "leaflet.html").read_text("utf-8")
    (root / "leaflets" / "leaflet.html").write_text(skeleton.replace("<body", "<body id=other"), "utf-8")
    (root / "leaflets" / "typography.css").write_text("", "utf-8")
    assert "id=other" not in composer.sheet(everything[0], a4).markup
    now = Composer(root, project, everything)
    assert "id=other" in now.sheet(everything[0], a4).markup
    assert now.inputs(everything[0], a4) != asked
    # what a format says is read before all else is
    replace(root / "leaflets" / "formats" / "a4" / "page.css", "mm", "cm")
    (other,) = (each for each in leaflets.formats(root, ["a4"]) if each.id == "a4")
    assert composer.inputs(everything[0], other) != asked
