"""The sample's packages for translators come back the same in every script that it is written in."""

from pathlib import Path

import pytest

from conftest import copy_project
from exchanging import exported, returned, state

pytestmark = pytest.mark.build


@pytest.mark.parametrize(("tag", "form"), [("bn", "xliff"), ("pl", "docx"), ("ur", "docx"), ("zh-Hans", "xliff")])
def test_what_goes_out_comes_back_the_same(tmp_path: Path, tag: str, form: str) -> None:
    root = copy_project(tmp_path, languages=["en", tag])
    before = state(root)
    stems = sorted(path.stem for path in (root / "docs" / "translations" / tag).glob("*.po"))
    assert len(stems) >= 4
    (folder,) = {exported(root, tag, form, stem).parent for stem in stems}
    assert returned(root, tag, folder) == 0
    assert state(root) == before
