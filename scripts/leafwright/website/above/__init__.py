"""The pages above the languages: where a reader chooses one, and what a wrong address leads to."""

import datetime
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import jinja2

from leafwright.model import Project
from leafwright.setup import places
from leafwright.text.numbers import date
from leafwright.website.fonts import ASCII, Passage, Plan, planned
from leafwright.website.language_site import LanguageSite, built, source_of
from leafwright.website.ways.about_site import foot

FOLDER = "above"
"""Of their fonts, among the staged languages: no tag of a language is this word."""
_HERE = Path(__file__).parent
_PAGES = (
    ("index.html", "choose_language.html"),
    ("404.html", "not_found.html"),
    ("kiosk.html", "choose_kiosk.html"),
)


def letters(font_dirs: Sequence[Path], project: Project, sites: Sequence[LanguageSite]) -> Plan:
    """Takes folders of fonts; returns what to cut for these pages: the name of each language, and few words more."""
    source = source_of(sites)
    passages = [_passage(site, project) for site in (source, *(site for site in sites if site is not source))]
    return planned(font_dirs, passages, exact=True)


def _passage(site: LanguageSite, project: Project) -> Passage:
    """What these pages say in a language: its name, and small words beside it; of the source also the foot."""
    words, name = site.words, site.language.name
    bold: tuple[str, ...] = ()
    small = f"{words['patient_information']} {words['not_found']}"
    if site.language.source:
        bold = (site.hospital, words["choose_language"], words["not_found"], words["for_staff"])
        said = json.dumps(foot(project, site), ensure_ascii=False)
        days = (
            date(datetime.date(2000, month, month), site.speaks) for month in range(1, 13)
        )  # the same font each day
        small = " ".join((small, ASCII, said, words["site_built"], *days))
    return Passage(site.language, (name, small) if site.speaks == site.language else (name,), bold)


def write(site: Path, staged: Path, project: Project, sites: Sequence[LanguageSite]) -> None:
    """Write into the site's folder pages to choose a language, one for wrong addresses, and one sitemap for all."""
    assets = site / "assets"
    shutil.copytree(staged / FOLDER / "assets", assets)
    # one style sheet, since a wrong address has it looked for in two places
    fonts, brand = assets / "fonts.css", f":root{{--accent:{project.hospital.accent}}}\n"
    style = fonts.read_text("utf-8") + brand + (places.THEME / "assets" / "start.css").read_text("utf-8")
    fonts.unlink()
    (assets / "start.css").write_text(style, "utf-8", newline="\n")
    shutil.copyfile(_HERE / "choose.js", assets / "choose.js")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([_HERE, places.THEME]), undefined=jinja2.StrictUndefined, autoescape=True
    )
    source, address = source_of(sites), project.hospital.address
    values = {"base": urlsplit(address).path, "address": address, "foot": foot(project, source), "built": built(source)}
    for name, template in _PAGES:
        page = environment.get_template(template).render(sites=sites, source=source, **values)
        (site / name).write_text(page, "utf-8", newline="\n")
    sitemap = environment.get_template("sitemap.xml")
    written = [edition.topic.slug for edition in source.listed if not edition.kind.source_only]
    paths = ["index.html", *(f"topics/{slug}.html" for slug in written)]
    text = sitemap.render(sites=sites, source=source, paths=paths, address=address)
    (site / "sitemap.xml").write_text(text, "utf-8", newline="\n")
