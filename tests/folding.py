"""What a hand does with printed sheets: cut, nest and fold them, and look at what it then reads."""

from typing import Any

import pypdfium2
from PIL import Image, ImageChops

# Written without looking at the imposer.


def leaves_of_a_booklet(sides: list[Image.Image], binding: str) -> list[Image.Image]:
    """The pages in reading order of nested sheets that are folded in the middle; sides come as front, back, front…"""
    first: list[Image.Image] = []
    last: list[Image.Image] = []
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        middle = front.width // 2
        halves = [
            (side.crop((0, 0, middle, side.height)), side.crop((middle, 0, side.width, side.height)))
            for side in (front, back)
        ]
        (front_left, front_right), (back_left, back_right) = halves
        if binding == "ltr":
            first += [front_right, back_left]
            last = [back_right, front_left, *last]
        else:
            first += [front_left, back_right]
            last = [back_left, front_right, *last]
    return first + last


def panels_of_a_letter_fold(
    sides: list[Image.Image], binding: str, third: float = 100, flap: float = 97
) -> list[Image.Image]:
    """Cover, flap, three inside, back, of a sheet whose flap is narrower; widths in millimetres."""
    dot = sides[0].width / (2 * third + flap)

    def cut(side: Image.Image, widths: tuple[float, ...]) -> list[Image.Image]:
        at = [round(sum(widths[:n]) * dot) for n in range(4)]
        return [side.crop((at[n], 0, at[n + 1], side.height)) for n in range(3)]

    if binding == "ltr":
        inner, back, cover = cut(sides[0], (flap, third, third))
        return [cover, inner, *cut(sides[1], (third, third, flap)), back]
    cover, back, inner = cut(sides[0], (third, third, flap))
    return [cover, inner, *reversed(cut(sides[1], (flap, third, third))), back]


def pictures(pdf: bytes, trimmed: bool, dots: int = 40) -> list[Image.Image]:
    """Each page in gray at so many dots an inch; only what is left after trimming, where asked for."""
    scale = dots / 72
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        picture = page.render(scale=scale, grayscale=True).to_pil()
        if trimmed:
            left, bottom, right, top = page.get_trimbox()
            height = page.get_height()
            picture = picture.crop(tuple(round(edge * scale) for edge in (left, height - top, right, height - bottom)))
        found.append(picture)
    return found


def alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures show the same page, whatever the rounding of dots; ink in print is blacker."""
    small = (60, 84)
    difference: Any = ImageChops.difference(one.resize(small), other.resize(small)).get_flattened_data()
    return bool(sum(value > 60 for value in difference) < 0.02 * len(difference))


def unfolded(format: str, sides: list[Image.Image], binding: str) -> list[Image.Image]:
    """The pages in reading order of the sheets of a folded format."""
    return (leaves_of_a_booklet if format == "a5-booklet" else panels_of_a_letter_fold)(sides, binding)
