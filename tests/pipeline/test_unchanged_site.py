"""A site is built again when anything that it is made from is another, and only then."""

from pathlib import Path

import pytest

from conftest import copy_library
from leafwright import pipeline, workers

from .conftest import Build, edit

pytestmark = pytest.mark.build


def test_a_site_with_leaflets_that_were_printed_just_now_is_not_staged_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_library(tmp_path, ["text"], ["en"])
    assert not pipeline.build(root, lambda *_: None).stopped
    monkeypatch.setattr(pipeline.website, "stage", None)
    assert not pipeline.build(root, lambda *_: None).stopped


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many portions of pages MkDocs made of each site that was built."""
    counted: list[int] = []

    def each(work, parts, cores):  # type: ignore[no-untyped-def]
        made = [work(part) for part in parts]
        if work.__name__ == "make_pages":
            counted.append(len(made))
        return made

    monkeypatch.setattr(workers, "each", each)
    return counted


def test_a_site_is_built_again_only_where_something_is_another(build: Build, pair: Path, built: list[int]) -> None:
    page = pair / "build" / "site" / "en" / "topics" / "one.html"
    assert not build().stopped
    first = page.read_bytes()
    assert not build().stopped
    assert built == [0]  # put together of the pages that were made elsewhere
    assert page.read_bytes() == first
    page.write_bytes(first + b" ")  # someone has changed the site
    assert not build().stopped
    assert built == [0, 1]  # the other pages are kept
    assert page.read_bytes() == first
    edit(pair / "docs" / "topics" / "one.md", "helps you to walk", "helps you to run")
    assert not build().stopped
    assert built == [0, 1, 1]
    assert b"helps you to run" in page.read_bytes()
    edit(pair / "docs" / "hospital.toml", 'accent = "', 'accent = "#0a5a64" #')
    assert not build().stopped
    assert built == [0, 1, 1, 1]  # Arabic shows nothing of the topics yet: its pages only name another style sheet
