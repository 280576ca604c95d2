"""Photographs: where each comes from, and what print and web show of it."""

from dataclasses import dataclass
from typing import Literal

from leafwright.model.shapes import Strict, Text

LEAST_PIXELS = 1000  # of a photograph's longer side: 85 mm, a column, at the 300 an inch of print
MOST_PIXELS = 50_000_000  # some 150 MB of memory while it is turned into smaller ones


class PictureSource(Strict):
    """What the hospital says of a photograph, in docs/pictures.toml, by the name of its file."""

    credit: Text  # printed below it: who took it, for whom
    rights: Text  # why it may be shown: own work, CC BY 4.0, a contract
    people: Literal["none", "agreed"]  # nobody can be made out in it, or all who can have agreed in writing


@dataclass(frozen=True)
class Photo:
    """A photograph as it is shown, in sRGB, with nothing of its camera left in it.

    `print` is the file for paper, of `width` times `height` pixels; `web` are those for screens by their width, the
    narrowest first. `credit` is empty where nobody has said where it comes from, which C037 tells.
    """

    kind: Literal["jpg", "png"]
    width: int
    height: int
    print: bytes
    web: tuple[tuple[int, bytes], ...]
    credit: str = ""

    @property
    def media_type(self) -> str:
        """That of all its files."""
        return "image/jpeg" if self.kind == "jpg" else "image/png"
