"""Build the site from what was staged, and check it: MkDocs in portions, lychee, and our own checks.

What MkDocs warns of, and what lychee finds broken in the built pages, is a finding.
"""

import shutil
from collections import ChainMap
from collections.abc import Callable, Container, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import chain, tee
from pathlib import Path
from urllib.parse import urlsplit

from leafwright import workers
from leafwright.cache import Cache
from leafwright.checks import Page, check_page
from leafwright.model import Finding, Place, Project
from leafwright.website import above, asset_hashing, deploying, html_fixes, offline
from leafwright.website.building import links
from leafwright.website.building.folders import Folder, put_files
from leafwright.website.building.making import Around, Seen, finished, looked_at, make_pages
from leafwright.website.front import page_of
from leafwright.website.language_site import LanguageSite
from leafwright.website.preparing import Prepared

_BEGIN = 7  # pages that MkDocs would make in the time in which it begins
_FEW = 40  # pages that are made while processes begin


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
    """
    into, cache = into or root / "build", cache or Cache()
    site, base = into / "site", urlsplit(project.hospital.address).path
    shutil.rmtree(site, ignore_errors=True)
    for each in sites:
        put_files(root / "build" / "stage" / each.language.tag, site / each.language.tag)
    above.write(site, root / "build" / "stage", project, sites)
    for path in site.glob("*.html"):  # before their pictures have other names
        path.write_text(html_fixes.sized(path.read_text("utf-8"), site), "utf-8", newline="\n")
    names = asset_hashing.stamp_files(site, base)
    prepared = Prepared(project, sites, cache)
    folders = [Folder(root, project, each, prepared, names, cache) for each in sites]
    findings = _make(root, folders, into)
    if add:
        add(site)
    made = dict(ChainMap(*(folder.seen for folder in folders)))
    others = dict(_finish_others(site, made, folders, Around(base=base, names=names, house=project.house)))
    seen = made | others
    for folder in () if findings else folders:
        offline.write(site / folder.around.folder, folder.language_site, project.hospital.address, cache)
    deploying.write(into, project.hospital, sites)
    return findings or _faults(site, project, seen, {*others, *chain(*(folder.new for folder in folders))})


def _faults(site: Path, project: Project, seen: Mapping[str, Seen], new: Set[str]) -> list[Finding]:
    """What is wrong with the links, the pages and the style sheets of the site; `new` are pages made just now."""
    sheets = [path.relative_to(site).as_posix() for path in site.rglob("*.css")]
    base = urlsplit(project.hospital.address).path
    lost = links.lost(site, seen)
    broken = links.broken(site, base, {*new, *sheets, *lost}, places_too=bool(lost))
    found = {path: list(each.findings) for path, each in seen.items()}
    for name in sheets:
        sheet = Page(Place(f"build/site/{name}"), (site / name).read_text("utf-8"), "", "ltr", {})
        found[name] = check_page(sheet, project.house)
    return [*broken, *(finding for _, findings in sorted(found.items()) for finding in findings)]


def _finish_others(
    site: Path, seen: Container[str], folders: Sequence[Folder], around: Around
) -> Iterator[tuple[str, Seen]]:
    """Finish the pages that MkDocs did not make; give what is seen on each, by its path."""
    speaking = {folder.around.folder: folder.around for folder in folders}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if name not in seen:
            own = speaking.get(name.partition("/")[0])
            here = replace(around, language=own.language, direction=own.direction) if own else around
            page = finished(path.read_text("utf-8"), name, here)
            path.unlink()  # the file may be known elsewhere by another name
            path.write_text(page, "utf-8", newline="\n")
            yield name, looked_at(page, name, here, {})


def _make(root: Path, folders: Sequence[Folder], into: Path) -> list[Finding]:
    """Make all pages that no earlier build made of the same, and put all of them into the site."""
    scratch = into / "portions"
    shutil.rmtree(scratch, ignore_errors=True)
    missing = [folder.put_known(into / "site") for folder in folders]
    few = sum(_BEGIN + pages for pages in missing if pages) < _FEW
    jobs, ahead = tee((folder, job) for folder in folders for job in folder.jobs(scratch))
    made = workers.each(make_pages, (job for _, job in ahead), cores=1 if few else 0)
    findings: list[Finding] = []
    for (folder, job), (said, found) in zip(jobs, made, strict=True):
        findings += [_finding(root, folder.language_site, message) for message in said]
        folder.take(job, found, into / "site")
    shutil.rmtree(scratch, ignore_errors=True)
    return list(dict.fromkeys(findings))


def _finding(root: Path, language_site: LanguageSite, message: str) -> Finding:
    """A MkDocs warning, at the topic that it names where it names one."""
    message = message.replace(str(root) + "/", "").strip()
    for edition in language_site.all:
        if page_of(edition) in message:
            own = "" if edition.language.source else edition.language.tag
            return Finding(Place(edition.file), "W001", message, "correct the link", own)
    return Finding(Place("mkdocs.yml"), "W001", message, "correct mkdocs.yml or the theme")
