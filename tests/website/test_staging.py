"""What a language's pages are given beside their words."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from breaking import loaded
from leafwright import pipeline, website, workers
from leafwright.cache import Cache
from leafwright.setup import places
from leafwright.translation.editions import editions
from leafwright.website import asset_hashing, preparing, staging
from leafwright.website.preparing import Prepared


def test_lines_stand_as_far_apart_as_a_language_wants(library: Path) -> None:
    project = loaded(library)
    site = pipeline._language_site(project, project.source.model_copy(update={"line_height": 1.45}), [], {})
    staging._stage_assets(project, site, library / "assets")
    brand = (library / "assets" / "brand.css").read_text("utf-8")
    assert brand == f":root {{ --accent: {project.hospital.accent}; --leading: 1.60 }}\n"


def test_the_style_sheet_holds_every_rule_and_no_comment(library: Path) -> None:
    project = loaded(library)
    staging._stage_assets(project, pipeline._language_site(project, project.source, [], {}), library / "assets")
    style = (library / "assets" / "leafwright.css").read_text("utf-8")
    written = "".join(path.read_text("utf-8") for path in sorted(staging._STYLES.glob("*.css")))
    assert "/*" in written
    assert style.split() == re.sub(r"/\*.*?\*/", "", written, flags=re.S).split()


def test_names_of_other_languages_have_their_letters_in_one_weight(pair: Path) -> None:
    project = loaded(pair)
    sites = [pipeline._language_site(project, each, editions(project), {}) for each in project.languages]
    english = next(site for site in sites if site.language.source)
    _, plan = staging._stage_language(pair, project, english, sites, {}, tuple, Prepared(project, sites, Cache()))
    arabic = [cut.source.stem for cut in plan.cuts if cut.source.stem.startswith("NotoNaskh")]
    assert arabic == ["NotoNaskhArabic_400Regular"]
    assert plan.cuts[0].source.stem == "NotoSans_400Regular"
    own, *_ = staging._passages(english, sites, ["ba", "# xyz"], Prepared(project, sites, Cache()))
    assert own.texts[:2] == ("ab", " #xyz")  # each page its own, so that a font is cut into what comes together
    assert own.bold[1:] == ("", " #xyz")


def test_a_style_sheet_is_named_after_its_fonts_are(tmp_path: Path) -> None:
    assets = tmp_path / "en" / "assets"
    assets.mkdir(parents=True)
    (assets / "a.css").write_text('@font-face{src:url("z.woff2")}', "utf-8")
    (assets / "z.woff2").write_bytes(b"letters")
    names = asset_hashing.stamp_files(tmp_path, "/")
    (font,), (sheet,) = assets.glob("z.*.woff2"), assets.glob("a.*.css")
    assert sheet.read_text("utf-8") == f'@font-face{{src:url("{font.name}")}}'
    page = asset_hashing.stamped('<link href="assets/a.css">', Path("en/index.html"), "/", names)
    assert page == f'<link href="assets/{sheet.name}">'


def test_each_language_tells_the_generator_its_own_name_logo_and_direction(pair: Path) -> None:
    project = loaded(pair)
    sites = [pipeline._language_site(project, each, editions(project), {}) for each in project.languages]
    arabic = next(site for site in sites if site.language.tag == "ar")
    folder = pair / "build" / "stage" / "ar"
    told = yaml.safe_load(staging._configuration(folder, project, arabic, sites))
    assert (folder / told["INHERIT"]).resolve() == places.mkdocs_configuration().resolve()
    assert (told["site_url"], told["site_dir"]) == (f"{project.hospital.address}ar/", "../../site/ar")
    extra = told["extra"]
    assert (extra["logo"], extra["tag"], extra["direction"], extra["folder"]) == ("logo.svg", "ar", "rtl", "ar")
    assert extra["base"] == "/leaflets/"
    assert [each["tag"] for each in extra["languages"]] == [site.language.tag for site in sites]
    bare = dataclasses.replace(project, logo=None)
    assert yaml.safe_load(staging._configuration(folder, bare, arabic, sites))["extra"]["logo"] == ""


def test_pages_worked_out_by_many_processes_are_those_of_one(pair: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = loaded(pair)
    everything = editions(project)
    sites = [pipeline._language_site(project, language, everything, {}) for language in project.languages]
    given: list[int] = []

    def staged(cache: Cache) -> dict[str, bytes]:
        website.stage(pair, project, sites, [], cache=cache)
        top = pair / "build" / "stage"
        return {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}

    def each_of(work: Any, shared: Any, parts: Sequence[Any]) -> Iterator[Any]:
        given.append(len(parts))
        return own(work, shared, parts, cores=2)

    own = workers.each_of
    monkeypatch.setattr(workers, "each_of", each_of)
    alone = staged(Cache())
    monkeypatch.setattr(preparing, "FEW", 0)
    monkeypatch.setattr(preparing, "_PART", 2)
    cache = Cache()
    assert staged(cache) == alone
    assert staged(cache) == alone
    assert given == [-(-sum(len(site.shown) for site in sites) // 2)]
