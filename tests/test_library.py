"""The tiny hospital of tests/library/ is whole: what tests break in it is the only thing wrong with it."""

from pathlib import Path

import pytest

from conftest import PRINTED, TONGUES
from leafwright import pipeline
from leafwright.model import State
from leafwright.pipeline import BuildResult
from leafwright.translation.editions import editions


def test_the_library_of_the_tests_has_no_findings(library: Path) -> None:
    assert pipeline.check(library)[1] == []


def test_each_of_its_topics_is_translated_completely(library: Path) -> None:
    project, _ = pipeline.check(library)
    assert project is not None
    made = editions(project)
    assert {edition.language.tag for edition in made} == set(TONGUES)
    assert {edition.state for edition in made} == {State.TRANSLATED}


@pytest.mark.build
def test_it_is_built_in_every_language_and_format(built: tuple[Path, BuildResult]) -> None:
    root, made = built
    assert (made.stopped, made.withheld, made.findings) == (False, {}, [])
    printed = {(leaflet.edition.language.tag, leaflet.format.id) for leaflet in made.leaflets}
    assert {format for _, format in printed} == set(PRINTED)
    assert {tag for tag, _ in printed} == set(TONGUES)
    assert (root / "build" / "site" / "index.html").exists()
