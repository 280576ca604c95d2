"""A site is made in portions, and only of what changed: its bytes are those of a site made whole and anew."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from breaking import HERNIA, HOME, loaded
from leafwright import pipeline, website, workers
from leafwright.cache import Cache
from leafwright.model import Finding, Project
from leafwright.translation.editions import editions
from leafwright.website import LanguageSite, asset_hashing, html_fixes
from leafwright.website.building import folders, links
from leafwright.website.generating import run_mkdocs

pytestmark = pytest.mark.build

PAGE = f"topics/{HERNIA}.md"


@dataclass
class Library:
    """The tiny hospital, staged; `made` are the pages that MkDocs makes at each build."""

    root: Path
    project: Project
    sites: list[LanguageSite]
    made: list[str] = field(default_factory=list)

    def page(self, name: str = PAGE, tag: str = "en") -> Path:
        return self.root / "build" / "stage" / tag / "docs" / name

    def add(self, words: str, name: str = PAGE) -> None:
        self.page(name).write_text(self.page(name).read_text("utf-8") + words, "utf-8")

    def build(self, into: str, cache: Cache | None = None) -> list[Finding]:
        self.made.clear()
        return website.build(self.root, self.project, self.sites, self.root / into, cache)

    def files(self, into: str) -> dict[str, bytes]:
        top = self.root / into
        return {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}


@pytest.fixture
def staged(pair: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    project = loaded(pair)
    everything = editions(project)
    sites = [pipeline._language_site(project, language, everything, {}) for language in project.languages]
    website.stage(pair, project, sites, [])
    library = Library(pair, project, sites)

    def each(work: Callable[[folders.Job], object], jobs: Iterable[folders.Job], cores: int) -> Iterator[object]:
        for job in jobs:
            library.made += [f"{job.around.folder}/{name}" for name in job.portion.pages]
            yield work(job)

    monkeypatch.setattr(workers, "each", each)
    return library


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    cache = Cache(tmp_path / "kept")
    yield cache
    cache.close()


def test_pages_made_few_by_few_are_those_that_mkdocs_makes_of_all(
    staged: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert staged.build("whole") == []
    whole = sorted(staged.made)
    monkeypatch.setattr(folders, "PORTION", 5)
    assert staged.build("parts") == []
    assert len(whole) > 10
    assert sorted(staged.made) == whole  # each once
    assert staged.files("parts") == staged.files("whole")
    site, names = staged.root / "parts" / "site", dict[str, str]()
    for path in site.rglob("assets/*.*"):
        stem, _, rest = path.name.partition(".")
        names[(path.parent.relative_to(site) / f"{stem}.{rest.rpartition('.')[2]}").as_posix()] = path.name
    config = staged.root / "build" / "stage" / "en" / "mkdocs.yml"
    assert run_mkdocs(config, config.parent / "docs", tmp_path / "mkdocs") == []
    pages = [path for path in (tmp_path / "mkdocs").rglob("*.html") if "assets" not in path.parts]
    assert len(pages) > 5
    for path in pages:
        inside = Path("en") / path.relative_to(tmp_path / "mkdocs")
        pictures = (config.parent / "docs" / path.relative_to(tmp_path / "mkdocs")).parent
        page = html_fixes.sized(html_fixes.mended(path.read_text("utf-8")), pictures)
        page = asset_hashing.stamped(page, inside, "/leaflets/", names)
        assert page == (site / inside).read_text("utf-8"), inside


def test_after_an_edit_one_page_is_made_and_the_site_is_that_of_a_clean_build(staged: Library, cache: Cache) -> None:
    assert staged.build("first", cache) == []
    staged.add("\nAnother word.\n")
    assert staged.build("second", cache) == []
    assert staged.made == [f"en/{PAGE}"]
    assert staged.build("clean") == []
    assert len(staged.made) > 10
    assert staged.files("second") == staged.files("clean")
    assert staged.files("second") != staged.files("first")


def test_lychee_looks_at_new_pages_alone_and_for_places_only_where_one_is_lost(
    staged: Library, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[list[str], bool]] = []

    def broken(site: Path, base: str, pages: set[str], places_too: bool) -> list[Finding]:
        asked.append((sorted(page for page in pages if page.startswith("en/topics/")), places_too))
        return []

    monkeypatch.setattr(links, "broken", broken)
    staged.build("first", cache)
    staged.add("\nAnother word.\n")
    staged.build("second", cache)
    staged.add('\n<p><a href="#no-such-place">raw</a></p>\n')
    staged.build("third", cache)
    page = f"en/topics/{HERNIA}.html"
    assert len(asked[0][0]) > 1
    assert asked[0][1] is False
    assert asked[1:] == [([page], False), ([page], True)]


def test_where_only_assets_changed_pages_name_the_new_ones_and_none_is_made(staged: Library, cache: Cache) -> None:
    assert staged.build("first", cache) == []
    staged.page("assets/brand.css").write_text(":root { --accent: #102030 }", "utf-8")
    assert staged.build("second", cache) == []
    assert staged.made == []
    assert staged.build("clean") == []
    assert staged.files("second") == staged.files("clean")
    assert staged.files("second").keys() != staged.files("first").keys()


def test_a_page_that_was_damaged_since_is_made_again(staged: Library, cache: Cache) -> None:
    assert staged.build("first", cache) == []
    page = staged.root / "first" / "site" / "en" / "topics" / f"{HERNIA}.html"
    good = page.read_bytes()
    page.write_bytes(good + b" ")  # the same file as in the cache
    assert staged.build("second", cache) == []
    assert staged.files("second")[f"site/en/topics/{HERNIA}.html"] == good


def test_a_link_to_a_place_that_another_page_has_not_is_told_at_its_topic(
    staged: Library, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    staged.add(f"\n[there]({HOME}.md#when_to_seek_help)\n")
    assert staged.build("good", cache) == []
    monkeypatch.setattr(folders, "PORTION", 1)
    staged.add(f"\n[gone]({HOME}.md#no-such-place)\n")
    for into in ("bad", "again"):
        (finding,) = staged.build(into, cache)
        assert (finding.code, finding.at.file) == ("W001", f"docs/topics/{HERNIA}.md")
        assert f"'topics/{HOME}.md' does not contain an anchor '#no-such-place'" in finding.message


def test_a_page_that_did_not_change_is_looked_at_again_where_its_links_lead_nowhere_now(
    staged: Library, cache: Cache
) -> None:
    staged.add(f'\n<p><a href="{HOME}.html#here">raw</a></p>\n')
    staged.add('\n<p id="here">x</p>\n', f"topics/{HOME}.md")
    assert staged.build("good", cache) == []
    text = staged.page(f"topics/{HOME}.md").read_text("utf-8")
    staged.page(f"topics/{HOME}.md").write_text(text.replace(' id="here"', ""), "utf-8")
    (finding,) = staged.build("bad", cache)
    assert (finding.code, finding.at.file) == ("W002", f"build/site/en/topics/{HERNIA}.html")
    assert staged.made == [f"en/topics/{HOME}.md"]
