"""Give a topic in a language: its files at one touch, a code for the patient's phone, a line for the patient's record,
a sheet to order copies."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from leafwright.leaflets import Leaflet
from leafwright.model import Project
from leafwright.text.short_code import short_code
from leafwright.text.templates import macros
from leafwright.website.downloads import format_name
from leafwright.website.front import staff_front
from leafwright.website.language_site import LanguageSite
from leafwright.website.staff.scripted import as_script

RECEIPTS = "assets/receipts.js"
GIVE = "Give a leaflet in any language"


def give_page(
    project: Project, site: LanguageSite, sites: Sequence[LanguageSite], printed: Mapping[str, Sequence[Leaflet]]
) -> str:
    """The page in the source language. Its script chooses among the rows of the register; `printed` by edition."""
    languages = [each.language for each in sites]
    english: Mapping[str, str] = next((each.words for each in sites if each.language.is_english), {})  # else their own
    formats = {
        paper.format.id: format_name(paper.format, english)
        for papers in printed.values()
        for paper in papers
        if any(name.endswith(".print.pdf") for name in paper.files)
    }
    parts = [
        staff_front(GIVE, "give.md", site, scripts=["register-list.js", "receipts.js", "finder.js", "give.js"]),
        f"# {GIVE}\n",
        "For staff. English only.\n",
        str(_MACROS.choose(languages, project.hospital.address)),
        str(_MACROS.order(languages, list(formats.items()))),
    ]  # fmt: skip
    return "\n".join(parts)


def receipts(sites: Sequence[LanguageSite]) -> str:
    """The version and short code of each edition that may be given, by language and topic, as a script.

    Only of a release: what a proof shows is given to nobody, so no record may say that it was.
    """
    found: dict[str, dict[str, list[str]]] = {}
    for site in sites:
        for each in site.shown:
            if each.given and not each.draft and not each.kind.source_only:
                code = short_code(each.topic.meta.number, each.given, each.language.tag, each.hash)
                found.setdefault(each.language.tag, {})[each.topic.slug] = [each.given, code]
    return as_script("leafwrightReceipts", found)


_MACROS = macros(Path(__file__).with_name("give.html"))
