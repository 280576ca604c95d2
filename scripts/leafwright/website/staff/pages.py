"""All that a language's site holds for staff, by file name."""

from collections.abc import Mapping, Sequence

from leafwright.leaflets import Leaflet
from leafwright.model import Project
from leafwright.reporting.rows import EditionRow
from leafwright.website.front import staff_front
from leafwright.website.language_site import LanguageSite
from leafwright.website.staff.evidence import EVIDENCE, evidence_page
from leafwright.website.staff.give import GIVE, RECEIPTS, give_page, receipts
from leafwright.website.staff.listing import department_of
from leafwright.website.staff.register import CSV, register_files
from leafwright.website.staff.reviews import REVIEWS, reviews_files
from leafwright.website.staff.rules import RULES, rules_page
from leafwright.website.staff.sheet import sheet
from leafwright.website.staff.status import STATUS, status_files
from leafwright.website.ways.lists import STAFF

ENGLISH = frozenset((EVIDENCE, GIVE, REVIEWS, RULES, STATUS))
"""The names of pages that are in English, whatever the topics are written in."""


def staff_files(
    project: Project,
    site: LanguageSite,
    sites: Sequence[LanguageSite],
    printed: Mapping[str, Sequence[Leaflet]],
    rows: Sequence[EditionRow],
) -> dict[str, str]:
    """The register in each language; all else in that of the source. `printed` are the leaflets on the site, by
    edition; `rows` those of report.json."""
    files = register_files(site, sites, printed)
    if not site.language.source:
        return files
    editions = {edition.id: edition for each in sites for edition in each.all}
    files[CSV] = sheet(rows, editions)
    files |= reviews_files(project, site)
    files["give.md"] = give_page(project, site, sites, printed)
    files[RECEIPTS] = receipts(sites)
    files["rules.md"] = staff_front(RULES, "rules.md", site) + rules_page(project)
    if project.claims:
        files["evidence.md"] = evidence_page(project, site)
    if site.proof:
        departments = {edition.topic.slug: department_of(edition) for edition in site.all}
        shown = {f"{paper.edition.language.tag}/{name}" for papers in printed.values() for paper in papers
                 for name in (paper.name, *(paper.office[:1] if paper.office else ()))}  # fmt: skip
        tongues = {each.language.tag: each.language.english for each in sites}
        files |= status_files(site, rows, departments, tongues, shown)
    return files


def staff_links(site: LanguageSite, claims: bool) -> list[tuple[str, str]]:
    """What staff look for: the name and file of each page. `claims`: whether there is a page that answers them."""
    links = [(site.words["register"], "register.md")]
    if not site.language.source:
        return links
    links += [(GIVE, "give.md"), (REVIEWS, "reviews.md")]
    links += [(site.words["topics"], STAFF)] if any(edition.kind.source_only for edition in site.shown) else []
    links += [(STATUS, "status.md")] if site.proof else []
    links += [(EVIDENCE, "evidence.md")] if claims else []
    return [*links, (RULES, "rules.md")]
