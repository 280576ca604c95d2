"""Figures and where they come from."""

import re
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

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
    """One item of an instrument, as a topic meets it: its score, where that is earned, or what lacks.

    Without a score the item does not apply.
    """

    item: int
    text: Text
    score: Annotated[float, Field(ge=0)] | None = None
    where: str = ""
    note: str = ""


class Quality(Strict):
    """How far a topic meets EQIP (36 items: yes 1, partly ½, no 0), DISCERN (16: 1 to 5), PEMAT-P (1 to 12, 15 to 26:
    agree 1, disagree 0), and IPDAS where it helps to decide (6 qualifying, 10 certifying criteria: met 1, not met 0).
    """

    eqip: tuple[QualityItem, ...]
    discern: tuple[QualityItem, ...]
    pemat: tuple[QualityItem, ...]
    ipdas: tuple[QualityItem, ...] = ()

    @property
    def instruments(self) -> dict[str, tuple[QualityItem, ...]]:
        """The items of each instrument, by its name."""
        return {"eqip": self.eqip, "discern": self.discern, "pemat": self.pemat, "ipdas": self.ipdas}

    @model_validator(mode="after")
    def _on_their_scales(self) -> Self:
        """Each instrument has its own numbers and its own scale, or a sum of them means nothing."""
        for name, (numbers, scale) in _INSTRUMENTS.items():
            items: tuple[QualityItem, ...] = getattr(self, name)
            if [each.item for each in items] != numbers and (items or name != "ipdas"):
                raise ValueError(f"{name} has the items {numbers[0]} to {numbers[-1]}, {len(numbers)} in all, in order")
            for each in items:
                if each.score is not None and each.score not in scale:
                    raise ValueError(f"{name} {each.item}: {each.score:g} is not one of {', '.join(map(str, scale))}")
        return self


_INSTRUMENTS: dict[str, tuple[list[int], tuple[float, ...]]] = {
    "eqip": (list(range(1, 37)), (0, 0.5, 1)),
    "discern": (list(range(1, 17)), (1, 2, 3, 4, 5)),
    "pemat": ([*range(1, 13), *range(15, 27)], (0, 1)),
    "ipdas": (list(range(1, 17)), (0, 1)),
}


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
