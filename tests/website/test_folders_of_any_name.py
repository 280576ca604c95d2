"""A library may lie in a folder of any name: what other programs are told of it still leads there."""

import xml.etree.ElementTree as xml
from pathlib import Path

import pytest

from leafwright.leaflets.fonts import prepare_fonts
from leafwright.website.building import links

NAMES = ['-it\'s "q" `touch x` $(touch y) Ünï ﷽ 肝', "#a%20b?c&d;e{{f}}[g](h.md)<i>*!\\k\nl", "x" * 200]
PAGE = '<!doctype html><html lang="en"><title>A</title><a href="/base/b.html">b</a><a href="{}">c</a></html>'


@pytest.mark.parametrize("name", NAMES, ids=["quotes", "signs", "long"])
def test_links_are_followed_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    site = tmp_path / name / "site"
    site.mkdir(parents=True)
    (site / "a.html").write_text(PAGE.format("/base/none.html#x"), "utf-8")
    (site / "b.html").write_text(PAGE.format("a.html"), "utf-8")
    (finding,) = links.broken(site, "/base/", ["a.html", "b.html"])
    assert (finding.at.file, finding.message) == ("build/site/a.html", "dead link: none.html#x")


def test_fonts_are_found_in_a_folder_of_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "")  # put back what was there
    root = tmp_path / NAMES[1]
    root.mkdir()
    prepare_fonts(root)
    told = xml.parse(root / "build" / "fontcache" / "fonts.conf")
    assert str(root / "docs" / "fonts") in [each.text for each in told.iter("dir")]


def test_what_tells_of_fonts_is_written_only_where_it_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another worker may be reading it."""
    monkeypatch.setenv("FONTCONFIG_FILE", "")  # put back what was there
    prepare_fonts(tmp_path)
    told = tmp_path / "build" / "fontcache" / "fonts.conf"
    first, node = told.read_text("utf-8"), told.stat().st_ino
    prepare_fonts(tmp_path)
    assert told.stat().st_ino == node
    told.write_text("<fontconfig/>", "utf-8")
    prepare_fonts(tmp_path)
    assert told.read_text("utf-8") == first
