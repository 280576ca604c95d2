"""A leaflet as one value: all that it is made from, before it is printed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from leafwright.leaflets.formats import Format
from leafwright.model import HouseRule, Print

Tables = Mapping[str, tuple[str, str]]
"""By the tag of a language, its table of braille and its name; the source language by "" too; only where asked for."""


@dataclass(frozen=True, kw_only=True)
class ComposedLeaflet:
    """All that a leaflet is made from: what gives the same sheet gives the same bytes."""

    edition: str  # its id
    tag: str
    source: bool  # of the source language
    file: str  # where its words stand, for findings
    name: str  # of the file to make, without extension
    format: Format
    markup: str
    styles: tuple[tuple[str, str], ...]  # file name and text
    paper_styles: tuple[tuple[str, str], ...]  # the same in the fonts of paper, where those differ from the screen's
    families: tuple[str, ...]
    addresses: tuple[str, ...]  # what its QR codes must say
    ticket: tuple[tuple[str, str], ...]  # what the print shop must know
    told: Mapping[str, tuple[str, ...]] = field(hash=False)  # section id: the words of its blocks that it must show
    binding: str  # ltr or rtl
    marks: tuple[str, ...] = ()  # what every page must say of the edition: draft, out of date, sample
    continued: str = ""  # the word for what goes on from the page before
    sign: str = ""  # number, version and language, on every page
    page_of: str = ""  # the words of a page's number, with {page} and {pages}
    bound: tuple[str, ...] = ()  # small words of the language that no line ends with
    tables: Tables = field(default_factory=dict, hash=False)
    paper_fonts: tuple[str, ...] = ()  # those of `paper_styles`
    enlarged: tuple[tuple[str, float], ...] = ()  # families that paper sets larger, which its styles name, and how much
    justified: bool = False  # whether lines of its language may end at one edge
    profile: bytes = b""  # the print shop's ICC profile of CMYK
    shop: Print = field(default_factory=Print)  # what else the print shop asks for
    house: Mapping[str, HouseRule] = field(default_factory=dict, hash=False)  # how it is looked at when it is laid out
    tools: str = ""  # versions of everything that draws

    @property
    def id(self) -> str:
        """The hash of all that it is drawn from; how strictly it is looked at does not change a line."""
        told = [
            self.name,
            self.tag,
            self.format.model_dump_json(),
            self.markup,
            str(self.styles),
            str(self.paper_styles),
        ]
        told += [
            json.dumps(dict(self.told)),
            json.dumps(dict(self.tables)),
            str(self.families),
            str(self.addresses),
            str(self.ticket),
            self.shop.model_dump_json(),
            self.binding,
            *self.marks,
            self.continued,
            self.sign,
            str(self.bound),
            self.page_of,
            self.tools,
        ]
        return hashlib.sha256("\0".join(told).encode() + self.profile).hexdigest()
