"""The screen of a waiting room: topics by kind as large plates, in each language, and the words its script says."""

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from leafwright.text.as_markdown import as_words
from leafwright.text.templates import macros
from leafwright.text.topic import subtitle_of
from leafwright.website.front import front_matter
from leafwright.website.language_site import LanguageSite
from leafwright.website.ways.groups import Entry, by_kind

KIOSK = "kiosk.md"
_SAID = {"name": "kiosk", "again": "kiosk_again", "still": "kiosk_still", "back": "kiosk_back", "stay": "kiosk_stay"}


def kiosk_words(site: LanguageSite) -> dict[str, str]:
    """What the screen says to who stays away, by what its script calls it; in the source language, as `lang` tells,
    where the site's own lacks a word: without them a reader could not stay."""
    own = {name: site.words[key] for name, key in _SAID.items()}
    told = own if all(own.values()) else {name: site.words.source[key] for name, key in _SAID.items()}
    tongue = site.speaks if told is own else site.words
    return {**told, "topics": site.words["topics"], "lang": tongue.tag, "dir": tongue.direction}


def kiosk_page(entries: Sequence[Entry], many: int, site: LanguageSite, sites: Sequence[LanguageSite]) -> str:
    """The topics of a language that can be read, by kind; from `many` of them on each kind is folded."""
    shown = [each for each in entries if site.shows(each.edition)]
    title = site.words["kiosk_choose"] or site.words["topics"]
    name = site.words["kiosk"] or site.words["patient_information"]
    kinds = [
        (group, [(each.href, each.title, Markup.escape(subtitle_of(each.edition.text))) for each in group.entries])
        for group in by_kind(shown, site)
    ]
    head = front_matter(name, title, KIOSK, sites, kiosk=True)
    return f"{head}# {as_words(title)}\n\n{_MACROS.plates(kinds, len(shown) > many)}\n"


_MACROS = macros(Path(__file__).with_name("kiosk.html"))
