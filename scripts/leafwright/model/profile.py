"""What a hospital sets for all of its topics: languages, kinds of topics, the house rules, the review."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from leafwright.model.shapes import Strict, Tag, Text

Enlargement = Annotated[float, Field(ge=1, le=1.5)]
FigureForm = Annotated[str, Field(pattern=r"^[^{}]*(\{count\}[^{}]*\{of\}|\{of\}[^{}]*\{count\})[^{}]*$")]


class Language(Strict):
    """How a language is named, set and read; one file each in docs/languages or of the tool."""

    tag: Tag
    name: Text
    english: Text
    direction: Literal["ltr", "rtl"]
    fonts: Annotated[tuple[str, ...], Field(min_length=1)]  # each sign comes from the first that has it
    line_height: Annotated[float, Field(ge=1.2, le=3)]
    screen_fonts: tuple[str, ...] = ()  # of PDFs that are read on screen, where `fonts` cannot be read aloud or copied
    paper_fonts: tuple[str, ...] = ()  # of files for the print shop, where they are to be others than on screens
    screen_line_height: Annotated[float, Field(ge=1.2, le=3)] = 1.65
    enlarged: tuple[tuple[str, Enlargement], ...] = ()  # fonts with small letters, and how much larger they are
    web_enlarged: tuple[tuple[str, Enlargement], ...] = ()  # the same for fonts that only the web shows
    drawn_bold: tuple[str, ...] = ()  # fonts whose bold browsers draw, where one of its own would double the page
    babel: Text
    material: Text
    scripts: Annotated[tuple[str, ...], Field(min_length=1)]
    source: bool = False  # docs/hospital.toml says which
    colon: Annotated[str, Field(pattern=r"\S")] = ": "  # what stands between a label and its value, with its room
    sentence_marks: bool = True  # whether its sentences end with a mark; those of Thai do not
    opens_question: str = ""  # the mark before a question, where it has one
    refused: str = ""  # letters that the language writes otherwise
    refused_marks: str = ""  # marks of another script, behind a word of its own
    fear: tuple[str, ...] = ()  # words that frighten and tell nothing; `-` at an end as below
    negations: tuple[str, ...] = ()  # words that deny; `-` at an end where they are a part of a longer one
    half_negations: tuple[str, ...] = ()  # words that deny beside one of these only: the `aucun` of « ne … aucun »
    joined_negations: tuple[str, ...] = ()  # words with which a denial goes on that another began: the ولا of لا … ولا
    alternatives: tuple[str, ...] = ()  # words behind which a denial goes on without another: "do not start or stop"
    near_negations: tuple[str, ...] = ()  # words for which a translation may deny: only, avoid; `-` at an end as below
    affirmed: tuple[str, ...] = ()  # phrases that hold a word of denial and deny nothing: at no time later than
    about: tuple[str, ...] = ()  # words that make a number a rough one
    figures: tuple[FigureForm, ...] = ()  # how it tells people out of others: "{count} * sur {of}"; `*`: a few words
    other_figures: tuple[FigureForm, ...] = ()  # the same in forms that only C022 looks at
    figures_joined: tuple[str, ...] = ()  # words between two numbers: the `to` of "26 to 59 out of 100" and of "9 to 5"
    unseen: tuple[str, ...] = ()  # words of a source that no check looks for in a translation, and people must
    contrasts: dict[str, dict[str, tuple[str, ...]]] = Field(default_factory=dict)  # words whose exchange harms
    doubles: bool = False  # whether it says a word twice on purpose
    units: tuple[tuple[str, str], ...] = ()  # how the language writes a unit: ["cm", "厘米"]
    amounts: tuple[tuple[str, str], ...] = ()  # words of the locale data for amounts, and what sentences need instead
    # its table of liblouis; with that, its grade; "" where liblouis is known to have none
    braille: Annotated[str, Field(pattern=r"^([\w-]+\.(utb|ctb|tbl))?$")] | None = None
    digits: Literal["latn", "native"] = "latn"
    bound: tuple[str, ...] = ()  # small words that no line of a leaflet ends with
    spacing: tuple[tuple[str, str], ...] = ()  # what a translator may type, and how it is printed: [" ;", "\u202f;"]
    full_width: bool = False  # whether marks are as wide as its signs, and no room stands behind them
    justified: bool = False  # whether lines end at one edge; only where no room parts words
    whole: tuple[str, ...] = ()  # words that no heading is broken in, where no room parts words
    hyphens: bool = False  # whether long words are divided in narrow columns of leaflets
    dictionary: str = ""  # npm package of a Hunspell dictionary, for advice on spelling
    words: tuple[str, ...] = ()  # words that are right and that the dictionary does not hold
    alphabet: str = ""  # its letters in its own order, where that is not the order of Unicode's collation
    articles: tuple[str, ...] = ()  # what lists by letter pass over, with its room behind it: "the "
    whole_words: tuple[str, ...] = ()  # that begin as an article does, without being one
    order: Literal["", "pinyin"] = ""  # what its signs are ordered by, where that is not the signs themselves
    reading: Literal["", "inflesz", "kandel-moles", "fog-pl"] = ""  # the published scale of how easily it reads

    def __hash__(self) -> int:
        return hash((self.tag, self.source, self.babel))  # its tables cannot be hashed; equal ones still are equal

    @property
    def enlarged_on_screens(self) -> tuple[tuple[str, Enlargement], ...]:
        """Fonts whose letters are small, and how much larger the web sets them."""
        return (*self.enlarged, *self.web_enlarged)

    @property
    def is_english(self) -> bool:
        """Whether it is English, as one country or another writes it."""
        return self.tag.split("-")[0] == "en"

    @property
    def mark(self) -> str:
        """The colon behind a label, with the room before it."""
        return self.colon.rstrip(" ")

    @property
    def gap(self) -> str:
        """The room behind the colon."""
        return self.colon[len(self.mark) :]


Fold = Literal["flap", "inside", "what", "choices", "ready", "back"]  # "inside" where it stands in no order


class SectionRule(Strict):
    """A section that topics of a kind have, and how leaflet and page draw it."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    heading: str = ""  # what `new` writes over it, in English, as a question
    statement: str = ""  # the same, where the house has statements as headings
    required: bool = False
    panel: Literal["body", "wide", "key_points", "small", "warning", "end", "poster"] = "body"
    fold: Literal["", Fold] = ""  # where a folded leaflet shows it, if it does
    origin: Annotated[Literal["topic", "hospital"], Field(alias="from")] = "topic"
    prompt: str = ""


class HouseRule(BaseModel):
    """How strictly this house holds a rule, and the rule's numbers; one table a code in docs/rules.toml."""

    model_config = ConfigDict(frozen=True, extra="allow")
    level: Literal["stop", "warn", "off"]

    @property
    def numbers(self) -> dict[str, Any]:
        """Everything but the level, by name: thresholds and word lists."""
        return dict(self.model_extra or {})


class Kind(Strict):
    """What a topic is, and the sections it must have, in order; one file each in docs/kinds or of the tool."""

    name: Text
    source_only: bool = False  # for staff: written in the source language, not translated, not printed
    about: Literal["", "MedicalCondition", "MedicalProcedure", "MedicalTest", "Drug", "Diet", "MedicalClinic"] = (
        ""  # what schema.org calls what the topic's title names
    )
    web: Literal["MedicalWebPage", "WebPage"] = "MedicalWebPage"  # what schema.org calls its page
    formats: tuple[str, ...] = ()  # those it prints in where the topic names none; all of them where none is named
    rules: tuple[str, ...] = ()  # only these rules hold, where not all do
    house: dict[str, dict[str, Any]] = Field(default_factory=dict)  # what it holds otherwise, as in rules.toml
    sections: Annotated[tuple[SectionRule, ...], Field(min_length=1)]

    def held(self, house: Mapping[str, HouseRule]) -> Mapping[str, HouseRule]:
        """The rules of a house, with what the kind holds otherwise laid over them."""
        under = {code: house[code].model_dump() for code in self.house if code in house}
        return {**house, **{code: HouseRule.model_validate({**was, **self.house[code]}) for code, was in under.items()}}


class WordList(Strict):
    """A rule that is only a list of words; one file each in docs/wordlists or of the tool, named after its code."""

    rule: Annotated[str, Field(pattern=r"\.$")]
    why: Text
    source: Text
    standards: tuple[str, ...] = ()
    message: Text
    passes: Annotated[tuple[str, ...], Field(min_length=1)]
    fails: Annotated[tuple[str, ...], Field(min_length=1)]
    words: dict[str, str]
    right: tuple[str, ...] = ()  # phrases that hold one of the words and are right


class Sought(Strict):
    """What readers of a language type, parted by commas, and where it leads; one file each in docs/search."""

    function_words: str = ""  # parted by spaces: words that say little
    kinds: dict[str, str] = Field(default_factory=dict)  # by the name of a kind
    sections: dict[str, str] = Field(default_factory=dict)  # by the id of a section, or one of a topic: topic#id

    @property
    def small(self) -> tuple[str, ...]:
        """The words that say little."""
        return tuple(self.function_words.split())


class TopicSet(Strict):
    """Topics that people read one after another, such as an illness, its treatment, going home: docs/sets.toml."""

    topics: Annotated[tuple[Text, ...], Field(min_length=2)]  # by the names of their files


class Standard(Strict):
    """A rule of good patient information, R01 to R51; one table each in standards.toml."""

    rule: Text
    tests: tuple[str, ...] = ()  # files below tests/ that keep it, whatever a topic says


class ReviewItem(Strict):
    """Something that only a person can decide."""

    text: Text
    source: Text
    standards: tuple[str, ...] = ()


class ReviewPart(Strict):
    title: Text
    items: Annotated[tuple[ReviewItem, ...], Field(min_length=1)]
    translation: bool = False  # asked of each translation, on the page that it is signed on


class ReviewRole(Strict):
    name: Text


class Approval(Strict):
    """Which roles must sign exactly the present words before an edition counts as approved."""

    source: Annotated[tuple[str, ...], Field(min_length=1)]
    translation: Annotated[tuple[str, ...], Field(min_length=1)]
    different: tuple[tuple[str, str], ...] = ()  # roles that one person may not hold both


class Review(Strict):
    """The form that goes with each topic to its reviewers: docs/review.toml."""

    parts: Annotated[tuple[ReviewPart, ...], Field(min_length=1)]
    roles: Annotated[tuple[ReviewRole, ...], Field(min_length=1)]
    approval: Approval
