"""Write each language as a folder of plain Markdown that MkDocs, or another generator, can build."""

import os
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from leafwright.cache import Cache
from leafwright.disk.linking import linked
from leafwright.leaflets import Leaflet
from leafwright.model import Project
from leafwright.reporting.rows import EditionRow
from leafwright.setup import places
from leafwright.text.drawings import icon_array, read_from
from leafwright.website import above, placing, search
from leafwright.website import fonts as web_fonts
from leafwright.website import pages as page_texts
from leafwright.website.front import as_yaml, page_of
from leafwright.website.language_site import LanguageSite
from leafwright.website.preparing import Prepared
from leafwright.website.staff import codes
from leafwright.website.staff.pages import staff_files
from leafwright.website.topic.photographs import files
from leafwright.website.ways.about_site import foot, statement
from leafwright.website.ways.kiosk import kiosk_words
from leafwright.website.ways.lists import ways_pages

Rows = Callable[[], Sequence[EditionRow]]
_STYLES = Path(__file__).parent / "styles"  # one file a subject; the site has one, in the order of their numbers
_NO_RULES = re.compile(r"/\*.*?\*/|(?<=\n)\s+", re.S)  # comments and blanks: 2 KB of a first visit, packed

# A folded sheet with lines of text, in the hospital's color.
_FAVICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="{accent}"/>'
    '<path fill="#fff" d="M8 5h11l5 5v17H8z"/><path stroke="{accent}" stroke-width="2" d="M12 14h8M12 18h8M12 22h5"/>'
    "</svg>\n"
)


def stage(
    root: Path,
    project: Project,
    sites: Sequence[LanguageSite],
    leaflets: Sequence[Leaflet],
    rows: Rows = tuple,
    cache: Cache | None = None,
) -> None:
    """Write each language as plain Markdown with its leaflets below build/stage.

    `rows` gives those of report.json, last: what it tells of an edition is worked out with its page. `cache` holds
    the fonts of an earlier build.
    """
    build = root / "build"
    placing.clear(build / "stage", {site.language.tag for site in sites})
    offered: dict[str, list[Leaflet]] = {}  # by edition
    for leaflet in leaflets:
        if not leaflet.format.staff:
            offered.setdefault(leaflet.edition.id, []).append(leaflet)
            folder = build / "stage" / leaflet.edition.language.tag / "docs" / "leaflets"
            linked(leaflet.file, folder / leaflet.name)
            if leaflet.office:
                linked(leaflet.office[1], folder / leaflet.office[0])
    cache = cache or Cache()
    prepared = Prepared(project, sites, cache)
    prepared.ahead(offered)
    in_turn = sorted(sites, key=lambda site: site.language.source)
    plans = dict(_stage_language(root, project, site, sites, offered, rows, prepared) for site in in_turn)
    plans[build / "stage" / above.FOLDER / "assets"] = above.letters(places.font_folders(root), project, sites)
    web_fonts.write(plans, cache)


def _stage_language(
    root: Path,
    project: Project,
    site: LanguageSite,
    sites: Sequence[LanguageSite],
    offered: Mapping[str, Sequence[Leaflet]],
    rows: Rows,
    prepared: Prepared,
) -> tuple[Path, web_fonts.Plan]:
    """Write all of a language but its fonts; give the folder that they belong in, and what to cut of them."""
    folder = root / "build" / "stage" / site.language.tag
    pages = _pages(project, site, sites, offered, rows, prepared)
    for name, text in pages.items():
        placing.put(folder / "docs" / name, text)
    _draw(project, folder / "docs" / "topics" / "images", pages.values(), site.language.direction)
    assets = folder / "docs" / "assets"
    _stage_assets(project, site, assets)
    found = search.stage(folder / "docs", project, site, prepared.listed, prepared.cache)
    coded = codes.write(folder / "docs", site, prepared.cache)
    placing.only(folder / "docs", {*pages, *found, *coded})
    (folder / "mkdocs.yml").write_text(_configuration(folder, project, site, sites), "utf-8", newline="\n")
    return assets, web_fonts.planned(places.font_folders(root), _passages(site, sites, [*pages.values()], prepared))


def _passages(
    site: LanguageSite, sites: Sequence[LanguageSite], pages: Sequence[str], prepared: Prepared
) -> list[web_fonts.Passage]:
    """What the pages of a language show, and the names of the others in the list of languages: each sign once."""
    shown = [prepared.signs(page) for page in pages]
    around = " ".join([web_fonts.ASCII, site.language.name, site.hospital, *site.words.values()])
    texts = *(text for text, _ in shown), around
    bold = f"{site.language.name} {site.hospital}", *(text for _, text in shown)
    own = {each.tag: web_fonts.Passage(each, texts, bold) for each in (site.language, site.speaks)}
    others = [each.language for each in sites if each.language.tag not in own]
    return [*own.values(), *(web_fonts.Passage(other, (other.name,)) for other in others)]


def _pages(
    project: Project,
    site: LanguageSite,
    sites: Sequence[LanguageSite],
    offered: Mapping[str, Sequence[Leaflet]],
    rows: Rows,
    prepared: Prepared,
) -> dict[str, str]:
    """All pages of a language as Markdown, by file name."""
    pages = {page_of(edition): prepared.page(edition, offered.get(edition.id, [])) for edition in site.shown}
    pages |= {
        **ways_pages(site, sites, prepared.cache),
        **statement(site, sites),
        **staff_files(project, site, sites, offered, rows() if site.language.source else ()),
    }
    for edition in site.withheld:
        pages[page_of(edition)] = page_texts.notice_page(edition, site, sites)
    pages |= {f"topics/{slug}.md": page_texts.unready_page(slug, site, sites) for slug in site.unready}
    # a notice has no sections: a link into a withheld topic leads to its notice
    hidden = "|".join(map(re.escape, [*(edition.topic.slug for edition in site.withheld), *site.unready]))
    if hidden:
        pages = {
            name: re.sub(rf"\]\(((?:topics/)?(?:{hidden})\.md)#[\w-]+\)", r"](\1)", text)
            for name, text in pages.items()
        }
    return pages


def _stage_assets(project: Project, site: LanguageSite, assets: Path) -> None:
    """Colors, logo and scripts that MkDocs does not bring."""
    assets.mkdir(parents=True, exist_ok=True)
    accent, leading = project.hospital.accent, site.speaks.line_height + 0.15
    brand = f":root {{ --accent: {accent}; --leading: {leading:.2f} }}\n"
    (assets / "brand.css").write_text(brand, "utf-8", newline="\n")
    styles = _NO_RULES.sub("", "\n".join(path.read_text("utf-8") for path in sorted(_STYLES.glob("*.css"))))
    (assets / "leafwright.css").write_text(styles, "utf-8", newline="\n")
    if project.logo:
        (assets / f"logo.{project.logo.kind}").write_bytes(project.logo.data)
    (assets / "favicon.svg").write_text(_FAVICON.format(accent=accent), "utf-8", newline="\n")


def _draw(project: Project, folder: Path, pages: Collection[str], direction: str) -> None:
    """Write the drawings, photographs and icon arrays that the pages show, as their language reads them."""

    def shown(name: str) -> bool:
        return any(f"images/{name}" in page for page in pages)

    drawings = {name: read_from(text, direction) for name, text in project.images.items() if shown(name)}
    for count in {int(count) for page in pages for count in re.findall(r"images/icons-(\d+)\.svg", page)}:
        drawings[f"icons-{count}.svg"] = icon_array(count, project.hospital.accent, direction)
    written = {name: text.encode() for name, text in drawings.items()}
    for name, photo in project.photos.items():
        if photo and shown(f"{name.replace('.', '-')}-"):
            written |= dict(files(name, photo).values())
    for name, data in written.items():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def _configuration(folder: Path, project: Project, site: LanguageSite, sites: Sequence[LanguageSite]) -> str:
    """The short mkdocs.yml of one language, for its folder; everything else it inherits from that of the tool."""
    values = {
        "INHERIT": os.path.relpath(places.mkdocs_configuration(), folder),
        "site_name": site.hospital,
        "site_url": f"{project.hospital.address}{site.language.tag}/",
        "docs_dir": "docs",
        "site_dir": f"../../site/{site.language.tag}",
        "theme": {"language": site.speaks.material, "custom_dir": os.path.relpath(places.THEME, folder)},
        "extra": {
            "tag": site.speaks.tag,
            "direction": site.speaks.direction,
            "name_lang": site.words.tongue(site.hospital),
            "name_dir": site.words.direction,
            "logo": f"logo.{project.logo.kind}" if project.logo else "",
            "words": dict(site.words),
            "foot": foot(project, site),
            "kiosk": kiosk_words(site),
            "colon": site.speaks.colon,
            "base": urlsplit(project.hospital.address).path,
            "folder": site.language.tag,
            "languages": [
                {"tag": other.language.tag, "name": other.language.name, "dir": other.language.direction}
                for other in sites
            ],
        },
    }
    return as_yaml(values)
