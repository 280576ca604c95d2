"""What checks look at, as plain values: a pair of segments, a printed leaflet, a page of the site.

Sources fill them in; checks only read. So a check needs neither WeasyPrint nor MkDocs, and its
examples are a line each.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from leafwright.model import Language, Misleading, Place

_EXCUSE = re.compile(r"^[a-z]+: *\S.{5,}", re.M)

House = Mapping[str, Any]
"""The numbers and word lists of one rule, from docs/rules.toml."""


@dataclass(frozen=True)
class Pair:
    """A source segment beside its translation; `target` is None where nothing may be shown, and `why` says so."""

    source: str
    target: str | None
    at: Place
    language: Language
    why: str = ""
    note: str = ""  # what the translator wrote beside it
    terms: tuple[tuple[str, str], ...] = ()  # English words of the glossary, each with the language's own term
    forbidden: tuple[Misleading, ...] = ()  # words of the language that mislead
    said_in: Language | None = None  # the language of the source
    beside: tuple[tuple[str, str], ...] = ()  # the segments before and behind it: source and translation
    unknown: tuple[str, ...] = ()  # words of the target that the language's dictionary does not hold

    @property
    def excuses(self) -> tuple[str, ...]:
        """What the translator wrote beside it as `rule: reason`."""
        return tuple(_EXCUSE.findall(self.note))

    def excused(self, rule: str) -> bool:
        """Whether the translator wrote `rule: reason` beside it."""
        return any(each.startswith(f"{rule}:") for each in self.excuses)


@dataclass(frozen=True)
class Run:
    """A line of text as it was laid out. Sizes and edges in points from the left edge of the paper."""

    text: str
    size: float
    color: str = "#000000"
    background: str = "#ffffff"
    left: float = 100
    right: float = 300
    line: int = 0  # characters of the whole line that it is part of
    line_height: float = 1.5  # times the type size
    section: str = ""
    aligned: str = "start"
    paper: float = 595  # width of its page
    page: int = 1
    top: float = 100  # distance from the upper edge of the paper
    bottom: float = 100  # distance from its lower edge


@dataclass(frozen=True)
class Line:
    """A whole line as it was laid out. Lengths in points."""

    text: str
    section: str = ""
    page: int = 1
    heading: bool = False
    last: bool = True  # of its paragraph
    room: float = 0  # left beside its words
    next_word: float = 0  # width of the word that begins the next line
    torn: tuple[str, ...] = ()  # numbers that go on in another line
    ending: str = ""  # its last word, where that is neither a phone number nor the mark of a source


@dataclass(frozen=True)
class Picture:
    """A drawing, code or table as it was laid out, and the box it stands in. Points from the left edge of the paper."""

    left: float
    right: float
    room_left: float
    room_right: float
    code: bool = False
    table: bool = False


@dataclass(frozen=True)
class Frame:
    """A box with lines around it, as it was laid out: its words, and the pages that it stands on."""

    words: str
    pages: tuple[int, ...]


@dataclass(frozen=True)
class Use:
    """How far down a page is used: the share of the height between its margins; the panel it is of, where it is one.

    `hollow` is the share of that height by which a column ends before the one beside it.
    """

    page: int
    share: float
    panel: str = ""
    notes: bool = False  # whether it is for notes only, which fills a sheet
    cover: bool = False  # whether it is a cover, which is emptier than others on purpose
    hollow: float = 0


@dataclass(frozen=True)
class LaidOutLeaflet:
    """A leaflet as it was printed: what was given, what was laid out, and what its PDF file says."""

    at: Place
    tag: str
    format: str = ""
    file: str = ""  # which of its files was laid out so
    reading: str = "sheet"  # which limits hold: sheet, folded, large, poster
    pages: int = 1
    multiple: int = 1  # of so many pages it must have a multiple
    title: str = ""
    addresses: tuple[str, ...] = ()  # where its QR codes must lead
    codes: tuple[str, ...] = ()  # what the QR codes of the rendered pages decode to
    families: tuple[str, ...] = ()
    not_set_in: tuple[str, ...] = ()  # fonts meant for paper, in which the words do not fit
    fonts: tuple[str, ...] = ()
    given: dict[str, tuple[str, ...]] = field(default_factory=dict)  # section id: the words of each of its blocks
    small: frozenset[str] = frozenset()  # sections in small print: about, sources, addresses
    runs: tuple[Run, ...] = ()
    edges: tuple[Run, ...] = ()  # running heads and feet
    marks: tuple[str, ...] = ()  # what every page must say of its edition: draft, out of date, sample
    frames: tuple[Frame, ...] = ()
    uses: tuple[Use, ...] = ()  # of each page
    continued: str = ""  # what the head of a page says where a frame goes on
    back: bool = False  # whether its last page belongs to the warning signs
    alarms: frozenset[str] = frozenset()  # the sections of warning signs
    sign: str = ""  # number, version and language, on every page
    page_of: str = ""  # the words of a page's number, with {page} and {pages}
    lines: tuple[Line, ...] = ()
    bound: tuple[str, ...] = ()  # small words of the language that no line ends with
    justified: bool = False  # whether the script of the language allows it: it has no room between words
    pictures: tuple[Picture, ...] = ()
    headings: tuple[str, ...] = ()
    bookmarks: tuple[str, ...] = ()
    pdf: dict[str, str] = field(default_factory=dict)  # lang, title, marked, variant
    missing_alternatives: int = 0
    dead_links: tuple[str, ...] = ()
    sizes: dict[str, float] = field(default_factory=dict)  # of the format, in points

    @property
    def alarmed(self) -> tuple[int, ...]:
        """The pages on which warning signs stand."""
        return tuple(sorted({run.page for run in self.runs if run.section in self.alarms and run.text.strip()}))

    @property
    def spilled(self) -> bool:
        """Whether warning signs that belong on the last page stand elsewhere."""
        return self.back and bool(self.alarms) and self.alarmed != (self.pages,)

    @property
    def all_runs(self) -> tuple[Run, ...]:
        """All that is printed: the text, then the margins."""
        return self.runs + self.edges


@dataclass(frozen=True)
class Page:
    """A built page of the site beside the leaflet of the same edition."""

    at: Place
    html: str
    tag: str = ""
    direction: str = "ltr"
    sections: dict[str, tuple[str, ...]] = field(default_factory=dict)  # id: the words of each block of a topic
