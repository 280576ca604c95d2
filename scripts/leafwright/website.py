"""Stage editions as plain Markdown and build the site from it: the only module that knows MkDocs.

One MkDocs build a language. The staged folders hold nothing of ours that runs: another generator could
build them. What MkDocs warns of, and what lychee finds broken in the built pages, is a finding.
"""

import html
import json
import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2
import yaml

from leafwright import render, rulebook, search, webfonts
from leafwright.checks import Page, check_page
from leafwright.leaflets import Leaflet
from leafwright.model import Edition, Finding, Language, Place, Project

THEME = Path(__file__).parent / "theme"


@dataclass(frozen=True)
class Shelf:
    """What the site shows in one language: editions that may be shown, those withheld, and its words.

    `speaks` is the language of the pages around them: the source language where the interface is not yet
    translated, so that no English stands under another tag.
    """

    language: Language
    speaks: Language
    shown: tuple[Edition, ...]
    withheld: tuple[Edition, ...]
    words: dict[str, str]
    hospital: str
    department: str
    interpreter: str

    @property
    def all(self) -> tuple[Edition, ...]:
        return tuple(sorted(self.shown + self.withheld, key=lambda edition: edition.topic.meta.number))


def stage(root: Path, project: Project, shelves: Sequence[Shelf], leaflets: Sequence[Leaflet]) -> None:
    """Write each language as plain Markdown with its leaflets below build/stage, and leaflets to build/leaflets."""
    build = root / "build"
    for name in ("stage", "leaflets"):
        shutil.rmtree(build / name, ignore_errors=True)
    for leaflet in leaflets:
        for folder in (build / "leaflets", *([] if leaflet.staff else [build / "stage"])):
            tag = leaflet.edition.language.tag
            target = folder / tag if folder.name == "leaflets" else folder / tag / "docs" / "leaflets"
            target.mkdir(parents=True, exist_ok=True)
            (target / leaflet.name).write_bytes(leaflet.pdf)
    for shelf in shelves:
        _stage_language(root, project, shelf, shelves, leaflets)


def _stage_language(
    root: Path, project: Project, shelf: Shelf, shelves: Sequence[Shelf], leaflets: Sequence[Leaflet]
) -> None:
    folder = root / "build" / "stage" / shelf.language.tag
    docs = folder / "docs"
    pages = {"index.md": _start_page(shelf, shelves)}
    if shelf.language.source:
        page = _front_matter("How we check our leaflets", "For staff", "rules.md", [shelf], search={"exclude": True})
        pages["rules.md"] = page + rulebook.as_markdown(project)
    for edition in shelf.shown:
        printed = [leaflet for leaflet in leaflets if leaflet.edition == edition and not leaflet.staff]
        pages[_page(edition)] = _topic_page(project, edition, shelves, printed)
    for edition in shelf.withheld:
        pages[_page(edition)] = _notice_page(edition, shelf, shelves)
    for name, text in pages.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, "utf-8", newline="\n")
    assets = docs / "assets"
    assets.mkdir(parents=True, exist_ok=True)
    spoken = "".join(pages.values()) + "".join(shelf.words.values()) + "".join(s.language.name for s in shelves)
    families = list(dict.fromkeys([*shelf.language.fonts, *(font for s in shelves for font in s.language.fonts)]))
    webfonts.subset(root / ".fonts", families, spoken, assets)
    accent, leading = project.hospital.accent, shelf.speaks.line_height + 0.15
    brand = f":root {{ --accent: {accent}; --leading: {leading:.2f} }}\n"
    (assets / "brand.css").write_text(brand, "utf-8", newline="\n")
    shutil.copy(root / "node_modules" / "iframe-worker" / "shim" / "index.js", assets / "iframe-worker.js")
    (folder / "mkdocs.yml").write_text(_configuration(project, shelf), "utf-8", newline="\n")


def _configuration(project: Project, shelf: Shelf) -> str:
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
            "words": shelf.words,
        },
    }
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000)


def _page(edition: Edition) -> str:
    return f"topics/{edition.topic.slug}.md"


def _front_matter(title: str, description: str, path: str, shelves: Sequence[Shelf], **more: object) -> str:
    """The head of a staged page, with a relative link to the same page in each language."""
    up = "../" * (path.count("/") + 1)
    target = path.removesuffix(".md") + ".html"
    values = {
        "title": title,
        "description": description,
        "alternates": [
            {
                "tag": other.language.tag,
                "name": other.language.name,
                "dir": other.language.direction,
                "href": f"{up}{other.language.tag}/{target}",
            }
            for other in shelves
        ],
        **more,
    }
    return f"---\n{yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000)}---\n\n"


def _plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def _start_page(shelf: Shelf, shelves: Sequence[Shelf]) -> str:
    lines = [
        _front_matter(
            shelf.words["home"], shelf.words["patient_information"], "index.md", shelves, search={"exclude": True}
        ),
        f"# {shelf.words['patient_information']}\n",
        f"## {shelf.words['topics']} {{#topics}}\n",
    ]
    for edition in shelf.all:
        title = render.title(edition.text if edition in shelf.shown else edition.topic.text)
        note = "" if edition in shelf.shown else f" ({shelf.words['not_yet']})"
        marked = title if edition in shelf.shown else f'<span lang="en" dir="ltr">{title}</span>'
        lines.append(f"- [{marked}]({_page(edition)}){note}")
    lines += ["", shelf.interpreter, ""]
    return "\n".join(lines)


def _notice_page(edition: Edition, shelf: Shelf, shelves: Sequence[Shelf]) -> str:
    """The honest page of an edition that may not be shown, with the way to an interpreter and to English."""
    words = shelf.words
    source = next(other for other in shelves if other.language.source)
    path = f"../../{source.language.tag}/topics/{edition.topic.slug}.html"
    return (
        _front_matter(words["not_yet"], words["not_yet_why"], _page(edition), shelves, withheld=True)
        + f"# {words['not_yet']}\n\n{words['not_yet_why']}\n\n{shelf.interpreter}\n\n"
        + f'<p><a href="{path}" lang="{source.language.tag}" hreflang="{source.language.tag}" dir="ltr">'
        + f"{source.words['read_english']}: {render.title(edition.topic.text)}</a></p>\n"
    )


def _topic_page(project: Project, edition: Edition, shelves: Sequence[Shelf], printed: Iterable[Leaflet]) -> str:
    words = edition.words
    editions = [other for shelf in shelves for other in shelf.shown]
    sections = render.edition_sections(edition, editions)
    first = [s for s in sections if s[1] == "key_points"] + [s for s in sections if s[1] == "warning"]
    order = [*first, *(s for s in sections if s not in first)]
    subtitle = render.subtitle(edition.text)
    parts = [
        _front_matter(
            render.title(edition.text), subtitle, _page(edition), shelves,
            draft=edition.draft, kind_name=words["patient_information"],
        )
    ]  # fmt: skip
    marks = render.draft_words(edition, project.interface)
    if marks:
        said = " ".join(
            f"**{mark}**" if language else f'<strong lang="{project.source.tag}" dir="ltr">{mark}</strong>'
            for language, mark in marks
        )
        parts.append(
            f'<div class="draft-mark" data-search-exclude markdown="1">\n\n{said} {words["draft_why"]}\n\n</div>\n'
        )
    parts.append(f"# {render.title(edition.text)}\n\n{subtitle}\n{{: .subtitle }}\n")
    for section, panel in order:
        classes = " ".join(
            ["topic-section", panel.replace("_", "-").replace("small", "end")] if panel != "body" else ["topic-section"]
        )
        parts.append(_section(classes, section.id, section.heading, section.body))
    parts.append(_section("topic-section end", "download", words["download"], _downloads(edition, printed)))
    about = " \n".join(f"- **{label}:** {value}" for label, value in render.about(edition))
    parts.append(
        _section("topic-section end", "about", words["about"], "\n\n".join([about, *render.about_notes(edition)]))
    )
    parts.append(_section("topic-section end", "sources", words["sources"], _sources(project, edition)))
    return "\n".join(parts)


def _section(classes: str, id_: str, heading: str, body: str) -> str:
    return f'<section class="{classes}" markdown="1">\n\n## {heading} {{#{id_}}}\n\n{body}\n\n</section>\n'


def _downloads(edition: Edition, printed: Iterable[Leaflet]) -> str:
    return "\n".join(
        f"- [{edition.words['download_pdf'].format(pages=leaflet.pages, size=round(len(leaflet.pdf) / 1000))}]"
        f"(../leaflets/{leaflet.name}){{: hreflang={edition.language.tag} }}"
        for leaflet in printed
    )


def _sources(project: Project, edition: Edition) -> str:
    rows = []
    for number, references in render.source_list(edition, project.facts, project.references):
        links = " · ".join(f"[{_escape(item.short)}]({item.link})" if item.link else item.short for item in references)
        rows.append(f'{number}. <span id="source-{number}"></span>{links}')
    return '<div class="sources" lang="en" dir="ltr" markdown="1">\n\n' + "\n".join(rows) + "\n\n</div>"


def _escape(text: str) -> str:
    return re.sub(r"([\[\]*_`])", r"\\\1", text)


def build(root: Path, project: Project, shelves: Sequence[Shelf]) -> list[Finding]:
    """Build build/site from what was staged; give what MkDocs and the link checker found."""
    site = root / "build" / "site"
    shutil.rmtree(site, ignore_errors=True)
    findings = []
    for shelf in shelves:
        config = root / "build" / "stage" / shelf.language.tag / "mkdocs.yml"
        findings += [
            _finding(root, project, shelf, message) for message in dict.fromkeys(_run_mkdocs(config))
        ]  # fmt: skip
        if not (site / shelf.language.tag / "search" / "search_index.json").exists():
            continue
        synonyms = {f"topics/{e.topic.slug}.html": _search_terms(e) for e in shelf.shown}
        search.rewrite_files(site / shelf.language.tag, synonyms)
        # MkDocs dates its sitemap by the clock; one joint sitemap at the root serves all languages
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (site / shelf.language.tag / name).unlink(missing_ok=True)
        for name in ("stylesheets", "images", "javascripts/lunr"):  # Material's own, which no page of ours loads
            shutil.rmtree(site / shelf.language.tag / "assets" / name, ignore_errors=True)
        for path in (site / shelf.language.tag / "assets").rglob("*.map"):
            path.unlink()
    _root_pages(site, project, shelves)
    if not findings:
        findings += _broken_links(root, site)
        for page in _built_pages(root, site, shelves):
            findings += check_page(page, project.house)
    return findings


def _search_terms(edition: Edition) -> str:
    found = re.search(r"^search_terms:\s*(.+)$", edition.text, re.M)
    return found[1] if found else ""


def _run_mkdocs(config: Path) -> list[str]:
    """Build one language; give every warning. Strict mode alone would stop at the count of them."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    listener, logger = Listener(logging.WARNING), logging.getLogger("mkdocs")
    before = logger.level, logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        settings = load_config(str(config), strict=True)
        mkdocs_build(settings)
    except MkDocsException as error:
        if not said:
            said.append(str(error))
    except SystemExit:  # MkDocs ends strict builds with warnings so; what it said is in `said`
        pass
    finally:
        logger.removeHandler(listener)
        logger.level, logger.propagate = before
    return said


def _finding(root: Path, project: Project, shelf: Shelf, message: str) -> Finding:
    """A MkDocs warning, at the topic that it names where it names one."""
    message = message.replace(str(root) + "/", "").strip()
    for edition in shelf.all:
        if _page(edition) in message:
            return Finding(Place(edition.topic.file), "W001", message, "correct the link", "")
    return Finding(Place("mkdocs.yml"), "W001", message, "correct mkdocs.yml or the theme")


def _root_pages(site: Path, project: Project, shelves: Sequence[Shelf]) -> None:
    """The page that lets a reader choose a language by its own name, and one sitemap for all."""
    site.mkdir(parents=True, exist_ok=True)
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(THEME), undefined=jinja2.StrictUndefined)
    source = next(shelf for shelf in shelves if shelf.language.source)
    template = environment.get_template("choose_language.html")
    page = template.render(shelves=shelves, source=source, accent=project.hospital.accent)
    (site / "index.html").write_text(page, "utf-8", newline="\n")
    sitemap = environment.get_template("sitemap.xml")
    paths = ["index.html", *(f"topics/{edition.topic.slug}.html" for edition in source.all)]
    text = sitemap.render(shelves=shelves, source=source, paths=paths, address=project.hospital.address)
    (site / "sitemap.xml").write_text(text, "utf-8", newline="\n")


def _broken_links(root: Path, site: Path) -> list[Finding]:
    """Links and anchors of the built pages that lead nowhere."""
    command = [
        str(Path(sys.executable).with_name("lychee")), "--offline", "--include-fragments", "--no-progress",
        "--format", "json", "--index-files", "index.html", "--root-dir", str(site.resolve()), str(site),
    ]  # fmt: skip
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        broken = json.loads(run.stdout)["error_map"]
    except (json.JSONDecodeError, KeyError):
        message = f"the link checker did not run: {run.stderr.strip()[-200:]}"
        return [Finding(Place("build/site"), "W002", message, "run make again")]
    findings = [
        Finding(Place(str(Path(page).relative_to(root))), "W002", f"dead link: {item['url']}", "correct the link")
        for page, items in sorted(broken.items())
        for item in items
    ]
    return findings


def _built_pages(root: Path, site: Path, shelves: Sequence[Shelf]) -> Iterator[Page]:
    """Every page and stylesheet of the built site, as the checks look at it."""
    editions = [edition for shelf in shelves for edition in shelf.shown]
    sections = {
        site / edition.language.tag / f"topics/{edition.topic.slug}.html": {
            section.id: _plain(section.heading + render.to_html(section.body))
            for section, _ in render.edition_sections(edition, editions)
        }
        for edition in editions
    }
    speaks = {shelf.language.tag: shelf.speaks for shelf in shelves}
    for path in sorted(site.rglob("*")):
        if path.suffix in {".html", ".css"}:
            place = Place(path.relative_to(root).as_posix())
            language = speaks.get(path.relative_to(site).parts[0]) if path.suffix == ".html" else None
            yield Page(
                place,
                path.read_text("utf-8"),
                language.tag if language else "",
                language.direction if language else "ltr",
                sections.get(path, {}),
            )


def serve(root: Path, rebuild: Callable[[], None], tag: str, port: int) -> None:
    """Serve build/site with live reload until interrupted; `rebuild` runs when a source changes."""
    from mkdocs.livereload import LiveReloadServer

    site = root / "build" / "site"
    server = LiveReloadServer(builder=rebuild, host="127.0.0.1", port=port, root=str(site), mount_path="/")
    for folder in ("docs", "leaflets", "scripts/leafwright/theme"):
        server.watch(str(root / folder))
    print(f"Open http://127.0.0.1:{port}/{tag + '/index.html' if tag else ''}  (end with Ctrl+C)", flush=True)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
