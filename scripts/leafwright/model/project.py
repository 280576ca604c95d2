"""The project, which holds all that a library has."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from leafwright.model.evidence import Claim, Fact, Quality, Reference, Term
from leafwright.model.hospital import Department, Hospital, Logo, Phone, phones_for
from leafwright.model.papers import Paper
from leafwright.model.pictures import Photo
from leafwright.model.profile import HouseRule, Kind, Language, Review, Sought, Standard, TopicSet, WordList
from leafwright.model.signed import SignOffs
from leafwright.model.topics import Catalog, Topic


@dataclass(frozen=True)
class Project:
    """Everything that docs/ holds, read once."""

    languages: tuple[Language, ...]
    kinds: dict[str, Kind]
    hospital: Hospital
    paper: Paper
    departments: dict[str, Department]  # by the name that a topic's owner gives
    interface: dict[str, str]
    house: dict[str, HouseRule]
    wordlists: dict[str, WordList]
    standards: dict[str, Standard]
    review: Review
    today: datetime.date
    syllables: Mapping[str, int]  # English words by their number of syllables
    facts: dict[str, Fact]
    references: dict[str, Reference]
    claims: dict[str, Claim]
    glossary: dict[str, Term]
    images: dict[str, str]  # drawings (SVG) by file name
    logo: Logo | None
    misspelled: dict[str, frozenset[str]]  # by language: words of its catalogs that its dictionary does not hold
    topics: tuple[Topic, ...]
    catalogs: Mapping[tuple[str, str], Catalog]  # (tag, name of the PO file without its ending)
    signoffs: dict[tuple[str, str], SignOffs]
    inputs: dict[tuple[str, str], str]  # (tag, slug): a hash over every file that the edition can depend on
    files: str = ""  # a hash over every file that was read
    sets: dict[str, TopicSet] = field(default_factory=dict)  # topics that are read one after another, by name
    sought: dict[str, Sought] = field(default_factory=dict)  # by language: what readers type, and where it leads
    quality: dict[str, Quality] = field(default_factory=dict)  # how each topic scores on the instruments, by its name
    print_profile: bytes = b""  # the print shop's ICC profile of CMYK, where it gives one
    unread: tuple[str, ...] = ()  # topics whose file is there but cannot be read, by name
    unread_departments: tuple[str, ...] = ()  # likewise
    photos: dict[str, Photo | None] = field(default_factory=dict)  # by file name; None for one that cannot be shown
    faulty: dict[str, frozenset[str]] = field(default_factory=dict)  # by language: interface words not to be shown

    @property
    def pictures(self) -> dict[str, str | Photo | None]:
        """Drawings and photographs by file name."""
        return {**self.images, **self.photos}

    def phones(self, topic: Topic) -> Mapping[str, Phone]:
        """The phones that a topic may name; those of every department where its owner is unknown, which C042 tells."""
        owner = self.departments.get(topic.meta.owner)
        if owner:
            return phones_for(self.hospital, owner)
        return {**self.hospital.phones, **{k: v for each in self.departments.values() for k, v in each.phones.items()}}

    @property
    def source(self) -> Language:
        return next(language for language in self.languages if language.source)

    @property
    def translated(self) -> tuple[Language, ...]:
        return tuple(language for language in self.languages if not language.source)
