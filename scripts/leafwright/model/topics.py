"""What is written, translated and signed off: topics, catalogs, editions."""

import datetime
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field

from leafwright.model.codes import Code
from leafwright.model.evidence import Term
from leafwright.model.hospital import Department, Hospital, Phone, phones_for
from leafwright.model.profile import Kind, Language
from leafwright.model.shapes import Name, Strict, Text
from leafwright.model.signed import Reviewed
from leafwright.model.words import Words


class Allowed(Strict):
    """An exception from a rule: its code, words of the line where it holds (none: it is about the whole topic), why."""

    code: Annotated[str, Field(pattern=r"^[A-Z]\d{3}$")]
    place: str = ""
    reason: Annotated[str, Field(min_length=10)]


class Withdrawn(Strict):
    """Why and when a topic was taken back, and what to read instead; its page stays as a notice."""

    date: datetime.date
    reason: Text
    replaced_by: str = ""


Question = Annotated[str, Field(min_length=10, pattern=r"\?$")]  # what a clinician must answer, as a question


class FrontMatter(Strict):
    """The facts about a topic that stand above its words, between two lines of three dashes."""

    number: Annotated[str, Field(pattern=r"^[A-Z]{2,4}-\d{2,4}$")]
    kind: Name
    status: Literal["", "draft"] = ""  # a draft is still being written: it withholds itself, and stops nobody
    version: Annotated[str, Field(pattern=r"^\d+\.\d+(\.\d+)?$")]
    written: datetime.date
    last_review: datetime.date | None = None  # review dates stand beside the sign-offs; here they are only refused
    next_review: datetime.date | None = None
    owner: Name
    audience: Text
    funding: Text
    conflicts: Text
    drafted: Literal["", "machine", "people"] = ""  # who or what wrote it, said until it is signed off
    patient_readers: Annotated[int, Field(ge=0)]
    search_terms: Text
    body: tuple[str, ...] = ()  # parts of the body that it is about, by their words in interface.toml: body_liver
    codes: tuple[Code, ...] = ()
    formats: tuple[str, ...] = ()  # those it prints in; all of them where none is named
    exceptions: tuple[Allowed, ...] = ()
    not_applicable: dict[str, Annotated[str, Field(min_length=10)]] = Field(default_factory=dict)  # section: reason
    open_questions: tuple[Question, ...] = ()  # to its reviewers, on the review form
    withdrawn: Withdrawn | None = None


@dataclass(frozen=True)
class Topic:
    """One subject, written once in the source language."""

    slug: str
    file: str
    meta: FrontMatter
    text: str
    review: Reviewed | None = None  # the last one that was recorded


@dataclass(frozen=True)
class Shown:
    """A segment as an edition shows it: its role, its source words and its words in the edition's language."""

    role: str
    source: str
    target: str


class State(StrEnum):
    """How far an edition has come; computed from words and sign-offs, never typed."""

    MISSING = "missing"
    PARTIAL = "partial"
    STALE = "stale"
    TRANSLATED = "translated"
    REVISED = "revised"
    APPROVED = "approved"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"

    @property
    def complete(self) -> bool:
        """Every segment is there and up to date: only then may it be shown."""
        return self in (State.TRANSLATED, State.REVISED, State.APPROVED, State.EXPIRED)


@dataclass(frozen=True)
class Catalog:
    """The translations of one PO file: by (role, source words), with what may not be shown."""

    file: str
    words: dict[tuple[str, str], str] = field(default_factory=dict)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    fuzzy: frozenset[tuple[str, str]] = frozenset()
    notes: dict[tuple[str, str], str] = field(default_factory=dict)  # what translators wrote beside their words
    method: str = ""  # how its words came about, as its header says; empty where it does not

    @property
    def machine(self) -> bool:
        """Whether a machine wrote it, by its own account."""
        return "machine" in self.method.casefold()


@dataclass(frozen=True)
class Edition:
    """One topic in one language: its words, the shared words around them, and its state.

    `text` is Markdown in the edition's language; where `state` is not complete it is never shown.
    `words` are interface words by key; `hospital` and `department` hold the profile in the edition's language.
    """

    topic: Topic
    language: Language
    kind: Kind
    text: str
    words: Words
    hospital: Hospital
    department: Department | None  # none where the topic's owner is unknown, which is a finding
    state: State
    hash: str
    source: str  # the topic's words in the source language, shared sections put in
    glossary: dict[str, Term]
    machine: bool = False  # whether a machine translated any of its words
    unsigned: tuple[str, ...] = ()  # the roles that must still sign exactly these words
    given: str = ""  # the version that a release gives it; none in a proof
    credits: Mapping[str, str] = field(default_factory=dict)  # where photographs come from, by file name

    def __getstate__(self) -> dict[str, Any]:
        """What another process is given: its text packed, since Python keeps a copy of each text that it hands on."""
        return {**vars(self), "text": zlib.compress(self.text.encode(), 1)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update({**state, "text": zlib.decompress(state["text"]).decode()})

    @property
    def version(self) -> str:
        """Its version: what a release gives it, in a proof what stands above its words."""
        return self.given or self.topic.meta.version

    @property
    def id(self) -> str:
        return f"{self.language.tag}/{self.topic.slug}"

    @property
    def address(self) -> str:
        """Where its page is on the web."""
        return f"{self.hospital.address}{self.language.tag}/topics/{self.topic.slug}.html"

    @property
    def printed_address(self) -> str:
        """What its codes on paper say: its page, and of a version that is released the address that it has for good."""
        if not self.given:
            return self.address
        return f"{self.hospital.address}{self.language.tag}/versions/{self.topic.meta.number}-{self.given}/"

    @property
    def phones(self) -> Mapping[str, Phone]:
        """The phones that it may name: those of its department, then the hospital's own."""
        return phones_for(self.hospital, self.department)

    @property
    def accent(self) -> str:
        """The color of its leaflets: the department's, else the hospital's."""
        return (self.department and self.department.accent) or self.hospital.accent

    @property
    def interpreter(self) -> str:
        """How to get an interpreter: as the department says it, else as the hospital does."""
        return (self.department and self.department.interpreter) or self.hospital.words.interpreter

    @property
    def file(self) -> str:
        """The file in which the edition's words are written."""
        source = self.language.source
        return self.topic.file if source else f"docs/translations/{self.language.tag}/{self.topic.slug}.po"

    @property
    def draft(self) -> bool:
        return self.state is not State.APPROVED
