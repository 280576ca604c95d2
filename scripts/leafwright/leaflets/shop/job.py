"""A job as a print shop speaks of it: stock, weight, sides, fold and finishing. Lengths in millimetres.

Folds by their number in the fold catalog of CIP4 (XJDF 2.2, table 4.28), stock by its coating.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.imposing import Side
from leafwright.leaflets.shop.inks import SMALL

BLEED = 3.0  # what is printed beyond the trimmed edge on each side
FOLD_CODES = {"": "F2-1", "booklet": "F4-1", "trifold": "F6-4"}
_FOLDS = {"": "none", "booklet": "one fold, sheets nested", "trifold": "two folds, the narrow flap inwards first"}


@dataclass(frozen=True)
class Job:
    """A leaflet to be printed: its sheet, the sides of its sheets, and the sizes of its pages in reading order."""

    sheet: ComposedLeaflet
    sides: Sequence[Side]
    sizes: Sequence[tuple[float, float]]

    @property
    def sheets(self) -> int:
        """How many sheets one copy takes."""
        return (len(self.sides) + 1) // 2

    @property
    def fold_code(self) -> str:
        """The number of its fold."""
        return FOLD_CODES[self.sheet.format.fold]

    @property
    def bound(self) -> str:
        """The edge on which it is bound, or its cover folded: left or right."""
        return "left" if self.sheet.binding == "ltr" else "right"

    @property
    def finishing(self) -> list[str]:
        """What is done to the printed sheets, in this order."""
        fold = self.sheet.format.fold
        if fold == "booklet":
            return ["nest", "fold", "two wire staples on the spine", "trim"]
        if fold == "trifold":
            return ["trim", "score", f"fold: the flap of {self.sizes[1][0]:g} mm inwards first"]
        return ["trim"] if self.sheets == 1 else ["trim", "collate", f"one staple at the top {self.bound}"]

    def told(self) -> dict[str, object]:
        """All that the shop must know, by its name, and a line for how many."""
        side, shop = self.sides[0], self.sheet.shop
        colored = "CMYK" if self.sheet.profile else "to be turned into CMYK by you"
        both = len(self.sides) > 1
        return {
            **dict(self.sheet.ticket),
            "file": f"{self.sheet.name}.print.pdf",
            "stock": f"{shop.stock} paper, white",
            "weight in g/m2": shop.weight,
            "trimmed sheet in mm": [round(side.width, 1), round(side.height, 1)],
            "finished page in mm": [round(number, 1) for number in self.sizes[0]],
            "bleed in mm": BLEED,
            "pages": len(self.sizes),
            "sheets": self.sheets,
            "sides": "both" if both else "one",
            "turned on": "the short edge" if side.width > side.height else "the long edge",
            "inks": f"{'4/4' if both else '4/0'}, {colored}; text below {SMALL} pt in black ink only",
            "ink limit in %": shop.ink_limit,
            "printing condition": shop.condition or ("as in the file" if self.sheet.profile else "yours"),
            "imposed": "yes: print each page of the file as one side of a sheet, without scaling",
            "fold": _FOLDS[self.sheet.format.fold],
            "fold code": self.fold_code,
            "bound on": f"the {self.bound}",
            "finishing": self.finishing,
            "quantity": None,
        }

    def as_json(self, sha256: str) -> bytes:
        """The ticket for people and programs; `sha256` of the file to print."""
        return (json.dumps({**self.told(), "sha256": sha256}, ensure_ascii=False, indent=1) + "\n").encode()
