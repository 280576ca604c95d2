"""A site is built again when anything that it is made from is another, and only then."""

from pathlib import Path

import pytest

from leafwright import workers

from .conftest import Build, edit

pytestmark = pytest.mark.build


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many portions of pages MkDocs made of each site that was built."""
    counted: list[int] = []

    def each(work, parts):  # type: ignore[no-untyped-def]
        if work.__name__ == "make_pages":
            counted.append(len(parts))
        return [work(part) for part in parts]

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
