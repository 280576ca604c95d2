"""The Markdown of each page: start, topic, notice, glossary and evidence."""

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from leafwright.model import Edition, State
from leafwright.text.templates import macros
from leafwright.text.topic import title_of
from leafwright.website.front import front_matter, page_of, shown_title, speaking
from leafwright.website.language_site import LanguageSite
from leafwright.website.staff.pages import staff_links


def start_page(site: LanguageSite, sites: Sequence[LanguageSite], claims: bool = False) -> str:
    """The list of topics, then what staff look for; `claims`: whether there is a page that answers them."""
    lines = [
        front_matter(
            site.words["home"],
            site.words["patient_information"],
            "index.md",
            sites,
        ),
        f"# {site.words['patient_information']}\n",
        f"## {site.words['topics']} {{#topics}}\n",
    ]
    for edition in site.listed:
        if edition.kind.source_only:
            continue
        note = "" if edition in site.shown else f" ({site.words[_reason(edition, sites)]})"
        lines.append(f"- [{shown_title(edition, site)}]({page_of(edition)}){note}")
    if site.glossary:
        lines.append(f"- [{site.words['glossary']}](glossary.md)")
    lines += ["", site.interpreter, "", f"## {site.words['for_staff']} {{#for_staff}}", ""]
    lines += [f"- [{name}]({path})" for name, path in staff_links(site, claims)]
    return "\n".join([*lines, ""])


def notice_page(edition: Edition, site: LanguageSite, sites: Sequence[LanguageSite]) -> str:
    """The honest page of an edition that may not be shown, with the way to an interpreter and to what may be read."""
    words, reason = site.words, _reason(edition, sites)
    title, why = words[reason], words[f"{reason}_why"]
    head = front_matter(title, why, page_of(edition), speaking(edition, sites), withheld=True)
    return f"{head}# {title}\n\n{why}\n\n{site.interpreter}\n\n{_instead(edition, site, sites)}"


def unready_page(slug: str, site: LanguageSite, sites: Sequence[LanguageSite]) -> str:
    """The honest page of a topic of which nothing can be read yet."""
    title, why = site.words["not_ready"], site.words["not_ready_why"]
    head = front_matter(title, why, f"topics/{slug}.md", sites, withheld=True)
    return f"{head}# {title}\n\n{why}\n\n{site.interpreter}\n"


def _reason(edition: Edition, sites: Sequence[LanguageSite]) -> str:
    """The interface word that says why an edition is not shown: its topic is not ready, or only its translation."""
    if edition.state is State.WITHDRAWN:
        return "withdrawn"
    return "not_yet" if any(each.topic == edition.topic for each in _source(sites).shown) else "not_ready"


def _source(sites: Sequence[LanguageSite]) -> LanguageSite:
    return next(site for site in sites if site.language.source)


def _instead(edition: Edition, site: LanguageSite, sites: Sequence[LanguageSite]) -> str:
    """The way from a notice to what may be read: the topic that took its place, or the English one."""
    if withdrawn := edition.topic.meta.withdrawn:
        successor = next((each for each in site.all if each.topic.slug == withdrawn.replaced_by), None)
        if successor is None:
            return ""
        return f"[{shown_title(successor, site)}]({successor.topic.slug}.md)\n"
    source = _source(sites)
    if all(each.topic != edition.topic for each in source.shown):
        return ""
    path = f"../../{source.language.tag}/topics/{edition.topic.slug}.html"
    said = Markup(f"{source.words['read_english']}{source.language.colon}{title_of(edition.topic.text)}")
    return str(_MACROS.read_in(source.language.tag, path, said))


def glossary_page(site: LanguageSite, sites: Sequence[LanguageSite]) -> str:
    """Every term of a language with its meaning, by its own alphabet as far as code points tell."""
    words = site.words
    parts = [
        front_matter(
            words["glossary"],
            words["glossary_why"],
            "glossary.md",
            [s for s in sites if s.glossary],
        ),
        f"# {words['glossary']}\n\n{words['glossary_why']}\n",
    ]
    for slug, term in sorted(site.glossary.items(), key=lambda item: item[1].term.casefold()):
        parts.append(f"## {term.term} {{#{slug}}}\n\n{term.meaning}\n")
    return "\n".join(parts)


_MACROS = macros(Path(__file__).with_name("pages.html"))
