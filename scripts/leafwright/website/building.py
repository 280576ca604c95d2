"""Build the site from what was staged, and check it: MkDocs once a language, lychee, and our own checks.

What MkDocs warns of, and what lychee finds broken in the built pages, is a finding.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from leafwright import workers
from leafwright.cache import Cache
from leafwright.checks import Page, check_page
from leafwright.model import Finding, Place, Project
from leafwright.setup import places
from leafwright.text.page import words_by_section
from leafwright.website import above, asset_hashing, deploying, html_fixes, unchanged
from leafwright.website.front import page_of
from leafwright.website.generating import Staged, generate
from leafwright.website.language_site import LanguageSite


def build(
    root: Path,
    project: Project,
    sites: Sequence[LanguageSite],
    into: Path | None = None,
    cache: Cache | None = None,
    add: Callable[[Path], None] | None = None,
) -> list[Finding]:
    """Build a site, and deploy for its server, from what was staged; give what was found wrong.

    `add` puts more pages into its folder, which are checked like all others.

    They are put into the folder `into`, build/ where none is given; findings name the place where they will be read.
    Where `cache` knows that the present ones in build/ were built from the same, none are put there.
    """
    into, cache = into or root / "build", cache or Cache()
    asked = unchanged.question(root, project)
    for part in unchanged.PARTS:
        if into != root / "build":
            shutil.rmtree(into / part, ignore_errors=True)
    known = cache.known(unchanged.BUILT, *asked)
    if known and not add and known.fingerprint == unchanged.fingerprint(root / "build"):
        return known.findings
    findings = _build(root, project, sites, into, add)
    cache.remember(unchanged.BUILT, unchanged.Built(unchanged.fingerprint(into), findings), *asked)
    return findings


def _build(
    root: Path,
    project: Project,
    sites: Sequence[LanguageSite],
    into: Path,
    add: Callable[[Path], None] | None,
) -> list[Finding]:
    site = into / "site"
    shutil.rmtree(site, ignore_errors=True)
    parts = [
        Staged(root / "build" / "stage" / each.language.tag / "mkdocs.yml", site / each.language.tag) for each in sites
    ]
    findings = [
        _finding(root, project, each, message)
        for each, said in zip(sites, workers.each(generate, parts), strict=True)
        for message in said
    ]
    above.write(site, root / "build" / "stage", project, sites)
    if add:
        add(site)
    base = urlsplit(project.hospital.address).path
    html_fixes.mend(site)
    asset_hashing.stamp(site, base)
    deploying.write(into, project.hospital, sites)
    if not findings:
        findings += _broken_links(site, base)
        for page in _built_pages(site, sites):
            findings += check_page(page, project.house)
    return findings


def _finding(root: Path, project: Project, language_site: LanguageSite, message: str) -> Finding:
    """A MkDocs warning, at the topic that it names where it names one."""
    message = message.replace(str(root) + "/", "").strip()
    for edition in language_site.all:
        if page_of(edition) in message:
            own = "" if edition.language.source else edition.language.tag
            return Finding(Place(edition.file), "W001", message, "correct the link", own)
    return Finding(Place("mkdocs.yml"), "W001", message, "correct mkdocs.yml or the theme")


def _broken_links(site: Path, base: str) -> list[Finding]:
    """Links and anchors of the built pages that lead nowhere; those from the root of the server begin with `base`."""
    folder = site.resolve().as_uri()
    command = [
        places.program("lychee"), "--offline", "--include-fragments", "--no-progress",
        "--format", "json", "--index-files", "index.html", "--root-dir", str(site.resolve()),
        "--remap", f"^{re.escape(folder + base)} {folder}/", str(site),
    ]  # fmt: skip
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        broken = json.loads(run.stdout)["error_map"]
    except (json.JSONDecodeError, KeyError):
        message = f"the link checker did not run: {run.stderr.strip()[-200:]}"
        return [Finding(Place("build/site"), "W002", message, "run make again")]
    findings = [
        Finding(_place(site, Path(page)), "W002", f"dead link: {item['url']}", "correct the link")
        for page, items in sorted(broken.items())
        for item in items
    ]
    return findings


def _built_pages(site: Path, sites: Sequence[LanguageSite]) -> Iterator[Page]:
    """Every page and stylesheet of the built site, as the checks look at it."""
    editions = [edition for language_site in sites for edition in language_site.shown]
    sections = {
        site / edition.language.tag / f"topics/{edition.topic.slug}.html": words_by_section(edition, editions)
        for edition in editions
    }
    speaks = {language_site.language.tag: language_site.speaks for language_site in sites}
    for path in sorted(site.rglob("*")):
        if path.suffix in {".html", ".css"}:
            language = speaks.get(path.relative_to(site).parts[0]) if path.suffix == ".html" else None
            yield Page(
                _place(site, path),
                path.read_text("utf-8"),
                language.tag if language else "",
                language.direction if language else "ltr",
                sections.get(path, {}),
            )


def _place(site: Path, path: Path) -> Place:
    """A file of the site, where it will be read."""
    return Place(f"build/site/{path.resolve().relative_to(site.resolve()).as_posix()}")
