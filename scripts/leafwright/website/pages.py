"""The Markdown of the notice in the place of a topic that may not be shown."""

from collections.abc import Sequence
from pathlib import Path

from leafwright.model import Edition
from leafwright.text.as_markdown import as_words
from leafwright.text.templates import macros
from leafwright.text.topic import title_of
from leafwright.website.front import front_matter, page_of, shown_title, speaking
from leafwright.website.language_site import LanguageSite, reason_not_shown, source_of


def notice_page(edition: Edition, site: LanguageSite, sites: Sequence[LanguageSite]) -> str:
    """The honest page of an edition that may not be shown, with the way to an interpreter and to what may be read."""
    words, reason = site.words, reason_not_shown(edition, sites)
    title, why = words[reason], words[f"{reason}_why"]
    head = front_matter(title, why, page_of(edition), speaking(edition, sites), withheld=True)
    said = f"# {as_words(title)}\n\n{as_words(why)}\n\n{as_words(site.interpreter)}"
    return f"{head}{said}\n\n{_instead(edition, site, sites)}"


def unready_page(slug: str, site: LanguageSite, sites: Sequence[LanguageSite]) -> str:
    """The honest page of a topic of which nothing can be read yet."""
    title, why = site.words["not_ready"], site.words["not_ready_why"]
    head = front_matter(title, why, f"topics/{slug}.md", sites, withheld=True)
    return f"{head}# {as_words(title)}\n\n{as_words(why)}\n\n{as_words(site.interpreter)}\n"


def _instead(edition: Edition, site: LanguageSite, sites: Sequence[LanguageSite]) -> str:
    """The way from a notice to what may be read: the topic that took its place, or the source."""
    if withdrawn := edition.topic.meta.withdrawn:
        successor = next((each for each in site.all if each.topic.slug == withdrawn.replaced_by), None)
        if successor is None:
            return ""
        return f"[{shown_title(successor, site)}]({successor.topic.slug}.md)\n"
    source = source_of(sites)
    if edition.topic.slug not in source.by_topic:
        return ""
    path = f"../../{source.language.tag}/topics/{edition.topic.slug}.html"
    said = f"{source.words['read_english']}{source.language.colon}{title_of(edition.topic.text)}"
    return str(_MACROS.read_in(source.language, path, said))


_MACROS = macros(Path(__file__).with_name("pages.html"))
