"""Who publishes and who answers: the hospital, its departments, their phones, and what the hospital has chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from leafwright.model.shapes import Email, Strict, Tag, Text, hex_color, phone_number, web_address


class Phone(Strict):
    number: Annotated[str, AfterValidator(phone_number)]
    name: Text
    hours: Text
    always: bool = False  # answered day and night


class LocalChoice(Strict):
    """A value on which published sources disagree, so the hospital chooses it.

    A number, a range (`value` and `to`) or a list of numbers is written as each language writes it; words are
    translated, or stand as they are.
    """

    value: int | float | Text | Annotated[tuple[int | float, ...], Field(min_length=1)]
    to: int | float | None = None
    measure: Literal["", "celsius", "fahrenheit"] = ""  # what a temperature was measured in
    counts: Literal["", "minute", "hour", "day", "night", "week", "month", "year"] = ""  # for {{ amount.name }}
    unit: Text
    range: Text
    references: tuple[str, ...] = ()
    translate: bool = False

    @model_validator(mode="after")
    def _fits(self) -> Self:
        words, several = isinstance(self.value, str), isinstance(self.value, tuple)
        if self.translate and not words:
            raise ValueError("translate = true is for words; a number is written as each language writes it")
        if words and (self.counts or self.measure):
            raise ValueError("write the value as a number without quotes, such as 6, for it to have a unit")
        if (words or several) and self.to is not None:
            raise ValueError("a range has two numbers: value = 1 and to = 2")
        if (several or self.to is not None) and self.measure:
            raise ValueError("a temperature is one number")
        return self

    @property
    def to_translate(self) -> str:
        """Its words, where they are translated; empty where it is a number, or stands as it is."""
        return self.value if isinstance(self.value, str) and self.translate else ""

    @property
    def numbers(self) -> tuple[int | float, ...]:
        """Its numbers, in order; none where it is words."""
        if isinstance(self.value, str):
            return ()
        return self.value if isinstance(self.value, tuple) else (self.value,)

    @property
    def first(self) -> int | float:
        """Its first number."""
        return self.numbers[0]

    @property
    def several(self) -> bool:
        """Whether it is a range or a list."""
        return self.to is not None or len(self.numbers) > 1


@dataclass(frozen=True)
class Logo:
    """The hospital's logo: the kind of its file, what the file holds, and its width over its height."""

    kind: Literal["svg", "png"]
    data: bytes
    proportion: float


class HospitalWords(Strict):
    name: Text
    interpreter: Text
    feedback: Text


class Print(Strict):
    """What the hospital's print shop asks for."""

    profile: str = ""  # its ICC profile of CMYK, a file in docs/; without one, print files are RGB
    condition: Annotated[str, Field(pattern=r"^[\w.-]*$")] = ""  # what the profile is for, by its name: FOGRA51
    registry: Annotated[str, AfterValidator(web_address)] = "http://www.color.org/"  # where that name is known
    ink_limit: Annotated[int, Field(ge=200, le=400)] = 300  # most ink in one place, in percent of all four together
    stock: Literal["uncoated", "matt coated", "silk coated", "gloss coated"] = "uncoated"
    weight: Annotated[int, Field(ge=60, le=400)] = 120  # of the paper, in grams a square metre


class PaperChoice(Strict):
    """The paper that the hospital's printers hold."""

    size: Annotated[str, Field(pattern=r"^[A-Za-z0-9][\w-]*$")] = "A4"  # or "Letter", or a file in docs/papers


class HouseLines(Strict):
    """Lines of the hospital's own, in its words: below its name at the head, and at the end. None where empty."""

    cover: Annotated[str, Field(max_length=80, pattern=r"^[^\n]*$")] = ""
    footer: Annotated[str, Field(max_length=120, pattern=r"^[^\n]*$")] = ""

    @property
    def said(self) -> dict[str, str]:
        """Those that there are, by their keys."""
        return {key: words for key, words in (("cover", self.cover), ("footer", self.footer)) if words.strip()}


class Hospital(Strict):
    """Who publishes: name, the phones that all share, emergency number, web address, color and local choices."""

    sample: bool
    languages: tuple[Tag, ...] = ()  # those that come with the tool and are published; others lie in docs/languages
    house: str = ""  # a file in houses/ of rules and values that stand together: nhs, us, plain
    source: Tag = "en"  # the language that topics are written in
    formats: tuple[str, ...] = ()  # those that come with the tool and are printed; all of them where none is named
    prefix: Annotated[str, Field(pattern=r"^[A-Z]{2,4}$")] = "PI"  # of the numbers of new topics
    address: Annotated[str, AfterValidator(web_address)]
    accent: Annotated[str, AfterValidator(hex_color)]
    logo: Annotated[str, Field(pattern=r"^$|\.(svg|png|jpe?g)$")] = ""  # a file in docs/, shown beside the name
    emergency: Annotated[str, Field(pattern=r"^[0-9]{2,6}$")]
    phone_links: bool = True  # numbers on pages dial when they are pressed; not for screens that cannot phone
    feedback_email: Email = ""  # where readers write that a page was not clear; nothing is asked where it is empty
    offline: bool = False  # the site of each language is offered as one ZIP file too, for computers without a network
    temperature: Annotated[tuple[Literal["celsius", "fahrenheit"], ...], Field(min_length=1)] = ("celsius",)
    words: HospitalWords
    phones: dict[str, Phone] = Field(default_factory=dict)
    local: dict[str, LocalChoice] = Field(default_factory=dict)
    leaflet: HouseLines = HouseLines()
    print: Print = Print()
    paper: PaperChoice = PaperChoice()


class Department(Strict):
    """Who answers for a topic, named by the topic's `owner`; one file each in docs/departments."""

    name: Text
    header: str = ""  # what stands beside the hospital's name on page and leaflet; its own name where empty
    interpreter: str = ""  # in place of the hospital's line
    feedback_email: Email = ""  # in place of the hospital's
    accent: Annotated[str, AfterValidator(lambda value: hex_color(value) if value else "")] = ""  # of its leaflets
    phones: dict[str, Phone] = Field(default_factory=dict)

    @property
    def head(self) -> str:
        """What stands beside the hospital's name."""
        return self.header or self.name


def phones_for(hospital: Hospital, department: Department | None) -> Mapping[str, Phone]:
    """The phones that a topic may name: those of its department, then the hospital's own few."""
    own = department.phones if department else {}
    return {**own, **{name: phone for name, phone in hospital.phones.items() if name not in own}}
