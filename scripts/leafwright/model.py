"""The nouns of Leafwright as frozen data: topics, languages, facts, editions, findings.

Imports nothing of ours, reads no file, knows no clock. Schemas are enforced by pydantic, so a value
of these types is valid by construction; `sources` turns what pydantic refuses into findings.
"""

import datetime
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file that a person edits; `file` is relative to the project's root."""

    file: str
    line: int = 1


@dataclass(frozen=True, order=True)
class Problem:
    """What a check yields: where, what is wrong, and what to do about it."""

    at: Place
    message: str
    fix: str


@dataclass(frozen=True, order=True)
class Finding:
    """A problem with the code of the rule it breaks, and the language whose edition it withholds."""

    at: Place
    code: str
    message: str
    fix: str
    language: str = ""

    def __str__(self) -> str:
        return f"{self.at.file}:{self.at.line}: {self.code} {self.message}\n    fix: {self.fix}"


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _hex_color(value: str) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        raise ValueError("must be a color such as #0B5563")
    return value


def _phone(value: str) -> str:
    if not re.fullmatch(r"\+?[0-9][0-9 ()-]{1,18}[0-9]", value):
        raise ValueError("must be a phone number of digits, spaces and brackets, such as 555 010 0199")
    return value


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[a-z0-9.-]+(:\d+)?(/[\w./~-]*)?", value):
        raise ValueError("must be a web address such as https://leaflets.example.org/")
    return value.rstrip("/") + "/"


Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Tag = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]


class Language(_Strict):
    """How a language is named, set and read; one file each in docs/languages."""

    tag: Tag
    name: Text
    english: Text
    direction: Literal["ltr", "rtl"]
    fonts: Annotated[tuple[str, ...], Field(min_length=1)]  # each sign comes from the first that has it
    line_height: Annotated[float, Field(ge=1.2, le=3)]
    babel: Text
    material: Text
    scripts: Annotated[tuple[str, ...], Field(min_length=1)]
    source: bool = False
    digits: Literal["latn"] = "latn"


class SectionRule(_Strict):
    """A section that topics of a kind have, and how leaflet and page draw it."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    required: bool = False
    panel: Literal["body", "key_points", "small", "warning", "end"] = "body"
    origin: Annotated[Literal["topic", "hospital"], Field(alias="from")] = "topic"
    prompt: str = ""


class Kind(_Strict):
    """What a topic is, and the sections it must have, in order; one file each in docs/kinds."""

    name: Text
    sections: Annotated[tuple[SectionRule, ...], Field(min_length=1)]


class Phone(_Strict):
    number: Annotated[str, AfterValidator(_phone)]
    name: Text
    hours: Text


class LocalChoice(_Strict):
    """A value on which published sources disagree, so the hospital chooses it."""

    value: Text
    unit: Text
    range: Text
    references: Annotated[tuple[str, ...], Field(min_length=1)]
    translate: bool = False


class HospitalWords(_Strict):
    name: Text
    department: Text
    interpreter: Text
    feedback: Text


class Hospital(_Strict):
    """Who publishes: names, phones, emergency number, web address, color and local choices."""

    sample: bool
    address: Annotated[str, AfterValidator(_web_address)]
    accent: Annotated[str, AfterValidator(_hex_color)]
    emergency: Annotated[str, Field(pattern=r"^[0-9]{2,6}$")]
    words: HospitalWords
    phones: dict[str, Phone]
    local: dict[str, LocalChoice]


class Fact(_Strict):
    """A figure with its basis, time span, population, references and certainty."""

    statement: Text
    shown: tuple[tuple[int, int], ...]
    basis: str
    time: str
    population: str
    references: Annotated[tuple[str, ...], Field(min_length=1)]
    certainty: Text


class Reference(BaseModel):
    """One CSL-JSON item (citationstyles.org), as far as Leafwright shows it."""

    model_config = ConfigDict(frozen=True, extra="allow")
    id: Text
    title: Text
    DOI: str = ""
    URL: str = ""
    author: tuple[dict[str, str], ...] = ()
    issued: dict[str, list[list[int]]] = {}
    publisher: str = ""
    note: str = ""

    @property
    def year(self) -> str:
        parts = self.issued.get("date-parts") or [[]]
        return str(parts[0][0]) if parts[0] else ""

    @property
    def short(self) -> str:
        """Author or publisher with the year: what fits on paper."""
        first = self.author[0] if self.author else {}
        who = first.get("family") or first.get("literal") or self.publisher
        if not who:
            title = re.sub(r"\[[^]]*\] ?", "", self.title)  # an editor's remark, such as [Title not shown]
            who = title if len(title) <= 48 else title[:44].rsplit(" ", 1)[0] + " …"
        return f"{who} {self.year}".strip()

    @property
    def link(self) -> str:
        return f"https://doi.org/{self.DOI}" if self.DOI else self.URL


class FrontMatter(_Strict):
    """The facts about a topic that stand above its words, between two lines of three dashes."""

    number: Annotated[str, Field(pattern=r"^[A-Z]{2,4}-\d{2,4}$")]
    kind: Text
    version: Annotated[str, Field(pattern=r"^\d+\.\d+(\.\d+)?$")]
    written: datetime.date
    last_review: datetime.date | None
    next_review: datetime.date | None
    owner: Text
    audience: Text
    funding: Text
    conflicts: Text
    patient_readers: Annotated[int, Field(ge=0)]
    search_terms: Text


@dataclass(frozen=True)
class Topic:
    """One subject, written once in the source language."""

    slug: str
    file: str
    meta: FrontMatter
    text: str


@dataclass(frozen=True)
class SignOff:
    """A record that a named role approved exactly the words whose hash it holds."""

    role: str
    name: str
    date: datetime.date
    words: str


class State(StrEnum):
    """How far an edition has come; computed from words and sign-offs, never typed."""

    MISSING = "missing"
    PARTIAL = "partial"
    STALE = "stale"
    TRANSLATED = "translated"
    APPROVED = "approved"

    @property
    def complete(self) -> bool:
        """Every segment is there and up to date: only then may it be shown."""
        return self in (State.TRANSLATED, State.APPROVED)


@dataclass(frozen=True)
class Catalog:
    """The translations of one PO file: by (role, source words), with what may not be shown."""

    file: str
    words: dict[tuple[str, str], str] = field(default_factory=dict)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    fuzzy: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Edition:
    """One topic in one language: its words, the shared words around them, and its state.

    `text` is Markdown in the edition's language; where `state` is not complete it is never shown.
    `words` are interface words by key; `hospital` holds the profile in the edition's language.
    """

    topic: Topic
    language: Language
    kind: Kind
    text: str
    words: dict[str, str]
    hospital: Hospital
    state: State
    hash: str

    @property
    def id(self) -> str:
        return f"{self.language.tag}/{self.topic.slug}"

    @property
    def draft(self) -> bool:
        return self.state is not State.APPROVED


@dataclass(frozen=True)
class Project:
    """Everything that docs/ holds, read once."""

    languages: tuple[Language, ...]
    kinds: dict[str, Kind]
    hospital: Hospital
    interface: dict[str, str]
    facts: dict[str, Fact]
    references: dict[str, Reference]
    topics: tuple[Topic, ...]
    catalogs: dict[tuple[str, str], Catalog]  # (tag, name of the PO file without its ending)
    signoffs: dict[tuple[str, str], tuple[SignOff, ...]]

    @property
    def source(self) -> Language:
        return next(language for language in self.languages if language.source)

    @property
    def translated(self) -> tuple[Language, ...]:
        return tuple(language for language in self.languages if not language.source)
