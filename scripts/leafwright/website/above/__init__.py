"""The pages above the languages: where a reader chooses one, and what a wrong address leads to."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import jinja2

from leafwright.model import Project
from leafwright.setup import places
from leafwright.website.fonts import Passage, Plan, planned
from leafwright.website.language_site import LanguageSite, source_of

FOLDER = "above"
"""Of their fonts, among the staged languages: no tag of a language is this word."""
_HERE = Path(__file__).parent
_PAGES = (
    ("index.html", "choose_language.html"),
    ("404.html", "not_found.html"),
    ("kiosk.html", "choose_kiosk.html"),
)


def letters(font_dirs: Sequence[Path], sites: Sequence[LanguageSite]) -> Plan:
    """Takes folders of fonts; returns what to cut for these pages: the name of each language, and few words more."""
    source = source_of(sites)
    passages = [_passage(site) for site in (source, *(site for site in sites if site is not source))]
    return planned(font_dirs, passages, exact=True)


def _passage(site: LanguageSite) -> Passage:
    """The words of these pages in a language: its name in bold, and beside it small ones."""
    words, bold = site.words, [site.language.name]
    if site.language.source:
        bold += [site.hospital, words["choose_language"], words["not_found"]]
    small = f"{words['patient_information']} {words['not_found']}"
    return Passage(site.language, (small,) if site.speaks == site.language else (), tuple(bold))


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
        loader=jinja2.FileSystemLoader(_HERE), undefined=jinja2.StrictUndefined, autoescape=True
    )
    source, address = source_of(sites), project.hospital.address
    base = urlsplit(address).path
    for name, template in _PAGES:
        page = environment.get_template(template).render(sites=sites, source=source, base=base, address=address)
        (site / name).write_text(page, "utf-8", newline="\n")
    sitemap = environment.get_template("sitemap.xml")
    written = [edition.topic.slug for edition in source.listed if not edition.kind.source_only]
    paths = ["index.html", *(f"topics/{slug}.html" for slug in written)]
    text = sitemap.render(sites=sites, source=source, paths=paths, address=address)
    (site / "sitemap.xml").write_text(text, "utf-8", newline="\n")
