"""The pictures of a Word file: only photographs that stand in the file itself; nothing is fetched."""

import io
import struct
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from leafwright.model.pictures import LEAST_PIXELS, MOST_PIXELS
from leafwright.scaffold.word.inside import W, name_of

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MADE_UP = ("description automatically generated", "description générée automatiquement", "ai-generated content")
_ENDINGS = {"PNG": "png", "JPEG": "jpg", "WEBP": "webp"}


@dataclass(frozen=True)
class Picture:
    """A photograph: its bytes, the ending of its file, and what it shows in the writer's words.

    There is no ending where a topic cannot show it.
    """

    data: bytes
    ending: str
    alternative: str


def pictures_of(drawing: Any, part: Any, told: Counter[str]) -> Iterator[Picture]:
    """The pictures of a drawing; those that a topic cannot show are counted in `told`. Those in its text boxes are
    read with these."""
    boxes = {each for box in drawing.iter(f"{W}txbxContent") for each in box.iter()}
    for element in drawing.iter():
        if element in boxes:
            continue
        if name_of(element) == "blip":
            key = element.get(f"{_R}embed") or element.get(f"{_R}link")
        elif name_of(element) == "imagedata":
            key = element.get(f"{_R}id")
        else:
            continue
        rel = part.rels.get(key) if key else None
        data = rel.target_part.blob if rel is not None and not rel.is_external else b""
        ending = _ending(data)
        told["other pictures"] += not ending
        yield Picture(data, ending, _alternative(drawing))


def _ending(data: bytes) -> str:
    """What a photograph is; empty where it is none, is damaged, or too small or large for print."""
    from PIL import Image  # only where there are pictures: it takes long to load

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data), formats=list(_ENDINGS)) as image:
            wide, high = image.size
            if max(wide, high) < LEAST_PIXELS or wide * high > MOST_PIXELS:
                return ""
            image.load()
            return _ENDINGS[image.format or ""]
    except (OSError, ValueError, SyntaxError, KeyError, EOFError, struct.error, Image.DecompressionBombError):
        return ""


def _alternative(drawing: Any) -> str:
    """What somebody wrote that a picture shows; what a program guessed is left out, so that it is asked for."""
    for element in drawing.iter():
        if name_of(element) == "docPr":
            words = " ".join(str(element.get("descr") or "").split())
            return "" if any(sign in words.casefold() for sign in _MADE_UP) else words
    return ""
