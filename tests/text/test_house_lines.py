"""The hospital's own lines stand in every format and at the foot of every page, in the words of each language."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest

from clinic import edition_of, read, replace, translate, write_clinic
from leafwright import leaflets, pipeline, reading
from leafwright.leaflets import plain
from leafwright.setup.places import THEME
from leafwright.translation.editions import editions
from leafwright.website.ways.about_site import foot

COVER, FOOTER = "Part of a <trust>", "We do not smoke here."


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    root = write_clinic(tmp_path, ["en", "fr"])
    (root / "before").write_text(edition_of(root, "en/hip").hash, "utf-8")
    replace(root / "docs/hospital.toml", "[words]", f'[leaflet]\ncover = "{COVER}"\nfooter = "{FOOTER}"\n[words]')
    translate(root)
    return root


def test_every_format_for_readers_has_both_lines_in_its_language(clinic: Path) -> None:
    project = read(clinic)
    everything = editions(project)
    composer = leaflets.Composer(clinic, project, everything)
    edition = next(each for each in everything if each.id == "fr/hip")
    for format in leaflets.formats(clinic):
        if not format.staff:
            said = plain.text_of(composer.markup(edition, format))
            for line in (COVER, FOOTER):
                assert said.count(f"fr {line}") == 1, format.id


def test_every_page_has_both_lines_at_its_foot_and_none_where_they_are_not_translated(clinic: Path) -> None:
    shown = _foot(clinic, 0)
    assert "<p>Part of a &lt;trust&gt;</p>" in shown
    assert f"<p>{FOOTER}</p>" in shown
    replace(clinic / "docs/translations/fr/hospital.po", f'msgstr "fr {FOOTER}"', 'msgstr ""')
    french = edition_of(clinic, "fr/hip").hospital.leaflet
    assert french.said == {"cover": f"fr {COVER}"}  # never English under another tag


@pytest.mark.parametrize(("key", "most"), [("cover", 80), ("footer", 120)])
def test_a_line_that_is_too_long_is_refused(clinic: Path, key: str, most: int) -> None:
    old = COVER if key == "cover" else FOOTER
    replace(clinic / "docs/hospital.toml", old, "a" * most)
    assert not [finding for finding in reading.load(clinic)[1] if finding.code == "S005"]
    replace(clinic / "docs/hospital.toml", "a" * most, "a" * (most + 1))
    (finding,) = [finding for finding in reading.load(clinic)[1] if finding.code == "S005"]
    written = (clinic / "docs/hospital.toml").read_text("utf-8").split("\n")
    assert written[finding.at.line - 1].startswith(f"{key} = ")
    assert str(most) in finding.message


def test_an_approval_is_bound_to_the_lines_and_stays_where_there_are_none(clinic: Path) -> None:
    before = (clinic / "before").read_text("utf-8")
    assert edition_of(clinic, "en/hip").hash != before
    profile = clinic / "docs/hospital.toml"
    replace(profile, COVER, "")
    replace(profile, FOOTER, "")
    assert edition_of(clinic, "en/hip").hash == before


def _foot(root: Path, number: int) -> str:
    """The foot of a page as the theme writes it."""
    project = read(root)
    site = pipeline._language_site(project, project.languages[number], editions(project), {})
    environment: Any = jinja2.Environment(loader=jinja2.FileSystemLoader(THEME))
    environment.filters["url"] = str
    extra = SimpleNamespace(words=site.words, foot=foot(project, site), hospital=site.hospital)
    page = SimpleNamespace(meta=SimpleNamespace(home=True, built=""))
    return str(environment.get_template("partials/foot.html").render(config=SimpleNamespace(extra=extra), page=page))
