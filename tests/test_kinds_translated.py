"""The example of one kind, a medicine, in Arabic and Chinese: no rule of translations finds anything in it.

The words are drafts of a machine, and read by nobody: they show how a kind looks, not how to say it.
"""

import shutil
from pathlib import Path

import pytest

from breaking import loaded
from conftest import ROOT, copy_library
from leafwright.checks import check_pair
from leafwright.translation.editions import editions
from leafwright.translation.needed import pairs_of

TAGS = ("ar", "zh-Hans")


@pytest.mark.parametrize("tag", TAGS)
def test_a_medicine_is_whole_in_its_translation_and_nothing_is_found_in_it(tmp_path: Path, tag: str) -> None:
    root = copy_library(tmp_path, languages=["en", tag], spelled=False)
    docs = root / "docs"
    for path in docs.glob("topics/*.md"):
        path.unlink()
    shutil.copyfile(ROOT / "tests" / "kinds" / "medicine.md", docs / "topics" / "medicine.md")
    shutil.copytree(ROOT / "tests" / "kinds_translated" / tag, docs / "translations" / tag, dirs_exist_ok=True)
    for language in ("en", tag):
        (docs / "languages").mkdir(exist_ok=True)
        (docs / "languages" / f"{language}.toml").write_text('dictionary = ""\n', "utf-8")  # opening one takes seconds
    project = loaded(root)
    (edition,) = (each for each in editions(project) if each.language.tag == tag)
    assert edition.state.complete
    pairs = pairs_of(project, edition.language, edition.topic)
    told = [str(found) for pair in pairs for found in check_pair(pair, project.house) if "medicine.po" in found.at.file]
    assert told == []
    assert len([pair for pair in pairs if "medicine.po" in pair.at.file]) == 58
