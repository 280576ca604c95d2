"""Fonts of the reader's device that stand in for ours until these are there, in the same room.

A font of the device is called by a name of ours, with its size, ascent and descent so changed that as much text goes
into a line, and lines stand where they will (CSS Fonts 5: size-adjust, ascent-override, descent-override).
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import uharfbuzz
from fontTools.ttLib import TTFont

from leafwright.website.fonts.remembering import while_the_same

_DATA = Path(__file__).with_name("devices.toml")


@dataclass(frozen=True)
class StandIn:
    """A font of a device under a name of ours, in one weight; numbers are percent."""

    name: str
    weight: int
    local: tuple[str, ...]
    range: str
    size: float
    ascent: float
    descent: float


def stand_ins(family: str, faces: Mapping[int, Path], times: float = 1) -> list[StandIn]:
    """Takes a family of ours with its files by weight, and how much larger than its files say it is shown."""
    found: list[StandIn] = []
    for entry in _devices():
        if family in entry["for"]:
            for font in entry["fonts"]:
                found += _adjusted(family, entry, font, faces, times)
    return found


def _adjusted(
    family: str, entry: Mapping[str, Any], font: Mapping[str, Any], faces: Mapping[int, Path], times: float
) -> Iterable[StandIn]:
    for (weight, source), local, width in zip(
        faces.items(), (font["regular"], font["bold"]), font["widths"], strict=True
    ):
        if local:
            size = times * _width(source, entry["sample"]) / width
            ascent, descent = (times * part / size for part in _heights(source))
            name = f"{family} as {font['name']}"
            yield StandIn(name, weight, tuple(local), entry["range"], 100 * size, 100 * ascent, 100 * descent)


@cache
def _devices() -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads(_DATA.read_text("utf-8"))["standing_in"]
    return entries


@while_the_same
def _width(source: Path, text: str) -> float:
    """The mean advance of the characters of a text in a font, in em."""
    font, buffer = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(source))), uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {})
    advance = sum(place.x_advance for place in buffer.glyph_positions)
    return float(advance / font.face.upem / len(text))


@while_the_same
def _heights(source: Path) -> tuple[float, float]:
    """How far a font's lines reach above and below the line that letters stand on, in em."""
    with TTFont(source, lazy=True) as font:
        em = font["head"].unitsPerEm
        return font["hhea"].ascent / em, -font["hhea"].descent / em
