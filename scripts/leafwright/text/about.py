"""What an edition says of itself: the about box, its sources, and the marks of a draft."""

import html
import re
from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from leafwright.model import Edition, Fact, Language, Reference, State
from leafwright.text.hospital import own_language
from leafwright.text.macros import MACRO, fact_numbers, isolated
from leafwright.text.numbers import date

_MARKUP = str.maketrans({sign: f"&#{ord(sign)};" for sign in "*_[]`~"})


def about_rows(edition: Edition) -> list[tuple[str, Markup]]:
    """The about box: label and value (inline HTML) for number, version, dates and who answers; each short."""
    words, meta, review = edition.words, edition.topic.meta, edition.topic.review
    owner = edition.department.name if edition.department else meta.owner
    rows = [
        (words["leaflet_number"], Markup(isolated(meta.number))),
        (words["version"], Markup(isolated(edition.version))),
        (words["language"], own_language(edition.language)),
        (words["owner"], _plain(owner)),
        (words["written"], _plain(date(meta.written, edition.language))),
        (
            words["last_review"],
            _plain(date(review.date, edition.language) if review else words["not_reviewed"]),
        ),
        (
            words["next_review"],
            _plain(date(review.next_review, edition.language) if review else words["after_sign_off"]),
        ),
    ]
    return [(label, value) for label, value in rows if label and value]


def interests(edition: Edition) -> list[tuple[Markup, Markup]]:
    """Who paid and who has an interest, label and value (inline HTML), where there is something to say."""
    return [(edition.words.marked(key), said) for key in ("funding", "conflicts") if (said := _stated(edition, key))]


def about_notes(edition: Edition) -> list[str]:
    """Plain sentences of the about box: that nobody paid, who tried it out, how it was written, sample or not."""
    words, meta = edition.words, edition.topic.meta
    notes = [words[f"{key}_none"] for key in ("funding", "conflicts") if not _stated(edition, key)]
    if meta.patient_readers == 0:
        notes.append(words["patient_readers_none"])
    if edition.draft and not edition.language.source:
        notes.append(words["machine_draft" if edition.machine else "not_checked"])
    elif edition.draft and meta.drafted:
        notes.append(words[f"drafted_{meta.drafted}"])
    if edition.hospital.sample:
        notes.append(words["sample"])
    return [note for note in notes if note]


def _stated(edition: Edition, key: str) -> Markup:
    """What the front matter says of money or interests, as inline HTML; empty where it says none.

    In the edition's language where it can be translated: a value on its own line, without quotes.
    """
    written = str(getattr(edition.topic.meta, key)).strip()
    if written.casefold() == "none":
        return Markup()
    head = edition.text.partition("\n---\n")[0]
    found = re.search(rf"^{key}:[ \t]+([^\s\"'\[|>].*)$", head, re.M)
    if found or edition.language.source:
        return _plain(found[1].strip() if found else written)
    return edition.words.foreign(_plain(written))


def _plain(words: str) -> Markup:
    """Words as inline HTML that is also inline Markdown, each sign as it stands."""
    return Markup(html.escape(words, quote=False).translate(_MARKUP))


def source_list(
    edition: Edition, facts: dict[str, Fact], references: dict[str, Reference]
) -> list[tuple[int, list[Reference]]]:
    """The numbered sources: for each mark in the text, the references of its fact."""
    return [
        (number, [references[key] for key in facts[fact].references if key in references])
        for fact, number in fact_numbers(edition.source).items()
        if fact in facts
    ]


def main_sources(
    edition: Edition, facts: dict[str, Fact], references: dict[str, Reference], most: int
) -> list[Reference]:
    """So many of the sources, those first that the text leans on at most places."""
    leaning = Counter(
        key
        for mark in MACRO.finditer(edition.source)
        if mark[1] == "fact" and mark[2] in facts
        for key in facts[mark[2]].references
        if key in references
    )
    return [references[key] for key, _ in leaning.most_common(most)]


def draft_words(edition: Edition, source_words: dict[str, str]) -> list[tuple[Language | None, str]]:
    """The draft mark in the edition's language where it has one, and in the source language where that is another."""
    return _in_both(edition, source_words, (state_word(edition),))


def paper_marks(edition: Edition, source_words: dict[str, str]) -> list[tuple[Language | None, str]]:
    """What every printed page must say of its edition: draft, out of date, a sample hospital's; in the same languages.

    Nothing of an approved edition of a hospital whose profile is complete.
    """
    sample = ("sample_mark",) if edition.hospital.sample else ()
    return _in_both(edition, source_words, (state_word(edition), *sample))


def state_word(edition: Edition) -> str:
    """The key of the interface word that marks the state of an edition; empty where it is approved."""
    if not edition.draft:
        return ""
    return "expired" if edition.state in (State.EXPIRED, State.STALE) else "draft"


def _in_both(edition: Edition, source_words: dict[str, str], keys: Sequence[str]) -> list[tuple[Language | None, str]]:
    """Interface words as one line in the edition's language, and as one in the source language where it is another."""
    keys = [key for key in keys if key]
    own = " · ".join(edition.words[key] for key in keys if edition.words[key])
    marks: list[tuple[Language | None, str]] = [(edition.language, own)] if own else []
    if not edition.language.source and keys:
        marks.append((None, " · ".join(source_words[key] for key in keys)))
    return marks
