"""What an edition says of itself: the about box, its sources, and the marks of a draft."""

from leafwright.model import Edition, Fact, Language, Reference, State
from leafwright.text.hospital import own_language
from leafwright.text.macros import fact_numbers, isolated


def about_rows(edition: Edition) -> list[tuple[str, str]]:
    """The about box: label and value (inline HTML) for number, version, dates, owner and honesty lines."""
    words, meta = edition.words, edition.topic.meta
    owner = edition.department.name if edition.department else meta.owner
    return [
        (words["leaflet_number"], isolated(meta.number)),
        (words["version"], isolated(meta.version)),
        (words["language"], own_language(edition.language)),
        (words["owner"], owner),
        (words["written"], isolated(meta.written.isoformat())),
        (
            words["last_review"],
            isolated(meta.last_review.isoformat()) if meta.last_review else words["not_reviewed"],
        ),
        (
            words["next_review"],
            isolated(meta.next_review.isoformat()) if meta.next_review else words["after_sign_off"],
        ),
    ]


def about_notes(edition: Edition) -> list[str]:
    """Plain sentences of the about box: who paid, who tried it out, how it was translated, sample or not."""
    words, meta = edition.words, edition.topic.meta
    notes = []
    if meta.funding == "none":
        notes.append(words["funding_none"])
    if meta.patient_readers == 0:
        notes.append(words["patient_readers_none"])
    if edition.draft and not edition.language.source:
        notes.append(words["machine_draft"])
    if edition.hospital.sample:
        notes.append(words["sample"])
    return notes


def source_list(
    edition: Edition, facts: dict[str, Fact], references: dict[str, Reference]
) -> list[tuple[int, list[Reference]]]:
    """The numbered sources: for each mark in the text, the references of its fact."""
    return [
        (number, [references[key] for key in facts[fact].references if key in references])
        for fact, number in fact_numbers(edition.source).items()
        if fact in facts
    ]


def draft_words(edition: Edition, source_words: dict[str, str]) -> list[tuple[Language | None, str]]:
    """The draft mark in the edition's language, and in the source language where that is another."""
    if not edition.draft:
        return []
    key = "expired" if edition.state is State.EXPIRED else "draft"
    marks: list[tuple[Language | None, str]] = [(edition.language, edition.words[key])]
    if not edition.language.source:
        marks.append((None, source_words[key]))
    return marks
