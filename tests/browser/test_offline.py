"""The site of a language as one file: unpacked on a disk, it opens and answers without a network."""

import shutil
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from breaking import HERNIA, loaded, replace
from browsing import search, visiting
from leafwright import pipeline, website
from leafwright.cache import Cache
from leafwright.translation.editions import editions

pytestmark = pytest.mark.browser
NAME = "patient-information-{}.zip"


def build(root: Path, into: Path, cache: Cache | None = None) -> Path:
    """The site of the tiny hospital, with one file in place of its leaflets."""
    project = loaded(root)
    everything = editions(project)
    sites = [pipeline._language_site(project, language, everything, {}) for language in project.languages]
    website.stage(root, project, sites, [])
    leaflet = root / "build" / "stage" / "en" / "docs" / "leaflets" / "hernia.a4.pdf"
    leaflet.parent.mkdir()
    leaflet.write_bytes(b"%PDF-1.7 a leaflet")
    assert website.build(root, project, sites, into, cache) == []
    return into / "site"


def test_the_file_of_a_language_opens_and_answers_from_a_disk(
    pair: Path, tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace(pair / "docs" / "hospital.toml", "sample = false\n", "sample = false\noffline = true\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    cache = Cache(tmp_path / "kept")
    site = build(pair, tmp_path / "first", cache)
    file = site / "en" / NAME.format("en")
    first = (site / "en" / "index.html").read_text("utf-8")
    assert f'href="{file.name}"' in first
    assert f"ZIP, {max(0.1, round(file.stat().st_size / 1_000_000, 1))} MB" in first
    assert (site / "ar" / NAME.format("ar")).exists()

    with zipfile.ZipFile(file) as made:
        names = made.namelist()
        assert {entry.date_time for entry in made.infolist()} == {(2026, 1, 1, 0, 0, 0)}
        made.extractall(tmp_path / "stick")
    here = {path.relative_to(site / "en").as_posix() for path in (site / "en").rglob("*") if path.is_file()}
    assert names == sorted(here - {file.name}, key=lambda name: Path(name).parts)
    assert "leaflets/hernia.a4.pdf" in names
    assert file.name not in (tmp_path / "stick" / "index.html").read_text("utf-8")

    shutil.rmtree(site)  # what is unpacked needs nothing of it
    with visiting(browser, (tmp_path / "stick").as_uri()) as visit:
        visit.page.context.set_offline(True)
        page = visit.open("index.html")
        search(page, "hernia")
        page.locator(".search-list [role=option], .search-list a").first.click()
        page.wait_for_url("**/topics/*.html*")
        assert page.locator("h1").is_visible()
        away = page.locator(".languages a[lang=ar]").get_attribute("href")
        assert (
            away
            == f"https://fixture.example.org/leaflets/ar/topics/{page.url.rpartition('/')[2].partition('#')[0].partition('?')[0]}"
        )
        assert visit.open(f"topics/{HERNIA}.html").locator("h1").is_visible()
        assert visit.foreign_requests == []
        assert visit.complaints == []

    again = build(pair, tmp_path / "again")
    kept = build(pair, tmp_path / "kept-site", cache)
    cache.close()
    for tag in ("en", "ar"):
        name = f"{tag}/{NAME.format(tag)}"
        assert (again / name).read_bytes() == (kept / name).read_bytes()


def test_no_file_is_made_where_the_hospital_asks_for_none(pair: Path, tmp_path: Path) -> None:
    site = build(pair, tmp_path / "site")
    assert not list(site.rglob("*.zip"))
    assert "offline" not in (site / "en" / "index.html").read_text("utf-8")
