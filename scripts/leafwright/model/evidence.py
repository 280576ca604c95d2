"""Figures and where they come from."""

import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from leafwright.model.shapes import Strict, Tag, Text


class Fact(Strict):
    """A figure with its basis, time span, population, references and certainty."""

    statement: Text
    shown: tuple[tuple[int, int], ...]
    basis: str
    time: str
    population: str
    references: Annotated[tuple[str, ...], Field(min_length=1)]
    certainty: Text
    together: tuple[tuple[int, ...], ...] = ()  # figures that no section shows one without the other


class Claim(Strict):
    """A sentence of the source article, or something it leaves out, with its verdict and our answer."""

    claim: Text
    verdict: Literal["supported", "needs qualification", "contradicted", "mistranslation", "omission"]
    answer: Text
    translation: str = ""  # for staff: what went wrong between the languages
    where: Annotated[tuple[str, ...], Field(min_length=1)]  # topic#section
    facts: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    certainty: Text


class QualityItem(Strict):
    """One item of an instrument, as a topic meets it: where, or why not."""

    item: int
    text: Text
    met: bool = False
    applies: bool = True
    where: str = ""
    note: str = ""


class Quality(Strict):
    """How far a topic meets EQIP (36 items), DISCERN (16) and PEMAT-P (24)."""

    eqip: Annotated[tuple[QualityItem, ...], Field(min_length=36, max_length=36)]
    discern: Annotated[tuple[QualityItem, ...], Field(min_length=16, max_length=16)]
    pemat: Annotated[tuple[QualityItem, ...], Field(min_length=24, max_length=24)]


class Misleading(Strict):
    """Words of a language that lead readers astray where they stand for a term, and what to say instead."""

    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    unless: tuple[Text, ...] = ()  # words that make them clear where one stands right behind
    say: Text


class Term(Strict):
    """A hard word with its plain meaning: `short` fits between brackets behind it, `meaning` is whole sentences."""

    term: Text
    forms: tuple[str, ...] = ()
    short: Text
    meaning: Text
    forbidden: dict[Tag, tuple[Misleading, ...]] = Field(
        default_factory=dict
    )  # by language, words that no translation may use


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
