"""What stands at the foot of every page, and what the site says of how accessible it is."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from leafwright.model import Project
from leafwright.text.as_markdown import as_words
from leafwright.text.macros import isolated
from leafwright.website.front import address_of_page, front_matter
from leafwright.website.language_site import LanguageSite
from leafwright.website.staff.pages import ENGLISH, staff_links
from leafwright.website.ways.groups import phones_told
from leafwright.website.ways.kiosk import KIOSK
from leafwright.website.ways.trail import trail_to

_TOLD = (
    ("accessibility_tested", ("accessibility_software", "accessibility_ways")),
    ("accessibility_untested", ("accessibility_people",)),
    ("accessibility_help", ("accessibility_tell", "formats_notice")),
)
"""The statement: the word of each heading, and those of the sentences below it."""


def foot(project: Project, site: LanguageSite) -> dict[str, Any]:
    """What the theme shows at the foot of each page of a language: contact, ways, and what is for staff."""
    return {
        "phones": [dict(each) for each in phones_told(site.phones, site)],
        "lines": dict(site.lines),
        "interpreter": site.interpreter,
        "sample": site.words["sample"] if project.hospital.sample else "",
        "ways": [{"name": name, "href": href} for href, name in _ways(site) if name],
        "staff": [
            {"name": name, "href": address_of_page(path), "lang": english, "dir": "ltr"}
            for name, path in [*staff_links(site, bool(project.claims)), (site.words["kiosk"], KIOSK)]
            if name
            for english in ["" if site.speaks.is_english or name not in ENGLISH else "en"]
        ],
    }


def _ways(site: LanguageSite) -> Iterator[tuple[str, str]]:
    yield "index.html", site.words["home"]
    if any(not each.kind.source_only for each in site.listed):
        yield "a-to-z.html", site.words["a_to_z"]
    if site.glossary:
        yield "glossary.html", site.words["glossary"]
    yield "accessibility.html", site.words["accessibility"] if has_statement(site) else ""


def has_statement(site: LanguageSite) -> bool:
    """Whether a language has all words of the statement: half of it would not be honest."""
    keys = [key for heading, told in _TOLD for key in (heading, *told)]
    return all(site.words[key] for key in ("accessibility", "accessibility_why", *keys))


def statement(site: LanguageSite, sites: Sequence[LanguageSite]) -> dict[str, str]:
    """What was tested of the site and what was not, and what a reader can do: a page by its name, where a language has
    all words of it."""
    return {"accessibility.md": _statement(site, sites)} if has_statement(site) else {}


def _statement(site: LanguageSite, sites: Sequence[LanguageSite]) -> str:
    words = site.words
    title, others = words["accessibility"], [each for each in sites if has_statement(each)]
    trail = trail_to(title, site)
    parts = [
        front_matter(title, words["accessibility_why"], "accessibility.md", others, trail=trail),
        f"# {as_words(title)}\n\n{as_words(words['accessibility_why'])}\n",
    ]
    for heading, told in _TOLD:
        parts += [f"## {as_words(words[heading])} {{#{heading}}}\n", *(f"{as_words(words[key])}\n" for key in told)]
    parts += [f"- {_name(each)}{site.speaks.colon}{_called(each)}" for each in phones_told(site.phones, site)]
    return "\n".join([*parts, ""])


def _name(phone: Mapping[str, str]) -> str:
    """The name of a phone as Markdown, marked where it stands in another language."""
    name = as_words(phone["name"])
    return f'<span lang="{phone["lang"]}" dir="{phone["dir"]}">{name}</span>' if phone["lang"] else name


def _called(phone: Mapping[str, str]) -> str:
    """A phone number as Markdown, as a link where it has one, with its hours."""
    number = isolated(phone["number"])
    called = f"[{number}]({phone['href']})" if phone["href"] else number
    return " · ".join(each for each in (called, as_words(phone["hours"])) if each)
