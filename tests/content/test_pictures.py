"""The README's pictures show the project as it is."""

import pytest

from content import pictures


@pytest.mark.parametrize("name", ["page", "leaflet"])
def test_the_pictures_of_the_readme_are_fresh(name: str) -> None:
    assert pictures.kept(pictures.FOLDER / f"{name}.png") == pictures.made_from(), "run: make pictures"
