"""A paper by the parts that formats are laid out on, so that no format names a size. Lengths in millimetres."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from leafwright.model.shapes import Strict, Text

Part = Literal["sheet", "half", "third", "poster"]
Length = Annotated[float, Field(ge=50, le=1200)]
Size = tuple[Length, Length]
_EXACT = 0.05  # millimetres


class Paper(Strict):
    """A sheet as a printer holds it, upright, and what is folded from it; each part's width and height.

    One file each in docs/papers or of the tool."""

    name: Text  # as the profile says it, and as readers see it
    half_name: Text
    sheet: Size
    half: Size  # a page of a booklet: two of them lie on a sheet
    third: Size  # a panel of a tri-fold
    flap: Size  # its narrower panel, which is folded in first
    poster: Size

    @model_validator(mode="after")
    def _folds(self) -> Self:
        width, height = self.sheet
        if 2 * self.half[0] > height + _EXACT or self.half[1] > width + _EXACT:
            raise ValueError("two half sheets must lie side by side on a sheet")
        if 2 * self.third[0] + self.flap[0] > height + _EXACT or self.third[1] > width + _EXACT:
            raise ValueError("two thirds and the flap must lie side by side on a sheet")
        if self.flap[0] >= self.third[0] or self.flap[1] != self.third[1]:
            raise ValueError("the flap must be narrower than a third, and as high, to lie flat inside")
        return self

    def pages(self, part: Part) -> dict[int, Size]:
        """The size of pages by their number; 0 for all that are not named. A tri-fold's second lies on its fifth."""
        sizes: dict[Part, Size] = {"sheet": self.sheet, "half": self.half, "third": self.third, "poster": self.poster}
        return {0: sizes[part], **({2: self.flap, 5: self.flap} if part == "third" else {})}
