"""What the site shows in one language."""

from dataclasses import dataclass

from leafwright.model import Edition, Language, Term, Words


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
    unready: tuple[str, ...] = ()  # topics without any edition, by name: of each there is a notice
    proof: bool = True  # whether drafts are shown, marked, and the team is told how far each edition is

    @property
    def listed(self) -> tuple[Edition, ...]:
        """What readers are told of: all but topics that are still being written."""
        return tuple(edition for edition in self.all if not edition.topic.meta.status)

    @property
    def all(self) -> tuple[Edition, ...]:
        return tuple(sorted(self.shown + self.withheld, key=lambda edition: edition.topic.meta.number))
