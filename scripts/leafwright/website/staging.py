"""Write each language as a folder of plain Markdown that MkDocs, or another generator, can build."""

import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from leafwright import render, rulebook, webfonts
from leafwright.leaflets import Leaflet
from leafwright.memo import Memo
from leafwright.model import Project
from leafwright.website import pages as page_texts
from leafwright.website.front import front_matter, page_of
from leafwright.website.register import register_page
from leafwright.website.shelf import Shelf
from leafwright.website.status import status_page

# A folded sheet with lines of text, in the hospital's color.
_FAVICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="{accent}"/>'
    '<path fill="#fff" d="M8 5h11l5 5v17H8z"/><path stroke="{accent}" stroke-width="2" d="M12 14h8M12 18h8M12 22h5"/>'
    "</svg>\n"
)


def stage(
    root: Path,
    project: Project,
    shelves: Sequence[Shelf],
    leaflets: Sequence[Leaflet],
    rows: Sequence[Mapping[str, Any]] = (),
    memo: Memo | None = None,
) -> None:
    """Write each language as plain Markdown with its leaflets below build/stage.

    `rows` are those of report.json; `memo` holds the fonts of an earlier build.
    """
    build = root / "build"
    shutil.rmtree(build / "stage", ignore_errors=True)
    offered: dict[str, list[Leaflet]] = {}  # by edition
    for leaflet in leaflets:
        if not leaflet.format.staff and leaflet.format.offered:
            offered.setdefault(leaflet.edition.id, []).append(leaflet)
            target = build / "stage" / leaflet.edition.language.tag / "docs" / "leaflets"
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(leaflet.folder / leaflet.name, target / leaflet.name)
    for shelf in shelves:
        _stage_language(root, project, shelf, shelves, offered, rows, memo)


def _stage_language(
    root: Path,
    project: Project,
    shelf: Shelf,
    shelves: Sequence[Shelf],
    offered: Mapping[str, Sequence[Leaflet]],
    rows: Sequence[Mapping[str, Any]],
    memo: Memo | None,
) -> None:
    folder = root / "build" / "stage" / shelf.language.tag
    docs = folder / "docs"
    pages = {
        "index.md": page_texts.start_page(shelf, shelves),
        "register.md": register_page(shelf, shelves, offered),
    }
    if shelf.glossary:
        pages["glossary.md"] = page_texts.glossary_page(shelf, shelves)
    if shelf.language.source:
        head = front_matter(page_texts.RULES, "For staff", "rules.md", [shelf], search={"exclude": True})
        pages["rules.md"] = head + rulebook.as_markdown(project)
        pages["evidence.md"] = page_texts.evidence_page(project, shelf)
        pages["status.md"] = status_page(shelf, rows)
    for edition in shelf.shown:
        pages[page_of(edition)] = page_texts.topic_page(project, edition, shelves, offered.get(edition.id, []))
    for edition in shelf.withheld:
        pages[page_of(edition)] = page_texts.notice_page(edition, shelf, shelves)
    # a notice has no sections: a link into a withheld topic leads to its notice
    hidden = "|".join(re.escape(edition.topic.slug) for edition in shelf.withheld)
    if hidden:
        pages = {
            name: re.sub(rf"\]\(((?:topics/)?(?:{hidden})\.md)#[\w-]+\)", r"](\1)", text)
            for name, text in pages.items()
        }
    for name, text in pages.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, "utf-8", newline="\n")
    _draw(project, docs / "topics" / "images", "".join(pages.values()))
    assets = docs / "assets"
    assets.mkdir(parents=True, exist_ok=True)
    spoken = "".join(pages.values()) + "".join(shelf.words.values()) + "".join(s.language.name for s in shelves)
    own = [*shelf.language.fonts, *shelf.speaks.fonts]
    others = list(dict.fromkeys(font for s in shelves for font in s.language.fonts if font not in own))
    webfonts.subset(root / ".fonts", list(dict.fromkeys(own)), spoken, assets, others, memo)
    accent, leading = project.hospital.accent, shelf.speaks.line_height + 0.15
    brand = f":root {{ --accent: {accent}; --leading: {leading:.2f} }}\n"
    (assets / "brand.css").write_text(brand, "utf-8", newline="\n")
    if project.logo:
        (assets / "logo.svg").write_text(project.logo, "utf-8", newline="\n")
    (assets / "favicon.svg").write_text(_FAVICON.format(accent=accent), "utf-8", newline="\n")
    shutil.copy(root / "node_modules" / "iframe-worker" / "shim" / "index.js", assets / "iframe-worker.js")
    (folder / "mkdocs.yml").write_text(_configuration(project, shelf, shelves), "utf-8", newline="\n")


def _draw(project: Project, folder: Path, words: str) -> None:
    """Write the drawings and icon arrays that the pages show."""
    drawings = {name: text for name, text in project.images.items() if f"images/{name}" in words}
    for count in {int(count) for count in re.findall(r"images/icons-(\d+)\.svg", words)}:
        drawings[f"icons-{count}.svg"] = render.icon_array(count, project.hospital.accent)
    for name, text in drawings.items():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="\n")


def _configuration(project: Project, shelf: Shelf, shelves: Sequence[Shelf]) -> str:
    """The short mkdocs.yml of one language; everything else it inherits from the root one."""
    values = {
        "INHERIT": "../../../mkdocs.yml",
        "site_name": shelf.hospital,
        "site_url": f"{project.hospital.address}{shelf.language.tag}/",
        "docs_dir": "docs",
        "site_dir": f"../../site/{shelf.language.tag}",
        "theme": {"language": shelf.speaks.material, "custom_dir": "../../../scripts/leafwright/theme"},
        "extra": {
            "tag": shelf.speaks.tag,
            "direction": shelf.speaks.direction,
            "hospital": shelf.hospital,
            "department": shelf.department,
            "logo": bool(project.logo),
            "words": shelf.words,
            "base": urlsplit(project.hospital.address).path,
            "folder": shelf.language.tag,
            "languages": [
                {"tag": other.language.tag, "name": other.language.name, "dir": other.language.direction}
                for other in shelves
            ],
        },
    }
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000)
