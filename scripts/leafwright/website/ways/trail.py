"""Where a page stands among others: the way from home, and the topics that are read one after another."""

from collections.abc import Mapping, Sequence
from typing import Any

from leafwright.model import Edition, State, TopicSet
from leafwright.text.topic import title_of
from leafwright.website.front import told_title
from leafwright.website.language_site import LanguageSite
from leafwright.website.ways.groups import kind_of

Trail = list[dict[str, str]]


def trail_to(title: str, site: LanguageSite) -> Trail:
    """The way from home to a page beside it, each step with its name and its address from there; its own is empty."""
    return [{"name": site.words["home"], "href": "index.html"}, {"name": title, "href": ""}]


def around(edition: Edition, sites: Sequence[LanguageSite], sets: Mapping[str, TopicSet]) -> dict[str, Any]:
    """What a topic's page tells in its front matter of the pages around it: `trail`, and `sets` where it is in one."""
    site = next(each for each in sites if each.language == edition.language)
    found = [steps for each in sets.values() if (steps := _steps(edition, site, each))]
    return {"trail": topic_trail(edition, site), **({"sets": found} if found else {})}


def topic_trail(edition: Edition, site: LanguageSite) -> Trail:
    """The way from home to a topic by its kind, or for staff by their list."""
    kind, name = kind_of(edition, site)
    lists = []
    if edition.kind.source_only:
        lists = [{"name": site.words["for_staff"], "href": "../staff.html"}]
    elif site.words["by_kind"]:
        lists = [{"name": name, "href": f"../kinds.html#{kind}"}]
    own = {"name": title_of(edition.text), "href": ""}
    return [{"name": site.words["home"], "href": "../index.html"}, *lists, own]


def _steps(edition: Edition, site: LanguageSite, topics: TopicSet) -> list[dict[str, Any]]:
    """The topics of a set for readers, in their order; none where this one is not among them, or alone.

    One that cannot be read yet stands there too, by the title of its source: its page says so, and this page stays as
    it is when the other comes or goes.
    """
    told = [site.known[slug] for slug in topics.topics if slug in site.known]
    here = [each for each in told if not each.kind.source_only and each.state is not State.WITHDRAWN]
    if edition not in here or len(here) < 2:
        return []
    at = here.index(edition)
    return [{**_step(each, site), **_PLACES.get(number - at, {})} for number, each in enumerate(here)]


def _step(edition: Edition, site: LanguageSite) -> dict[str, Any]:
    """A topic of a set: its title, marked with its language where it is not that of the page, and its address."""
    step = {"name": told_title(edition, site), "href": f"{edition.topic.slug}.html"}
    if site.shows(edition) or site.language.source:
        return step
    return {**step, "tongue": edition.words.tag, "dir": edition.words.direction}


_PLACES = {0: {"here": True}, 1: {"next": True}}
