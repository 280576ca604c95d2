"""What the site shows in one language."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from leafwright.model import Department, Edition, Language, Phone, State, Term, Words
from leafwright.text.numbers import date


@dataclass(frozen=True)
class LanguageSite:
    """What the site shows in one language: editions that may be shown, those withheld, and its words.

    `speaks` is the language of the pages around them: the source language where the interface is not yet
    translated, so that no English stands under another tag.
    """

    language: Language
    speaks: Language
    shown: tuple[Edition, ...]
    withheld: tuple[Edition, ...]
    words: Words
    hospital: str
    interpreter: str
    glossary: dict[str, Term]
    lines: Mapping[str, str] = field(default_factory=dict)  # of the hospital's own: cover, footer
    unready: tuple[str, ...] = ()  # topics without any edition, by name: of each there is a notice
    proof: bool = True  # whether drafts are shown, marked, and the team is told how far each edition is
    phones: Mapping[str, Phone] = field(default_factory=dict)  # those that all departments share
    dial: bool = True  # whether phone numbers are links that dial them
    departments: Mapping[str, Department] = field(default_factory=dict)  # by the name that a topic's owner gives

    built: datetime.date | None = None  # the day of this build
    offline: bool = False  # whether it is offered as one file, to take away

    @cached_property
    def listed(self) -> tuple[Edition, ...]:
        """What readers are told of: all but topics that are still being written."""
        return tuple(edition for edition in self.all if not edition.topic.meta.status)

    @cached_property
    def all(self) -> tuple[Edition, ...]:
        return tuple(sorted(self.shown + self.withheld, key=lambda edition: edition.topic.meta.number))

    @cached_property
    def by_topic(self) -> dict[str, Edition]:
        """The editions that are shown, by the names of their topics."""
        return {edition.topic.slug: edition for edition in self.shown}

    @cached_property
    def known(self) -> dict[str, Edition]:
        """The editions that readers are told of, shown or not, by the names of their topics."""
        return {edition.topic.slug: edition for edition in self.listed}

    def shows(self, edition: Edition) -> bool:
        """Whether an edition is shown. Without a look at all others, of which there may be a thousand."""
        return self.by_topic.get(edition.topic.slug) is edition


def shown_beside(edition: Edition, sites: Iterable[LanguageSite]) -> tuple[Edition, ...]:
    """A topic in each language in which it is shown."""
    slug = edition.topic.slug
    return tuple(site.by_topic[slug] for site in sites if slug in site.by_topic)


def source_of(sites: Sequence[LanguageSite]) -> LanguageSite:
    """The site of the language that the topics are written in."""
    return next(site for site in sites if site.language.source)


def built(site: LanguageSite) -> str:
    """When all was built, in words. Homes alone tell it: every page would else be another file every day."""
    name = site.words["site_built"]
    return f"{name}{site.speaks.colon}{date(site.built, site.speaks)}" if name and site.built else ""


def reason_not_shown(edition: Edition, sites: Sequence[LanguageSite]) -> str:
    """The interface word that says why an edition is not shown: its topic is not ready, or only its translation."""
    if edition.state is State.WITHDRAWN:
        return "withdrawn"
    return "not_yet" if edition.topic.slug in source_of(sites).by_topic else "not_ready"
